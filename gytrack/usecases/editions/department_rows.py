"""The departments of a new edition as rows, and who is responsible for each of its tasks."""

from collections.abc import Iterator, Sequence

from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, delete, insert, update
from gytrack.ledger.codec import Value, encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries.editions import HeldRow
from gytrack.records.plan import Department, Plan, Task
from gytrack.records.terms import Role
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.naming.names import initials


class Held:
    """Who is responsible for a task by adjustments, which a new edition does not undo."""

    def __init__(self, rows: Sequence[HeldRow]) -> None:
        """Take all rows of the task, those of the paper too."""
        self._rows = rows

    def departments(self) -> set[int]:
        """Return who is responsible by adjustments on any day."""
        return {department_of(row) for row in self._rows if row.columns["begins"] is not None}

    def taken_over(self, department: int, role: Role) -> str | None:
        """Return the day from which what a paper now prints of a role does not hold, null where it holds.

        That is so where adjustments have put others in the place of all whom the paper named, or the department itself.
        """
        rows = [row for row in self._rows if row.columns["role"] == role]
        printed = [row.columns["ends"] for row in rows if row.columns["begins"] is None]
        ended = [str(day) for day in printed if day is not None]
        own = [row.columns["begins"] for row in rows if department_of(row) == department]
        days = [str(day) for day in own if day is not None]
        if ended and len(ended) == len(printed):
            days.append(max(ended))
        return min(days, default=None)


class DepartmentRows:
    """Turns the departments of a new edition into changes; known ones keep their row, names, members and reports."""

    def __init__(self, ledger: Reader, ids: Ids, plan_id: int, plan: Plan) -> None:
        """Read what the ledger holds of a plan's departments."""
        self._ids, self._plan_id, self._plan = ids, plan_id, plan
        self._rows = {str(row.columns["name"]): row for row in edition_queries.departments(ledger, plan_id)}
        self._known = {plain(name.name) for name in department_queries.names(ledger, plan_id)}
        self._used = edition_queries.used_departments(ledger, plan_id)
        self._members = {
            (row.name, member) for row in department_queries.all_of(ledger, plan_id) for member in row.members
        }
        self._parts: dict[int, list[HeldRow]] = {}
        for row in edition_queries.assignments(ledger, plan_id):
            self._parts.setdefault(int(row.columns["task_id"] or 0), []).append(row)
        self._id = {name: row.id for name, row in self._rows.items()}
        self._busy: set[int] = set()

    def arriving(self) -> Iterator[Change]:
        """Yield new departments and names, and where the new edition first names each; others stand behind these."""
        for order, one in enumerate(self._plan.departments, 1):
            yield from self._department(order, one)
            yield from self._aliases(one)
        named = {one.name for one in self._plan.departments}
        behind = [row for name, row in self._rows.items() if name not in named]
        for order, row in enumerate(behind, len(self._plan.departments) + 1):
            yield from _changed("department", row, {"ord": order})
            self._rows[str(row.columns["name"])] = row._replace(columns={**row.columns, "ord": order})
        yield from self._memberships()

    def assignments(self, task_id: int, task: Task) -> Iterator[Change]:
        """Yield what changes in who is responsible for a task by the paper; who is by an adjustment stays."""
        rows = self._parts.pop(task_id, [])
        held = Held(rows)
        self._busy |= held.departments()
        before = {department_of(row): row for row in rows if row.columns["begins"] is None}
        for order, party in enumerate(task.parties, 1):
            department = self._id[party.name]
            self._busy.add(department)
            columns: dict[str, Value] = {
                "ord": order,
                "role": party.role,
                "line": party.place.line,
                "col": party.place.column,
            }
            row = before.pop(department, None)
            if row is None or row.columns["role"] != party.role:
                columns["ends"] = held.taken_over(department, party.role)
            if row is None:
                number = self._ids.next("assignment")
                columns["begins"] = None
                yield insert("assignment", number, task_id=task_id, department_id=department, **columns)
            else:
                yield from _changed("assignment", row, columns, task_id=task_id)
        yield from (delete("assignment", row.id, row.columns) for row in before.values())

    def freed(self, task_id: int) -> Iterator[Change]:
        """Yield that nobody is responsible any more for a task that leaves the ledger."""
        yield from (delete("assignment", row.id, row.columns) for row in self._parts.pop(task_id, ()))

    def leaving(self) -> Iterator[Change]:
        """Yield the departments to which nothing belongs any more; to be asked for last."""
        busy = {int(row.columns["department_id"] or 0) for rows in self._parts.values() for row in rows}
        named = {one.name for one in self._plan.departments}
        for name, row in self._rows.items():
            if name not in named and row.id not in busy | self._busy | self._used:
                yield delete("department", row.id, row.columns)

    def _department(self, order: int, one: Department) -> Iterator[Change]:
        place = one.place
        columns: dict[str, Value] = {
            "ord": order,
            "line": place.line,
            "col": place.column,
            "end_line": place.end_line,
            "end_col": place.end_column,
        }
        row = self._rows.get(one.name)
        if row is not None:
            yield from _changed("department", row, columns)
            return
        self._id[one.name] = self._ids.next("department")
        yield insert(
            "department",
            self._id[one.name],
            plan_id=self._plan_id,
            name=one.name,
            initials=initials(one.name),
            collective=bool(one.collective),
            **columns,
        )

    def _aliases(self, one: Department) -> Iterator[Change]:
        self._known.add(plain(one.name))
        for alias in one.aliases:
            if plain(alias) not in self._known:
                self._known.add(plain(alias))
                yield insert(
                    "alias",
                    self._ids.next("alias"),
                    plan_id=self._plan_id,
                    department_id=self._id[one.name],
                    name=alias,
                    initials=initials(alias),
                )

    def _memberships(self) -> Iterator[Change]:
        for one in self._plan.departments:
            for member in one.members:
                if (one.name, member) not in self._members:
                    yield insert(
                        "member",
                        self._ids.next("member"),
                        collective_id=self._id[one.name],
                        member_id=self._id[member],
                    )


def department_of(row: HeldRow) -> int:
    """Return whose part in a task a row is."""
    return int(row.columns["department_id"] or 0)


def _changed(table: str, row: HeldRow, columns: dict[str, Value], **owner: Value) -> Iterator[Change]:
    """Yield the change of the columns that differ; ``owner`` lets the history of a task tell of it."""
    new = {name: value for name, value in columns.items() if encode(value) != row.columns[name]}
    if new:
        yield update(table, row.id, row.columns, **owner, **new)
