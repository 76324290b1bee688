"""A plan's departments: their names, aliases, initials, members and load."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.corrections import STANDS
from gytrack.ledger.queries.filters import LATEST, holding
from gytrack.records.place import Place
from gytrack.records.terms import Role


class DepartmentRow(NamedTuple):
    """A department with all that belongs to it; aliases stand as they were added, members as on the paper."""

    id: int
    name: str
    initials: str
    collective: bool
    order: int
    place: Place
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    collectives: tuple[str, ...]


class Name(NamedTuple):
    """A name that a department answers to, its own or an alias."""

    department_id: int
    department: str
    name: str
    initials: str


class Load(NamedTuple):
    """How many tasks of all kinds a department leads and supports, and the day of its own latest report."""

    lead: int
    support: int
    last: date | None


def all_of(ledger: Reader, plan_id: int) -> list[DepartmentRow]:
    """Return every department of a plan, in the order of the paper."""
    aliases = _grouped(
        ledger.rows("SELECT department_id, name FROM alias WHERE plan_id = :plan ORDER BY id", plan=plan_id)
    )
    pairs = list(
        ledger.rows(
            "SELECT c.id, c.name, d.id, d.name FROM member m JOIN department c ON c.id = m.collective_id "
            "JOIN department d ON d.id = m.member_id WHERE c.plan_id = :plan ORDER BY c.ord, d.ord",
            plan=plan_id,
        )
    )
    members = _grouped((collective, name) for collective, _, _, name in pairs)
    collectives = _grouped((member, name) for _, name, member, _ in pairs)
    rows = ledger.rows(
        "SELECT id, name, initials, collective, ord, line, col, end_line, end_col FROM department "
        "WHERE plan_id = :plan ORDER BY ord",
        plan=plan_id,
    )
    return [
        DepartmentRow(
            number,
            name,
            initials,
            bool(collective),
            order,
            Place(*place),
            *(tuple(found.get(number, ())) for found in (aliases, members, collectives)),
        )
        for number, name, initials, collective, order, *place in rows
    ]


def names(ledger: Reader, plan_id: int) -> list[Name]:
    """Return every name of every department, own names first, in the order of the paper."""
    rows = ledger.rows(
        "SELECT d.id, d.name, d.name, d.initials, 0, d.ord FROM department d WHERE d.plan_id = :plan UNION ALL "
        "SELECT d.id, d.name, a.name, a.initials, 1, d.ord FROM alias a JOIN department d ON d.id = a.department_id "
        "WHERE a.plan_id = :plan ORDER BY 5, 6",
        plan=plan_id,
    )
    return [Name(*row[:4]) for row in rows]


def scope(ledger: Reader, department_id: int) -> tuple[int, ...]:
    """Return a department, first, and the collectives that it belongs to."""
    rows = ledger.rows(
        "SELECT collective_id FROM member WHERE member_id = :id ORDER BY collective_id", id=department_id
    )
    return (department_id, *(row[0] for row in rows))


def loads(ledger: Reader, plan_id: int, day: date | None = None) -> dict[int, Load]:
    """Return, by department, for how many tasks of the latest edition it is responsible, and when it last reported.

    That is as of ``day``, where it is null as the paper prints it.

    All are counted in an index alone, and those of the few tasks that the latest edition left out are taken off.
    """
    held = "a.begins IS NULL" if day is None else holding(":on")
    left_out = _left_out(ledger, plan_id, held, day)
    rows = ledger.rows(
        f"SELECT d.id, {_count('lead', held)}, {_count('support', held)}, "
        f"(SELECT max(e.day) FROM entry e WHERE e.department_id = d.id AND {STANDS}) FROM department d "
        "WHERE d.plan_id = :plan",
        plan=plan_id,
        on=codec.encode(day),
    )
    return {
        number: Load(lead - left_out[number, "lead"], support - left_out[number, "support"], codec.day(last))
        for number, lead, support, last in rows
    }


def _count(role: Role, held: str) -> str:
    return (
        f"(SELECT count(*) FROM assignment a WHERE a.department_id = d.id AND a.role = '{role}' AND {held})"
    )


def _left_out(ledger: Reader, plan_id: int, held: str, day: date | None) -> Counter[tuple[int, Role]]:
    """Return in how many tasks that the latest edition left out each department has each role."""
    rows = ledger.rows(
        "SELECT a.department_id, a.role, count(*) FROM edition e CROSS JOIN task t CROSS JOIN assignment a "
        f"WHERE e.plan_id = :plan AND e.id <> {LATEST} AND t.edition_id = e.id AND a.task_id = t.id "
        f"AND {held} GROUP BY a.department_id, a.role",
        plan=plan_id,
        on=codec.encode(day),
    )
    return Counter({(department, role): number for department, role, number in rows})


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, name in pairs:
        found.setdefault(number, []).append(name)
    return found
