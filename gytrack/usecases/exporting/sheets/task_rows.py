"""A task as a row of a sheet: what papers say of it besides what every form does."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack import people_words, wording
from gytrack.export.tables import Value
from gytrack.status.by_hand import by_hand
from gytrack.status.closing import reopened_words
from gytrack.usecases.exporting.sheets.matter import Matter, asked
from gytrack.usecases.exporting.sheets.table import TEXT, Filled, Look, filled
from gytrack.usecases.reporting.adjusted_words import task_adjustments
from gytrack.usecases.reporting.report import TaskLine
from gytrack.usecases.reporting.task_fields import FIELD


class Row(NamedTuple):
    """A task with the plan that it belongs to."""

    matter: Matter
    line: TaskLine


def rows_of(matters: Sequence[Matter]) -> Iterator[Row]:
    """Yield every task of the reports."""
    return (Row(matter, line) for matter in matters for line in matter.report.tasks)


def plan_column(matters: Sequence[Matter]) -> list[Filled[Row]]:
    """Return the column that tells several plans apart."""
    return [filled("方案", 16, lambda row: row.matter.about())] if len(matters) > 1 else []


def same(heading: str, width: int, key: str, look: Look = TEXT) -> Filled[Row]:
    """Return a column that has what every other form has."""
    of = FIELD[key].of
    return filled(heading, width, lambda row: of(row.line), look)


def chapter(row: Row) -> Value:
    """Return the title of the outline's first level."""
    return row.matter.titles.get(row.line.task.section.split(".")[0])


def project(row: Row) -> Value:
    """Return the title of the task's own section, where it is below the first level."""
    section = row.line.task.section
    return row.matter.titles.get(section) if "." in section else None


def paper_code(row: Row) -> Value:
    """Return the code of a task; a measure's is written out, for its m says nothing on paper."""
    task = row.line.task
    return task.code if task.kind == "task" else wording.paper_code(task.code, task.kind)


def percent(row: Row) -> Value:
    """Return the percent, and where there is none whether one is asked for."""
    found = FIELD["percent"].of(row.line)
    return _absent(row.line) if found is None else found


def last_day(row: Row) -> Value:
    """Return the day of the latest report; never reported is said."""
    return FIELD["last"].of(row.line) or "未报"


def last_text(row: Row) -> Value:
    """Return the latest report; never reported is said, a report without words is an empty cell."""
    return "未报" if row.line.reports.last is None else FIELD["last_text"].of(row.line)


def remarks(row: Row) -> Value:
    """Return what else there is to say of a task."""
    return "；".join(_remarks(row))


def _remarks(row: Row) -> Iterator[str]:
    line, status = row.line, row.line.status
    if line.task.id in row.matter.unassigned:
        yield "未落实到具体单位"
    yield from (f"{people_words.UNCLEAR}（{words}）" for words in people_words.unclear(line.hands.disputes))
    yield from people_words.who(line.hands._replace(office=None))  # which has a column of its own
    if line.via is not None:
        yield f"随{line.via}"
    if line.task.closure in ("applied", "closed", "na"):
        yield str(FIELD["closing"].of(line))
    if line.task.closure == "open" and (reopened := reopened_words(line.steps)):
        yield reopened
    if status.manual is not None:
        yield by_hand(status, line.rules.labels)
    if status.overdue:
        yield "逾期"
    if status.late:
        yield "逾期完成"
    if status.missed:
        yield f"欠报{status.missed}期"
    yield from task_adjustments(line.task)
    yield from (f"{target.target.name}：{'，'.join(target.notes)}" for target in line.targets if target.notes)


def _absent(line: TaskLine) -> str:
    return "未报" if asked(line) else wording.NONE
