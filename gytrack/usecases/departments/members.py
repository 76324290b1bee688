"""Who belongs to a collective such as 各街道."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, delete, insert, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import department_rows, departments
from gytrack.ledger.queries.departments import DepartmentRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.departments.naming import SEPARATORS, checked_name, holder
from gytrack.usecases.naming.abbreviations import same_body
from gytrack.usecases.naming.names import initials, is_collective

T = TypeVar("T", "Newcomer", DepartmentRow)


class Newcomer(NamedTuple):
    """Who is to belong to a collective; ``id`` is null for one that the plan does not name."""

    id: int | None
    name: str


class Grouped(NamedTuple):
    """What was changed, for the echo; ``turned`` says that members have made a collective of the department.

    ``like`` pairs a new department with one that the plan names and whose name is much like it.
    """

    number: int
    collective: str
    added: tuple[Newcomer, ...]
    removed: tuple[str, ...]
    members: tuple[str, ...]
    turned: bool
    like: tuple[tuple[str, str], ...]


class _Wanted(NamedTuple):
    """A collective as it is, and who is to come and to leave."""

    head: DepartmentRow
    coming: tuple[Newcomer, ...]
    leaving: tuple[DepartmentRow, ...]

    def members(self) -> tuple[str, ...]:
        gone = [one.name for one in self.leaving]
        return (*(name for name in self.head.members if name not in gone), *(one.name for one in self.coming))

    def words(self) -> str:
        added = (f"--add {one.name}" for one in self.coming)
        removed = (f"--remove {one.name}" for one in self.leaving)
        return " ".join((f"dept group {self.head.name}", *added, *removed))


def group(
    ledger: Writer, actor: Actor, plan: PlanTerms, typed: str, add: Sequence[str], remove: Sequence[str]
) -> Grouped:
    """Add members to a department and take members away; whoever has members is a collective.

    Members are known by a whole name, an alias or initials. One that the plan does not name is made: a list of
    streets stands in no plan.

    Raises:
        InputError: a department is not there, is a collective itself, is a member already or is none.
    """
    known = departments.all_of(ledger, plan.id)
    chosen = choose_department(ledger, plan, typed)
    head = next(one for one in known if one.id == chosen.id)
    rows = {one.id: one for one in known}
    coming = [_newcomer(head, rows, *_find(ledger, plan, name)) for name in _each(add)]
    leaving = [_leaver(head, rows, *_find(ledger, plan, name)) for name in _each(remove)]
    wanted = _Wanted(head, _once(coming), _once(leaving))
    if not coming and not leaving:
        raise InputError("没有写出成员", "请在 --add 或 --remove 后写明单位名称")
    like = tuple(_like(ledger, plan, wanted.coming))
    command = actor.command("dept group", wanted.words(), plan.id)
    number = apply(ledger, command, _changes(ledger, plan, wanted))
    gone = tuple(one.name for one in wanted.leaving)
    members = wanted.members()
    turned = bool(members) and not head.collective
    return Grouped(number, head.name, wanted.coming, gone, members, turned, like)


def _once(found: Iterable[T]) -> tuple[T, ...]:
    return tuple({plain(one.name): one for one in found}.values())


def _each(typed: Iterable[str]) -> Iterator[str]:
    """Give each name of lists such as 米市巷街道、小河街道."""
    for words in typed:
        yield from (part.strip() for part in re.split(rf"{SEPARATORS}|\n", words) if part.strip())


def _find(ledger: Reader, plan: PlanTerms, typed: str) -> tuple[int | None, str]:
    """Return the department that is meant; for what is no name yet, null and the name."""
    name = checked_name(typed)
    found = holder(departments.names(ledger, plan.id), name)
    if found is not None:
        return found.department_id, found.department
    if not name.isascii():
        return None, name
    known = choose_department(ledger, plan, typed)
    return known.id, known.name


def _newcomer(head: DepartmentRow, rows: dict[int, DepartmentRow], number: int | None, name: str) -> Newcomer:
    """Check that a department can belong to ``head``; a collective in another would hide who is meant."""
    if head.collectives:
        raise InputError(
            f"{head.name}属于{'、'.join(head.collectives)}，自己不能再有成员", "请把成员归入那个统称"
        )
    if number == head.id and not head.collective:
        raise InputError(f"{name}不能是自己的成员", "请写出另外的单位")
    if rows[number].collective if number is not None else is_collective(name):
        raise InputError(f"{name}是统称，不能作为成员", "请逐个写出单位的名称")
    if name in head.members:
        raise InputError(f"{name}已经是{head.name}的成员", "无需再加")
    return Newcomer(number, name)


def _like(ledger: Reader, plan: PlanTerms, coming: Iterable[Newcomer]) -> Iterator[tuple[str, str]]:
    names = departments.names(ledger, plan.id)
    for newcomer in coming:
        alike = [known.department for known in names if same_body(known.name, newcomer.name)]
        if newcomer.id is None and alike:
            yield newcomer.name, alike[0]


def _leaver(
    head: DepartmentRow, rows: dict[int, DepartmentRow], number: int | None, name: str
) -> DepartmentRow:
    if number is None or name not in head.members:
        listed = f"的成员：{'、'.join(head.members)}" if head.members else "还没有成员"
        raise InputError(f"{name}不是{head.name}的成员", f"{head.name}{listed}")
    return rows[number]


def _changes(ledger: Reader, plan: PlanTerms, wanted: _Wanted) -> Iterator[Change]:
    head, ids, order = wanted.head, Ids(ledger), department_rows.last_order(ledger, plan.id)
    collective = is_collective(head.name) or bool(wanted.members())
    if collective != head.collective:
        yield update("department", head.id, {"collective": head.collective}, collective=collective)
    gone = {one.id for one in wanted.leaving}
    for member in department_rows.of(ledger, "member", "collective_id", head.id):
        if member.columns["member_id"] in gone:
            yield delete("member", member.id, member.columns)
    for newcomer in wanted.coming:
        number = newcomer.id
        if number is None:
            number, order = ids.next("department"), order + 1
            yield _department(plan, head, number, order, newcomer.name)
        yield insert("member", ids.next("member"), collective_id=head.id, member_id=number)


def _department(plan: PlanTerms, head: DepartmentRow, number: int, order: int, name: str) -> Change:
    """Return the row of a department that the paper does not name; it stands where its collective does."""
    place = head.place
    return insert(
        "department",
        number,
        plan_id=plan.id,
        ord=order,
        name=name,
        initials=initials(name),
        collective=False,
        line=place.line,
        col=place.column,
        end_line=place.end_line,
        end_col=place.end_column,
    )
