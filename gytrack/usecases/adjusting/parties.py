"""Who is responsible for a task from a day on: those before keep their days, so that what they reported still counts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gytrack.errors import InputError
from gytrack.ledger import codec
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, delete, insert, update
from gytrack.ledger.codec import Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import department_rows
from gytrack.ledger.queries.department_rows import TableRow
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.terms import Role
from gytrack.term_words import ROLES
from gytrack.usecases.asking.choosing import Department

Wanted = Mapping[Role, Sequence[Department]]


class Parties:
    """Who is responsible for a task, as its rows have it, and what changes on a day."""

    def __init__(self, ledger: Reader, task_id: int, day: date) -> None:
        """Read the rows of a task."""
        self._ledger, self._task_id, self._day = ledger, task_id, day
        self._rows = department_rows.of(ledger, "assignment", "task_id", task_id)

    def settled(self, wanted: Wanted) -> Wanted:
        """Return who is to have each role whose holders change: as asked for, and who comes to lead supports no more.

        Raises:
            InputError: somebody is to support who leads.
        """
        leads = {one.id for one in wanted["lead"]} if "lead" in wanted else set(self._holders("lead"))
        for one in wanted.get("support", ()):
            if one.id in leads:
                raise InputError(
                    f"{one.name}已是牵头单位",
                    f"一个单位在一项任务中只列为{ROLES['lead']}或{ROLES['support']}之一",
                )
        support = self._holders("support")
        if "lead" not in wanted or "support" in wanted or leads.isdisjoint(support):
            return wanted
        names = department_names(self._ledger)
        return {"support": [Department(one, names[one]) for one in support if one not in leads], **wanted}

    def changes(self, ids: Ids, wanted: Wanted) -> Iterator[Change]:
        """Yield the rows that end and begin on the day, as ``settled`` has it."""
        order = max((int(row.columns["ord"] or 0) for row in self._rows), default=0)
        for role, departments in wanted.items():
            named = {one.id for one in departments}
            there = self._holders(role)
            yield from (self._ended(row) for row in self._holding(role) if _department(row) not in named)
            for one in departments:
                if one.id not in there:
                    order += 1
                    yield self._begun(ids, one, role, order)

    def names_after(self, wanted: Wanted) -> dict[str, Value]:
        """Return, by role, the names of those who have it from the day on, as ``settled`` has it, where these change."""
        return {
            role: "、".join(one.name for one in departments)
            for role, departments in wanted.items()
            if {one.id for one in departments} != set(self._holders(role))
        }

    def _holders(self, role: Role) -> list[int]:
        return [_department(row) for row in self._holding(role)]

    def _holding(self, role: Role) -> list[TableRow]:
        return [row for row in self._rows if row.columns["role"] == role and self._holds(row)]

    def _holds(self, row: TableRow) -> bool:
        begins, ends = _days(row)
        return (begins is None or begins <= self._day) and (ends is None or ends > self._day)

    def _ended(self, row: TableRow) -> Change:
        """End a row on the day; one that began on it never held."""
        if _days(row)[0] == self._day:
            return delete("assignment", row.id, row.columns)
        columns = {**row.columns, "ends": _days(row)[1]}
        return update("assignment", row.id, columns, task_id=self._task_id, ends=self._day)

    def _begun(self, ids: Ids, one: Department, role: Role, order: int) -> Change:
        """Begin a row on the day; where who has the role changes again later, it ends then."""
        of_role = [row for row in self._rows if row.columns["role"] == role]
        later = [day for row in of_role for day in _days(row) if day is not None and day > self._day]
        return insert(
            "assignment",
            ids.next("assignment"),
            task_id=self._task_id,
            department_id=one.id,
            ord=order,
            role=role,
            line=0,
            col=0,
            begins=self._day,
            ends=min(later, default=None),
        )


def _department(row: TableRow) -> int:
    return int(row.columns["department_id"] or 0)


def _days(row: TableRow) -> tuple[date | None, date | None]:
    begins, ends = row.columns["begins"], row.columns["ends"]
    return codec.day(begins), codec.day(ends)  # type: ignore[arg-type]
