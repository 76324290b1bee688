"""The rows of a new edition: those that go on keep their id, so that everything reported stays with them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert, update
from gytrack.ledger.codec import Stored, Value, encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries.editions import HeldRow
from gytrack.records.plan import Place, Plan, Section, Source, Target, Task
from gytrack.usecases.editions.added import Added
from gytrack.usecases.editions.department_rows import DepartmentRows
from gytrack.usecases.editions.leaving import Leaving
from gytrack.usecases.editions.matching import Matching
from gytrack.usecases.editions.numbers import Owner, TargetNumbers
from gytrack.usecases.editions.own_targets import renumbered
from gytrack.usecases.importing.titles import short_title

_OF_PLAN = (
    "title",
    "issuer",
    "doc_no",
    "draft",
    "issued",
    "effective",
    "expires",
    "starts",
    "ends",
    "start_set",
    "start_basis",
)


class Arriving(NamedTuple):
    """A new edition of a plan in the ledger, matched with the latest; ``restored`` are tasks that come back.

    ``plan`` has the head that the plan will have and the names of departments that the ledger knows.
    """

    plan_id: int
    plan: Plan
    source: Source
    matching: Matching
    restored: Mapping[int, int]


class Rows:
    """Turns a new edition into changes; what others belong to comes before them, and leaves after them."""

    def __init__(self, ledger: Reader, arriving: Arriving) -> None:
        """Read what the ledger holds of the plan, and reserve the id of the edition."""
        self._ledger, self._arriving, self._plan = ledger, arriving, arriving.plan
        self._ids = Ids(ledger)
        self._edition_id = self._ids.next("edition")
        self._old_edition, self._old_number = edition_queries.latest(ledger, arriving.plan_id)
        self._head = edition_queries.head(ledger, arriving.plan_id)
        self._held = {
            table: edition_queries.held(ledger, table, arriving.plan_id)
            for table in ("section", "task", "target")
        }
        self._formers = edition_queries.formers(ledger, arriving.plan_id)
        self._departments = DepartmentRows(ledger, self._ids, arriving.plan_id, self._plan)
        self._leaving = Leaving(ledger, arriving.plan_id, self._old_number, self._formers)
        self._added = Added(ledger, arriving.plan_id)
        targets = [*self._held["target"], *self._leaving.targets]
        self._numbers = TargetNumbers(targets, self._formers)
        self._sections: dict[str, int] = {}
        self._tasks: dict[str, int] = {}

    def changes(self) -> Iterator[Change]:
        """Yield every change of the update."""
        yield self._edition()
        yield from _updated("plan", self._head, {key: getattr(self._plan.head, key) for key in _OF_PLAN})
        yield from self._departments.arriving()
        yield from self._section_rows()
        yield from self._task_rows()
        yield from self._target_rows()
        self._leaving.decide(self._gone(), self._added.sections())
        yield from self._former_rows()
        yield from self._leaving.changes(self._departments, len(self._plan.tasks))
        yield from self._added_rows()
        yield from self._departments.leaving()
        yield from renumbered(self._ledger, self._ids, self._arriving.plan_id, self._old_edition)

    def _gone(self) -> dict[str, list[HeldRow]]:
        matching = self._arriving.matching
        found = {"section": matching.sections, "task": matching.tasks, "target": matching.targets}
        staying = {table: set(places.values()) for table, places in found.items()}
        return {
            table: [row for at, row in enumerate(rows) if at not in staying[table]]
            for table, rows in self._held.items()
        }

    def _edition(self) -> Change:
        source = self._arriving.source
        return insert(
            "edition",
            self._edition_id,
            plan_id=self._arriving.plan_id,
            number=self._old_number + 1,
            source_name=source.name,
            source_sha256=source.sha256,
            source_text=source.text,
            source_form=source.form or None,
        )

    def _section_rows(self) -> Iterator[Change]:
        found = self._arriving.matching.sections
        for at, section in enumerate(self._plan.sections):
            row = self._held["section"][found[at]] if at in found else None
            self._sections[section.code] = row.id if row else self._ids.next("section")
            yield from self._row("section", row, self._sections[section.code], _section(at, section))

    def _task_rows(self) -> Iterator[Change]:
        found = self._arriving.matching.tasks
        for at, task in enumerate(self._plan.tasks):
            row = (
                self._held["task"][found[at]]
                if at in found
                else self._leaving.task(self._arriving.restored.get(at))
            )
            number = self._tasks[task.code] = row.id if row else self._ids.next("task")
            columns = _task(at, task, self._sections.get(task.section), row)
            yield from self._row("task", row, number, columns)
            yield from self._departments.assignments(number, task)

    def _added_rows(self) -> Iterator[Change]:
        codes = {number: code for code, number in self._sections.items()}
        order = len(self._plan.tasks) + sum(map(len, self._held.values()))
        yield from self._added.changes(self._edition_id, order, codes)

    def _target_rows(self) -> Iterator[Change]:
        found = self._arriving.matching.targets
        for at, target in enumerate(self._plan.targets):
            task_id = self._tasks.get(target.owner)
            owner = Owner(task_id, None if task_id else self._sections.get(target.owner))
            row = self._held["target"][found[at]] if at in found else self._leaving.target(owner, target)
            code = f"{target.owner}t{self._numbers.of(owner, row and row.id)}"
            columns = _target(at, target, owner, code, row)
            yield from self._row("target", row, row.id if row else self._ids.next("target"), columns)

    def _row(
        self, table: str, row: HeldRow | None, row_id: int, columns: dict[str, Value]
    ) -> Iterator[Change]:
        columns["edition_id"] = self._edition_id
        if row is None:
            yield insert(table, row_id, plan_id=self._arriving.plan_id, **columns)
        else:
            yield from _updated(table, row, columns)

    def _former_rows(self) -> Iterator[Change]:
        """Keep the code that each part had in the old edition; what leaves the ledger leaves its code and title."""
        for table, rows in {**self._held, "task": [*self._held["task"], *self._added.rows]}.items():
            title = "name" if table == "target" else "title"
            for row in rows:
                part: dict[str, Value] = dict.fromkeys(("section_id", "task_id", "target_id"))
                part[f"{table}_id"] = None if row.id in self._leaving.deleted[table] else row.id
                yield insert(
                    "former",
                    self._ids.next("former"),
                    plan_id=self._arriving.plan_id,
                    edition_id=self._old_edition,
                    code=row.columns["code"],
                    title=row.columns[title],
                    **part,
                )


def _updated(table: str, row: HeldRow, columns: Mapping[str, Value]) -> Iterator[Change]:
    """Yield the change of the columns that differ, where any do."""
    new = {name: value for name, value in columns.items() if encode(value) != row.columns[name]}
    if new:
        yield update(table, row.id, row.columns, **new)


def _section(at: int, section: Section) -> dict[str, Value]:
    return {"ord": at + 1, "code": section.code, "title": section.title, **_placed(section.place)}


def _task(at: int, task: Task, section_id: int | None, row: HeldRow | None) -> dict[str, Value]:
    return {
        "section_id": section_id,
        "ord": at + 1,
        "code": task.code,
        "kind": task.kind,
        "title": short_title(task.text),
        "own_title": task.own_title or (row and row.columns["own_title"]),
        "text": task.text,
        "due": task.due,
        "ongoing": task.ongoing,
        "closure": _closure(row),
        **_placed(task.place),
    }


def _closure(row: HeldRow | None) -> Stored:
    """A task that comes back is open again; any other stays as it is."""
    return "open" if row is None or "@" in str(row.columns["code"]) else row.columns["closure"]


def _target(at: int, target: Target, owner: Owner, code: str, row: HeldRow | None) -> dict[str, Value]:
    return {
        "section_id": owner.section_id,
        "task_id": owner.task_id,
        "ord": at + 1,
        "code": code,
        "name": target.name,
        "op": target.op,
        "value": target.value,
        "upper": target.upper,
        "unit": target.unit,
        "due": target.due,
        "baseline": target.baseline,
        "baseline_year": target.baseline_year,
        "per": target.per,
        "by_department": target.by_department or bool(row and row.columns["by_department"]),
        "own": None,
        **_placed(target.place),
    }


def _placed(place: Place) -> dict[str, Value]:
    return {"line": place.line, "col": place.column, "end_line": place.end_line, "end_col": place.end_column}
