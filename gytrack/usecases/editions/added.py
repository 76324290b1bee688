"""Tasks that adjustments added, in a new edition: no paper has them, so that no edition takes them away."""

from collections.abc import Iterator, Mapping

from gytrack.ledger.changes import Change, update
from gytrack.ledger.codec import Stored, Value, encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries import tasks as task_queries


class Added:
    """The added tasks of a plan's latest edition; each goes on in its section, under the number this has now."""

    def __init__(self, ledger: Reader, plan_id: int) -> None:
        """Read them."""
        self.rows = edition_queries.added(ledger, plan_id)
        self._last = task_queries.last_order(ledger, plan_id)

    def sections(self) -> set[Stored]:
        """Return the ids of the sections that they are in, which cannot leave the ledger."""
        return {row.columns["section_id"] for row in self.rows}

    def changes(self, edition_id: int, order: int, codes: Mapping[int, str]) -> Iterator[Change]:
        """Yield what changes of them.

        Args:
            edition_id: the new edition.
            order: how many tasks stand before them at the most.
            codes: the code in the new edition of each section that it has, by id.
        """
        last = max(self._last, order)
        for at, row in enumerate(self.rows, 1):
            code = codes.get(int(row.columns["section_id"] or 0))
            columns: dict[str, Value] = {"edition_id": edition_id, "ord": last + at}
            if code is not None:
                columns["code"] = f"{code}.{str(row.columns['code']).rpartition('.')[2]}"
            new = {name: value for name, value in columns.items() if encode(value) != row.columns[name]}
            yield update("task", row.id, row.columns, **new)
