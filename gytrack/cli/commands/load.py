"""``gytrack load``: who has how much to do, and who has been silent for how long."""

from typing import Annotated

import typer

from gytrack.cli.desk import narrowed
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import choose_format, emit, talk
from gytrack.dates import parse_day
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.load import Sort, burdens, in_order, load_screen, load_table

_SORTS = {"lead": ("牵头",), "support": ("配合",), "missed": ("欠报",), "silent": ("久未报",)}


def command(
    dept: options.Dept = None,
    section: options.Section = None,
    sort: Annotated[
        Sort | None,
        typer.Option(
            "--sort",
            metavar="|".join(_SORTS),
            parser=one_of(_SORTS),
            help="按牵头、配合、欠报期数或多久未报排列，多的在前；缺省按方案的次序，不排名",
        ),
    ] = None,
    as_of: options.AsOf = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """负担与欠报：各单位牵头、配合、承办多少任务，多久没有报送。

    统称的成员各列一行，以其自己报送的为准；其他单位的任务，统筹登记的也算已报。
    """
    setting = current()
    form = choose_format(form)
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    with opened_for_reading(setting) as ledger:
        chosen = choose(ledger, setting.plan, narrowed(dept, section=section))
        found = [
            one for plan in chosen for one in burdens(ledger, plan, day, rules_of(ledger, plan.plan, day))
        ]
    table = load_screen if form == "table" else load_table
    emit(table(in_order(found, sort)), form, ascii_only=ascii_only)
    if any(plan.plan.asked_from is None for plan in chosen):
        talk("方案还没有要求按期报送，欠报和欠报期数留空；可用 gytrack plan set-asked 日期 设定")
