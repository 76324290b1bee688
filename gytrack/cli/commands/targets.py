"""``gytrack targets``: the numbers to be reached."""

from datetime import date
from typing import Annotated

import typer

from gytrack.cli.desk import narrowed
from gytrack.cli.frame import options
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import choose_format, emit, emit_json
from gytrack.dates import deadline, parse_day
from gytrack.export.tables import Column, Table, Value
from gytrack.status.targets import TargetStatus
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import target_statuses
from gytrack.usecases.reporting.status_json import target_json
from gytrack.usecases.reporting.status_table import target_table
from gytrack.usecases.reporting.target_fields import met_by_date, target_words

_SCREEN = (
    Column("id", "编号"),
    Column("met", "达标"),
    Column("attainment", "完成率", "percent"),
    Column("due", "时限"),
    Column("name", "指标（完成/目标）"),
)


def command(
    dept: options.Dept = None,
    section: options.Section = None,
    unmet: Annotated[bool, typer.Option("--unmet", help="只看还没有达标的，包括未报的")] = False,
    as_of: options.AsOf = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """列出量化指标及完成情况。"""
    setting = current()
    form = choose_format(form)
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    with opened_for_reading(setting) as ledger:
        found = [
            (status, wanted.plan.code)
            for wanted in choose(ledger, setting.plan, narrowed(dept, section=section))
            for status in target_statuses(
                ledger, wanted.tasks._replace(in_force=True), day, rules_of(ledger, wanted.plan, day)
            )
            if not (unmet and (status.met or status.target.op == "none"))
        ]
    if form == "json":
        emit_json(
            {"schema": 1, "as_of": day.isoformat(), "targets": [target_json(*pair, day) for pair in found]}
        )
    elif form == "table":
        emit(Table(_SCREEN, (_screen_row(status, day) for status, _ in found)), form, ascii_only=ascii_only)
    else:
        emit(target_table(((plan, status) for status, plan in found), day), form, ascii_only=ascii_only)


def _screen_row(status: TargetStatus, day: date) -> tuple[Value, ...]:
    due = status.target.due
    name = "".join(target_words((status,)))
    notes = f"（{'，'.join(status.notes)}）" if status.notes else ""
    return (
        status.target.code,
        met_by_date(status, day),
        status.attainment,
        due and deadline(due),
        name + notes,
    )
