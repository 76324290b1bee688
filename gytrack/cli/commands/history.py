"""``gytrack history``: who changed what, when, by which command."""

from collections.abc import Iterable
from typing import Annotated

import typer

from gytrack.cli.frame import options
from gytrack.cli.frame.named import ITEM
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import choose_format, emit, talk
from gytrack.export.tables import Column, Table, Value
from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import history
from gytrack.ledger.queries.history import Line
from gytrack.ledger.queries.plans import all_plans
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.undoing.commands import in_force

_COLUMNS = (
    Column("number", "编号", "number"),
    Column("at", "时间"),
    Column("who", "经办"),
    Column("state", "现状"),
    Column("words", "命令"),
)


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="编号", click_type=ITEM, help="任务或指标的编号；不写则为整个方案", show_default=False
        ),
    ] = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """查看改动记录，最近的在前。"""
    setting = current()
    with opened_for_reading(setting) as ledger:
        rows = [_row(ledger, line) for line in _lines(ledger, setting, code)]
        others = 0 if code is not None else _of_other_plans(ledger, setting)
    emit(Table(_COLUMNS, rows, "commands"), choose_format(form), ascii_only=ascii_only)
    if others:
        talk(f"另有其他方案的{others}条命令，--plan all 可一并列出")


def _lines(ledger: Reader, setting: Setting, code: str | None) -> Iterable[Line]:
    if code is None and _of_all(ledger, setting):
        return history.of_all(ledger)
    plan = choose_plan(ledger, setting.plan)
    if code is None:
        return history.of_plan(ledger, plan.id)
    item = choose_item(ledger, plan, code)
    tell_moved(item)
    if item.target is not None:
        return history.of_target(ledger, item.target.id)
    if item.task is not None:
        return history.of_task(ledger, item.task.id)
    return history.of_plan(ledger, plan.id)


def _of_all(ledger: Reader, setting: Setting) -> bool:
    return setting.plan == "all" or not all_plans(ledger)


def _of_other_plans(ledger: Reader, setting: Setting) -> int:
    """Count the commands that are not listed since they are another plan's."""
    if _of_all(ledger, setting):
        return 0
    return history.count_of_others(ledger, choose_plan(ledger, setting.plan).id)


def _row(ledger: Reader, line: Line) -> tuple[Value, ...]:
    at = codec.time(line.at).astimezone().strftime("%Y-%m-%d %H:%M")
    state = None if in_force(ledger, line) else f"已由#{line.undone_by}撤销"
    return line.number, at, line.who, state, line.words
