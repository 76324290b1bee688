"""The status summed by section or by department."""

from collections.abc import Iterable
from typing import Literal

from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.status.summary import Group
from gytrack.usecases.reporting.row_json import Json

By = Literal["section", "dept"]
NOBODY = "未落实到单位"
TOTAL = "合计"
_KEYS = {"section": Column("section", "项目"), "dept": Column("dept", "单位")}
_COUNTS = (
    Column("tasks", "任务", "number"),
    Column("red", "红灯", "number"),
    Column("yellow", "黄灯", "number"),
    Column("green", "绿灯", "number"),
    Column("grey", "未报", "number"),
    Column("median", "进度中位数", "percent"),
    Column("with_percent", "报进度的任务", "number"),
)


def group_table(found: Iterable[Group], by: By) -> Table:
    """Return groups as rows."""
    return Table((_KEYS[by], *_COUNTS), map(_row, found))


def group_json(found: Iterable[Group], by: By) -> Json:
    """Return groups as JSON; the total is the last."""
    keys = [_KEYS[by].key, *(column.key for column in _COUNTS)]
    return {"schema": SCHEMA, "by": by, "groups": [dict(zip(keys, _row(one), strict=True)) for one in found]}


def _row(found: Group) -> tuple[Value, ...]:
    return (found.key, found.tasks, *found.lights, found.median, found.with_percent)
