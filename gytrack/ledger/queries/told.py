"""What a task's reports say up to a day, as far as its status needs it."""

from collections.abc import Iterable
from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.as_kept import KeptByTask, as_kept
from gytrack.ledger.queries.filters import batches
from gytrack.ledger.queries.latest import Latest, latest_as_kept
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.ledger import Report, Reports, Said, TaskRow, Told, Words

_REPORT = (
    "SELECT e.id, e.command_id, e.day, e.text, e.problem, e.next_step, e.state, e.percent, e.department_id "
    "FROM entry e WHERE e.id IN ({})"
)
_Known = dict[int | None, Report]


def told(ledger: Reader, kept: KeptByTask, plan_id: int, day: date) -> dict[int, Told]:
    """Return, by task, what the reports of some tasks up to ``day`` say; a task without any is left out."""
    return told_by(ledger, latest_as_kept(ledger, kept, plan_id, codec.encode(day)))


def told_of(ledger: Reader, task: TaskRow, plan_id: int, day: date) -> Told | None:
    """Return the same for one task, null where there are no reports."""
    return told(ledger, {task.id: as_kept(ledger, task.id, day)}, plan_id, day).get(task.id)


def told_by(ledger: Reader, latest: dict[int, Latest]) -> dict[int, Told]:
    """Return, by task, what its latest reports say."""
    wanted = {abs(entry) for found in latest.values() for entry in found if entry is not None}
    reports = _reports(ledger, wanted)
    return {task: Told(_counted(found, reports), _words(found, reports)) for task, found in latest.items()}


def _counted(found: Latest, reports: _Known) -> Reports:
    return Reports(
        reports.get(found.last), reports.get(found.counted), reports.get(found.percent), reports.get(found.state)
    )  # fmt: skip


def _words(found: Latest, reports: _Known) -> Words:
    counted = reports.get(found.counted)
    return Words(
        _said(found.text, reports),
        _said(found.problem, reports),
        _said(found.next_step, reports),
        None if counted is None else counted.day,
    )


def _said(entry: int | None, reports: _Known) -> Said | None:
    return None if entry is None else Said(reports[abs(entry)], entry > 0)


def _reports(ledger: Reader, entries: Iterable[int]) -> _Known:
    names = department_names(ledger)
    found: _Known = {}
    for marks, values in batches("id", entries):
        for number, command, day, *said, department in ledger.rows(_REPORT.format(marks), **values):
            found[number] = Report._make((command, codec.known_day(day), *said, names.get(department)))
    return found
