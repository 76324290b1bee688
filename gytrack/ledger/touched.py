"""Which tasks and editions a command's changes touch, so that what is derived of them is derived anew."""

from collections.abc import Iterable, Iterator

from gytrack.ledger.changes import Change
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import batches

_BESIDE = frozenset((
    "dispute", "evaluated", "evaluation", "former", "fund", "handling", "manual_light", "opinion", "rectification",
    "settlement",
))  # fmt: skip
"""Tables on which nothing that is kept rests."""


class Touched:
    """What changes that pass by belong to: tasks, targets, collectives whose members are others now, and editions.

    Of plans that end on another day now, so that yearly targets are asked for until then, too.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._tasks: set[Stored] = set()
        self._targets: set[Stored] = set()
        self._collectives: set[Stored] = set()
        self._plans: set[Stored] = set()
        self.editions: set[int] = set()

    def noting(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Pass changes on and note what they belong to."""
        for change in changes:
            if change.table in _BESIDE:
                yield change
                continue
            for columns in (change.old or {}, change.new or {}):
                self._tasks.add(columns.get("task_id"))
                self._targets.add(columns.get("target_id"))
                if change.table == "member":
                    self._collectives.add(columns.get("collective_id"))
            if change.table == "task":
                self._tasks.add(change.row_id)
            elif change.table == "target":
                self._targets.add(change.row_id)
            elif change.table == "plan" and change.action == "update" and "ends" in (change.new or {}):
                self._plans.add(change.row_id)
            elif change.table == "edition":
                self.editions.add(change.row_id)
            yield change

    def tasks(self, ledger: Reader) -> list[int]:
        """Return the tasks, in the order of their ids, as all changes have left them; some may be gone."""
        of_targets = _found(ledger, "SELECT task_id FROM target WHERE id", self._targets)
        of_members = _found(ledger, "SELECT task_id FROM assignment WHERE department_id", self._collectives)
        of_plans = _found(ledger, "SELECT task_id FROM target WHERE per = 'year' AND plan_id", self._plans)
        return sorted(_known(self._tasks).union(*map(_known, (of_targets, of_members, of_plans))))


def _found(ledger: Reader, begins: str, numbers: Iterable[Stored]) -> Iterator[Stored]:
    for marks, values in batches("id", _known(numbers)):
        for (task,) in ledger.rows(f"{begins} IN ({marks})", **values):
            yield task


def _known(numbers: Iterable[Stored]) -> set[int]:
    return {number for number in numbers if isinstance(number, int)}
