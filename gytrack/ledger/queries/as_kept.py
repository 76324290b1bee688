"""What is kept of tasks' departments and latest reports (``gytrack.ledger.derived_tables``), packed, as of a day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import batches


class AsKept(NamedTuple):
    """Who has a part in a task and which its latest reports are; null where that is not known of the day."""

    parties: str | None
    entries: str | None


KeptByTask = dict[int, AsKept]

_UNKNOWN = AsKept(None, None)


def as_kept(ledger: Reader, tasks: Iterable[int], day: date) -> KeptByTask:
    """Return what is kept of some tasks by their ids, in the order given."""
    found = dict.fromkeys(tasks, _UNKNOWN)
    for marks, values in batches("id", found):
        rows = ledger.rows(
            f"SELECT r.id, r.parties, r.entries FROM reached r WHERE r.id IN ({marks}) "
            "AND (r.since IS NULL OR r.since <= :day)",
            day=codec.encode(day),
            **values,
        )
        found.update((task, AsKept(parties, entries)) for task, parties, entries in rows)
    return found
