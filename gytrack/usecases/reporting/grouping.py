"""The status summed by section or by department."""

from collections.abc import Iterable, Mapping, Sequence

from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.records.funds import Money
from gytrack.records.terms import By, Light
from gytrack.status.money import rate
from gytrack.status.rule_words import counted_word, lights_of
from gytrack.status.rules import KEPT, Rules
from gytrack.status.summary import Group
from gytrack.usecases.reporting.row_json import Json, money_keys, rules_json

NOBODY = "未落实到单位"
TOTAL = "合计"
_KEYS = {"section": Column("section", "项目"), "dept": Column("dept", "单位")}
_LIGHTS: tuple[Light, ...] = ("red", "yellow", "green", "grey")
_COUNTS = (
    Column("median", "进度中位数", "percent"),
    Column("with_percent", "报进度的任务", "number"),
)

MONEY = (
    Column("allocated", "安排（万元）", "number"),
    Column("released", "拨付（万元）", "number"),
    Column("spent", "支出（万元）", "number"),
    Column("rate", "执行率", "percent"),
    Column("over", "超支（万元）", "number"),
)
_NO_MONEY = Money()


def group_table(found: Iterable[Group], by: By, sets: Sequence[Rules], money: Mapping[str, Money]) -> Table:
    """Return groups as rows, the lights under the words that all sets of rules have for them.

    Where there is money, each with what it comes to by the groups' names.
    """
    alike = all(lights_of(one) == lights_of(sets[0]) for one in sets)
    columns = _columns(by, sets[0] if alike else KEPT)
    if not money:
        return Table(columns, map(_row, found))
    rows = ((*_row(one), *_sums(money.get(one.key, _NO_MONEY))) for one in found)
    return Table((*columns, *MONEY), rows)


def money_table(found: Iterable[Group], by: By, money: Mapping[str, Money]) -> Table:
    """Return the groups that have money with what it comes to, for a screen that is too narrow for all columns."""
    rows = ((one.key, *_sums(money[one.key])) for one in found if one.key in money)
    return Table((_KEYS[by], *MONEY), rows)


def group_json(
    found: Iterable[Group], by: By, sets: Sequence[Rules], money: Mapping[str, Money], *, trial: bool
) -> Json:
    """Return groups as JSON; the total is the last. ``sets`` are the rules of each plan."""
    keys = [column.key for column in _columns(by, KEPT)]
    return {
        "schema": SCHEMA,
        "by": by,
        "rules": rules_json(sets, trial=trial),
        "groups": [
            dict(zip(keys, _row(one), strict=True))
            | ({"funds": money_keys(money.get(one.key))} if money else {})
            for one in found
        ],
    }


def _columns(by: By, rules: Rules) -> tuple[Column, ...]:
    lights = (Column(light, counted_word(light, rules), "number") for light in _LIGHTS)
    return (_KEYS[by], Column("tasks", "任务", "number"), *lights, *_COUNTS)


def _sums(money: Money) -> tuple[Value, ...]:
    return money.allocated, money.released, money.spent, rate(money), money.over


def _row(found: Group) -> tuple[Value, ...]:
    return (found.key, found.tasks, *found.lights, found.median, found.with_percent)
