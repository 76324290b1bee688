"""The status summed by section or by department."""

from collections.abc import Iterable, Iterator
from typing import Literal

from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.status.summary import Group, Item, group
from gytrack.usecases.reporting.report import Page, counted, is_listed
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


def groups(pages: Iterable[Page], by: By) -> tuple[Group, ...]:
    """Return the counts by section or department, and last the total, in which each task counts once.

    By department, a task counts under each of its departments. Only tasks of kind task are counted, as on the screen.
    """
    keyed = [pair for page in pages for pair in _keyed(page, by)]
    whole = {id(item): (TOTAL, item) for _, item in keyed}
    return group(keyed) + group(whole.values())


def group_table(found: Iterable[Group], by: By) -> Table:
    """Return groups as rows."""
    return Table((_KEYS[by], *_COUNTS), map(_row, found))


def group_json(found: Iterable[Group], by: By) -> Json:
    """Return groups as JSON; the total is the last."""
    keys = [_KEYS[by].key, *(column.key for column in _COUNTS)]
    return {"schema": SCHEMA, "by": by, "groups": [dict(zip(keys, _row(one), strict=True)) for one in found]}


def _keyed(page: Page, by: By) -> Iterator[tuple[str, Item]]:
    titles = {section.code: section.title for section in page.sections}
    for line in page.report.tasks:
        if is_listed(line):
            item = counted(line)
            section = f"{line.task.section} {titles[line.task.section]}"
            names = (section,) if by == "section" else (*line.lead, *line.support) or (NOBODY,)
            for name in names:
                yield name, item


def _row(found: Group) -> tuple[Value, ...]:
    return (found.key, found.tasks, *found.lights, found.median, found.with_percent)
