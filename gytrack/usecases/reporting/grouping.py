"""The status summed by section or by department."""

from collections.abc import Iterable, Sequence
from typing import Literal

from gytrack import wording
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.records.terms import Light
from gytrack.status.rules import Labels, Rules
from gytrack.status.summary import Group
from gytrack.usecases.reporting.row_json import Json, rules_json

By = Literal["section", "dept"]
NOBODY = "未落实到单位"
TOTAL = "合计"
_KEYS = {"section": Column("section", "项目"), "dept": Column("dept", "单位")}
_LIGHTS: tuple[Light, ...] = ("red", "yellow", "green", "grey")
_COUNTS = (
    Column("median", "进度中位数", "percent"),
    Column("with_percent", "报进度的任务", "number"),
)


def group_table(found: Iterable[Group], by: By, sets: Sequence[Rules]) -> Table:
    """Return groups as rows, the lights under the words that all sets of rules have for them."""
    labels = sets[0].labels if all(one.labels == sets[0].labels for one in sets) else ()
    return Table(_columns(by, labels), map(_row, found))


def group_json(found: Iterable[Group], by: By, sets: Sequence[Rules], *, trial: bool) -> Json:
    """Return groups as JSON; the total is the last. ``sets`` are the rules of each plan."""
    keys = [column.key for column in _columns(by, ())]
    return {
        "schema": SCHEMA,
        "by": by,
        "rules": rules_json(sets, trial=trial),
        "groups": [dict(zip(keys, _row(one), strict=True)) for one in found],
    }


def _columns(by: By, labels: Labels) -> tuple[Column, ...]:
    lights = (Column(light, wording.light_word(light, labels), "number") for light in _LIGHTS)
    return (_KEYS[by], Column("tasks", "任务", "number"), *lights, *_COUNTS)


def _row(found: Group) -> tuple[Value, ...]:
    return (found.key, found.tasks, *found.lights, found.median, found.with_percent)
