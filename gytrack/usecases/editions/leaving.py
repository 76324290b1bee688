"""What a new edition leaves out: dropped and kept where something was said of it, else taken from the ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gytrack.ledger.changes import Change, delete, update
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries.editions import HeldRow
from gytrack.likeness import bare
from gytrack.records.plan import Target
from gytrack.usecases.editions.department_rows import DepartmentRows
from gytrack.usecases.editions.numbers import Owner, owner_of

_TABLES = ("section", "task", "target")


class Leaving:
    """The parts that the latest edition, or one before it, had and the new one lacks."""

    def __init__(self, ledger: Reader, plan_id: int, edition: int, formers: Sequence[HeldRow]) -> None:
        """Read what has progress, and what was dropped before; ``edition`` is the number of the latest edition."""
        self._edition, self._formers = edition, formers
        self._reported = {
            table: edition_queries.reported(ledger, table, plan_id) for table in ("task", "target")
        }
        self._tasks = {row.id: row for row in edition_queries.dropped(ledger, "task", plan_id)}
        self.targets = edition_queries.dropped(ledger, "target", plan_id)
        self._by_name = {
            (owner_of(row), bare(str(row.columns["name"])), row.columns["unit"]): row for row in self.targets
        }
        self._gone: Mapping[str, Iterable[HeldRow]] = {}
        self.deleted: dict[str, set[int]] = {table: set() for table in _TABLES}

    def task(self, row_id: int | None) -> HeldRow | None:
        """Return a task that was dropped and comes back, by its id."""
        return None if row_id is None else self._tasks.pop(row_id)

    def target(self, owner: Owner, target: Target) -> HeldRow | None:
        """Return the dropped target of the same owner that comes back with its name and unit, null where none does."""
        return self._by_name.pop((owner, bare(target.name), target.unit), None)

    def decide(self, gone: Mapping[str, Iterable[HeldRow]], held: Iterable[Stored]) -> None:
        """Decide what of the parts that the new edition lacks leaves the ledger: what nothing was said of.

        ``held`` are sections that cannot leave.
        """
        self._gone = gone
        of_tasks = {row.id for row in gone["task"] if row.id not in self._reported["task"]}
        staying = [row for row in gone["task"] if row.id not in of_tasks]
        kept = {row.id for row in staying}
        targets = {
            row.id
            for row in gone["target"]
            if row.id not in self._reported["target"] and row.columns["task_id"] not in kept
        }
        homes = {*held} | {row.columns["section_id"] for row in (*staying, *self._tasks.values())}
        homes |= {
            row.columns["section_id"] for row in (*gone["target"], *self.targets) if row.id not in targets
        }
        sections = {row.id for row in gone["section"] if row.id not in homes}
        self.deleted = {"section": sections, "task": of_tasks, "target": targets}

    def changes(self, departments: DepartmentRows, order: int) -> Iterator[Change]:
        """Yield the changes of what leaves, children first; what is kept stands behind the ``order`` tasks in force."""
        yield from self._forgotten()
        for table in reversed(_TABLES):
            for row in self._gone[table]:
                if row.id in self.deleted[table]:
                    if table == "task":
                        yield from departments.freed(row.id)
                    yield delete(table, row.id, row.columns)
                else:
                    order += 1
                    yield self._dropped(table, row, order)

    def _dropped(self, table: str, row: HeldRow, order: int) -> Change:
        code = f"{row.columns['code']}@{self._edition}"
        if table == "task":
            return update(table, row.id, row.columns, code=code, ord=order, closure="dropped")
        return update(table, row.id, row.columns, code=code, ord=order)

    def _forgotten(self) -> Iterator[Change]:
        """Part the codes of earlier editions from the rows that they named and that leave."""
        for row in self._formers:
            for table in _TABLES:
                if row.columns[f"{table}_id"] in self.deleted[table]:
                    yield update("former", row.id, row.columns, **{f"{table}_id": None})
