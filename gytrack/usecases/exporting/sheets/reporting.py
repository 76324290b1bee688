"""报送情况: who was asked for how many tasks, who has reported, and who never."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gytrack import wording
from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Sheet
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.matter import Matter, asked
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.reporting.grouping import NOBODY


class Led(NamedTuple):
    """A task with a light as who leads it sees it: whether it was reported, and the day of the latest report that counts."""

    code: str
    reported: bool
    last: date | None


class Reporter(NamedTuple):
    """A department, the tasks with a light that it leads, and what it has reported itself."""

    name: str
    tasks: Sequence[Led]
    entries: int
    last: date | None

    def silent(self) -> tuple[str, ...]:
        """Return the codes of the tasks that were never reported."""
        return tuple(task.code for task in self.tasks if not task.reported)

    def of_tasks(self, number: int) -> Value:
        """Return a number of tasks; — where it leads none, so that none was asked for."""
        return number if self.tasks else wording.NONE

    def latest(self) -> date | None:
        """Return the day of its latest report, or of the latest one that counts for a task it leads."""
        days = [task.last for task in self.tasks if task.last is not None]
        return max(days if self.last is None else [*days, self.last], default=None)


def reporting_sheet(subject: Subject) -> Sheet:
    """Return the departments that lead, and below them others that have reported."""
    columns, cells = numbered(_COLUMNS, _reporters(subject.matters))
    return Sheet("报送情况", columns, cells, subject.head("报送情况"), kept=2)


def _reporters(matters: Sequence[Matter]) -> Iterator[Reporter]:
    led: dict[str, list[Led]] = {}
    for matter in matters:
        for line in filter(asked, matter.report.tasks):
            counted = line.reports.counted
            task = Led(line.task.code, line.status.reported, None if counted is None else counted.day)
            for name in line.lead or (NOBODY,):
                led.setdefault(name, []).append(task)
    heard = [name for matter in matters for name in matter.spoken if _concerned(matter, name)]
    for name in dict.fromkeys((*led, *heard)):
        own = [matter.spoken[name] for matter in matters if name in matter.spoken]
        last = max((one.last for one in own), default=None)
        yield Reporter(name, led.get(name, ()), sum(one.entries for one in own), last)


def _concerned(matter: Matter, name: str) -> bool:
    """Say whether who has reported belongs on the sheet: of one department's sheet only itself."""
    return matter.report.department in (None, name)


_COLUMNS: tuple[Filled[Reporter], ...] = (
    filled("单位", 32, lambda reporter: reporter.name),
    filled("应报任务", 10, lambda reporter: reporter.of_tasks(len(reporter.tasks)), table.NUMBER),
    filled(
        "已报送",
        10,
        lambda reporter: reporter.of_tasks(len(reporter.tasks) - len(reporter.silent())),
        table.NUMBER,
    ),
    filled("从未报送", 10, lambda reporter: reporter.of_tasks(len(reporter.silent())), table.NUMBER),
    filled("本单位报送条数", 12, lambda reporter: reporter.entries, table.NUMBER),
    filled("最近报送日期", 14, lambda reporter: reporter.latest() or "未报", table.DATE),
    filled("从未报送的任务", 50, lambda reporter: reporter.silent()),
)
