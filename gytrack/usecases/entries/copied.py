"""A report's text against the last one of the same department on the same task."""

from collections.abc import Iterator

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import reported
from gytrack.status.flags import Limits, copied_flag
from gytrack.usecases.entries.entry import Entry


def copied_text(ledger: Reader, entry: Entry) -> Iterator[str]:
    """Yield a note where a text repeats the last one; what it corrects it may repeat."""
    item = entry.item
    of = ("task", item.task.id) if item.task is not None else ("target", item.target.id if item.target else 0)
    corrects = None if entry.corrects is None else entry.corrects.id
    department = entry.department and entry.department.id
    last = reported.last_text(ledger, *of, department, entry.day, corrects) if entry.text else None
    flag = None if last is None else copied_flag(entry.text, last.text, (last.day, last.number), Limits())
    if flag is not None:
        yield flag.words
