"""Two departments that are one: everything of the one goes to the other, which then answers to both names."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.ledger import codec
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, delete, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import department_rows
from gytrack.ledger.queries.department_rows import TableRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import Department, choose_department
from gytrack.usecases.departments.naming import alias_row
from gytrack.usecases.naming.suggestions import group_words

_SAID = ("handling", "dispute", "fund", "rectification")
"""What else names a department, beside reports and parts in tasks."""

_PLACE = ("ord", "line", "col", "end_line", "end_col")


class Merged(NamedTuple):
    """What was merged, for the echo: the command's number, both names, how much went over."""

    number: int
    gone: str
    into: str
    tasks: int
    entries: int


def merge(ledger: Writer, actor: Actor, plan: PlanTerms, typed: str, typed_into: str) -> Merged:
    """Merge a department into another; its name and aliases become aliases of the other.

    Raises:
        InputError: one is not there, both are the same, or only one of them is a collective.
    """
    gone = choose_department(ledger, plan, typed)
    into = choose_department(ledger, plan, typed_into)
    if gone.id == into.id:
        raise InputError(f"“{typed}”和“{typed_into}”都是{into.name}", "要合并的是两个不同的单位")
    old, new = (_row(ledger, department) for department in (gone, into))
    if old.columns["collective"] != new.columns["collective"]:
        raise _unlike(plan, gone, into, into_collective=bool(new.columns["collective"]))
    entries = department_rows.of(ledger, "entry", "department_id", gone.id)
    tasks = department_rows.of(ledger, "assignment", "department_id", gone.id)
    command = actor.command("dept merge", f"dept merge {gone.name} {into.name}", plan.id)
    changes = [
        *_assignments(ledger, tasks, into.id),
        *(_moved("entry", entry, into.id) for entry in entries),
        *_said(ledger, gone.id, into.id),
        *_memberships(ledger, gone.id, into.id),
        *_names(ledger, plan, old, into.id),
        delete("department", old.id, old.columns),
        *_place(old, new),
    ]
    return Merged(apply(ledger, command, changes), gone.name, into.name, len(tasks), len(entries))


def _row(ledger: Reader, department: Department) -> TableRow:
    (row,) = department_rows.of(ledger, "department", "id", department.id)
    return row


def _unlike(plan: PlanTerms, gone: Department, into: Department, *, into_collective: bool) -> InputError:
    """Say that one of many cannot be merged with all of them; who belongs to a collective is its member."""
    one, many = (gone, into) if into_collective else (into, gone)
    return InputError(
        f"{many.name}是统称，{one.name}不是，不能合并",
        f"如果{one.name}属于{many.name}，运行 {group_words(plan.code, many.name, one.name)}",
    )


def _assignments(ledger: Reader, moving: Iterable[TableRow], into: int) -> Iterator[Change]:
    """Where both take part in one task at once, the lead's row stays, else the one that the paper names first."""
    there = department_rows.of(ledger, "assignment", "department_id", into)
    for row in moving:
        task = row.columns["task_id"]
        others = [other for other in there if other.columns["task_id"] == task and _at_once(row, other)]
        if any(_rank(other) <= _rank(row) for other in others):
            yield delete("assignment", row.id, row.columns)
        else:
            yield from (delete("assignment", other.id, other.columns) for other in others)
            yield _moved("assignment", row, into)


def _at_once(row: TableRow, other: TableRow) -> bool:
    """Say whether there is a day on which both hold."""
    return _before_end(row, other) and _before_end(other, row)


def _before_end(row: TableRow, other: TableRow) -> bool:
    begins, ends = codec.day(row.columns["begins"]), codec.day(other.columns["ends"])  # type: ignore[arg-type]
    return begins is None or ends is None or begins < ends


def _rank(row: TableRow) -> tuple[bool, int]:
    return row.columns["role"] != "lead", int(row.columns["ord"] or 0)


def _moved(table: str, row: TableRow, into: int) -> Change:
    """Move a row, naming its task and target too, so that the history of these tells of the merge."""
    owners = {name: row.columns[name] for name in ("task_id", "target_id") if name in row.columns}
    return update(table, row.id, row.columns, **owners, department_id=into)


def _said(ledger: Reader, gone: int, into: int) -> Iterator[Change]:
    for table in _SAID:
        yield from (
            _moved(table, row, into) for row in department_rows.of(ledger, table, "department_id", gone)
        )


def _memberships(ledger: Reader, gone: int, into: int) -> Iterator[Change]:
    """Move what the department belongs to and who belongs to it; nothing is its own member, or one twice."""
    for own, other in (("member_id", "collective_id"), ("collective_id", "member_id")):
        there = {row.columns[other] for row in department_rows.of(ledger, "member", own, into)}
        for row in department_rows.of(ledger, "member", own, gone):
            if row.columns[other] in there | {into}:
                yield delete("member", row.id, row.columns)
            else:
                yield update("member", row.id, row.columns, **{own: into})


def _names(ledger: Reader, plan: PlanTerms, old: TableRow, into: int) -> Iterator[Change]:
    for alias in department_rows.of(ledger, "alias", "department_id", old.id):
        yield update("alias", alias.id, alias.columns, department_id=into)
    yield alias_row(Ids(ledger), plan, into, str(old.columns["name"]), str(old.columns["initials"]))


def _place(old: TableRow, new: TableRow) -> Iterator[Change]:
    """A department stands where the paper first names it, under whichever of its names."""
    if int(old.columns["ord"] or 0) < int(new.columns["ord"] or 0):
        yield update("department", new.id, new.columns, **{name: old.columns[name] for name in _PLACE})
