"""What can be said of a target's status, each by one function that every form shares: screen, text, workbook."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from gytrack import wording
from gytrack.export.tables import CellKind, Column, Value
from gytrack.status.originals import marked
from gytrack.status.targets import TargetStatus, is_past_due
from gytrack.usecases.reporting.adjusted_words import (
    adjusted_goal,
    printed_goal,
    target_adjustments,
)


class TargetField(NamedTuple):
    """A column over targets, and the function that fills it."""

    column: Column
    of: Callable[[TargetStatus], Value]


def met_words(status: TargetStatus) -> str:
    """Say whether a target is met; one that was not reported or was dropped is neither, and may not be due yet."""
    if status.target.is_dropped():
        return "已取消"
    if status.target.op == "none":
        return wording.NONE
    if status.met is None:
        return "目前符合" if "目前符合" in status.notes else wording.unreported(not_due=status.not_due)
    if status.met_by == "statement" and status.met:
        return "认定达标"
    return "达标" if status.met else "未达标"


def met_by_date(status: TargetStatus, day: date) -> str:
    """Say whether a target is met, and where it is not that its own date is over: 未达标（逾期）."""
    return met_words(status) + ("（逾期）" if is_past_due(status, day) else "")


def target_words(targets: Iterable[TargetStatus]) -> tuple[str, ...]:
    """Write targets with what is done of them: 旗舰中医馆2/5家; 认定达标 where a person's word stands for a figure.

    One that was adjusted says what it was before: 旗舰中医馆2/4家（调低，原目标不少于5家）.
    """
    return tuple(
        marked(status.target.name + _done(status) + _own(status), status.target) for status in targets
    )


def _own(status: TargetStatus) -> str:
    return f"（{wording.OWN}）" if status.target.own else ""


def _done(status: TargetStatus) -> str:
    absent = "认定达标" if status.met else wording.unreported(not_due=status.not_due)
    return wording.done_of(status.actual, status.target, absent)


def _field(
    key: str, heading: str, of: Callable[[TargetStatus], Value], kind: CellKind = "text"
) -> TargetField:
    return TargetField(Column(key, heading, kind), of)


FIELDS = (
    _field("id", "编号", lambda status: status.target.code),
    _field("owner", "所属", lambda status: status.target.owner),
    _field("name", "指标名称", lambda status: status.target.name),
    _field("goal", "方案目标", lambda status: printed_goal(status.target)),
    _field("adjusted", "调整后目标", lambda status: adjusted_goal(status.target)),
    _field("unit", "单位", lambda status: status.target.unit),
    _field("baseline", "基期值", lambda status: status.target.baseline, "number"),
    _field("actual", "目前完成", lambda status: status.actual, "number"),
    _field("attainment", "完成率", lambda status: status.attainment, "percent"),
    _field("due", "完成时限", lambda status: status.target.due, "deadline"),
    _field("met", "是否达标", met_words),
    _field("actual_date", "数据日期", lambda status: status.actual_date, "date"),
    _field("notes", "说明", lambda status: status.notes),
    _field("adjustment", "调整情况", lambda status: target_adjustments(status.target)),
)
"""The fields of the flat table, in its order; the plan stands before them."""

FIELD = {field.column.key: field for field in FIELDS}
