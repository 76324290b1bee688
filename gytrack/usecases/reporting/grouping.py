"""The status summed by section or by department."""

from collections.abc import Iterable, Mapping
from typing import Literal

from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.records.funds import Money
from gytrack.status.money import rate
from gytrack.status.summary import Group
from gytrack.usecases.reporting.row_json import Json, money_keys

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

_MONEY = (
    Column("allocated", "安排（万元）", "number"),
    Column("released", "拨付（万元）", "number"),
    Column("spent", "支出（万元）", "number"),
    Column("rate", "执行率", "percent"),
    Column("over", "超支（万元）", "number"),
)
_NO_MONEY = Money()


def group_table(found: Iterable[Group], by: By, money: Mapping[str, Money]) -> Table:
    """Return groups as rows; where there is money, with what it comes to by the groups' names."""
    if not money:
        return Table((_KEYS[by], *_COUNTS), map(_row, found))
    rows = ((*_row(one), *_sums(money.get(one.key, _NO_MONEY))) for one in found)
    return Table((_KEYS[by], *_COUNTS, *_MONEY), rows)


def money_table(found: Iterable[Group], by: By, money: Mapping[str, Money]) -> Table:
    """Return the groups that have money with what it comes to, for a screen that is too narrow for all columns."""
    rows = ((one.key, *_sums(money[one.key])) for one in found if one.key in money)
    return Table((_KEYS[by], *_MONEY), rows)


def group_json(found: Iterable[Group], by: By, money: Mapping[str, Money]) -> Json:
    """Return groups as JSON; the total is the last."""
    keys = [_KEYS[by].key, *(column.key for column in _COUNTS)]
    return {
        "schema": SCHEMA,
        "by": by,
        "groups": [
            dict(zip(keys, _row(one), strict=True))
            | ({"funds": money_keys(money.get(one.key))} if money else {})
            for one in found
        ],
    }


def _sums(money: Money) -> tuple[Value, ...]:
    return money.allocated, money.released, money.spent, rate(money), money.over


def _row(found: Group) -> tuple[Value, ...]:
    return (found.key, found.tasks, *found.lights, found.median, found.with_percent)
