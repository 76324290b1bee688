"""``gytrack milestones``: what is to be reached in a year, by department."""

from typing import Annotated

import typer

from gytrack import wording
from gytrack.cli.desk import narrowed
from gytrack.cli.frame import options
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import choose_format, emit, emit_json
from gytrack.dates import deadline, parse_day
from gytrack.export.tables import Column, Table, Value
from gytrack.status.originals import marked
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.milestones.listing import Step, state_words, step_table, steps, steps_json

_SCREEN = (
    Column("lead", "牵头单位"),
    Column("id", "编号"),
    Column("due", "时点"),
    Column("state", "完成情况"),
    Column("name", "指标（目前/应达）"),
)


def command(
    dept: options.Dept = None,
    section: options.Section = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="年份", help="哪一年，缺省为今年", min=1900, max=9999)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="所有年份")] = False,
    as_of: options.AsOf = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """列出一年内各指标要达到的数：分年度计划的时点、到期的目标、每年的目标，按牵头单位排列。"""
    setting = current()
    form = choose_format(form)
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    wanted = None if everything else year or day.year
    with opened_for_reading(setting) as ledger:
        found = [
            step
            for chosen in choose(ledger, setting.plan, narrowed(dept, section=section))
            for step in steps(ledger, chosen, day, wanted)
        ]
    if form == "json":
        emit_json(steps_json(found, day))
    elif form == "table":
        emit(Table(_SCREEN, map(_screen_row, found)), form, ascii_only=ascii_only)
    else:
        emit(step_table(found), form, ascii_only=ascii_only)


def _screen_row(step: Step) -> tuple[Value, ...]:
    target, actual = step.status.target, step.status.actual
    done = wording.NONE if actual is None else wording.amount(actual, target.unit)
    name = marked(f"{target.name}{done}/{wording.amount(step.value, target.unit)}", target)
    return step.owner.lead, target.code, deadline(step.due), state_words(step), name
