"""A plan's departments: their names, aliases, initials, members and load."""

from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader


class Name(NamedTuple):
    """A name that a department answers to, its own or an alias."""

    department_id: int
    department: str
    name: str
    initials: str


class Load(NamedTuple):
    """How many tasks of all kinds a department leads and supports, and the day of its own latest report."""

    id: int
    name: str
    collective: bool
    line: int
    lead: int
    support: int
    last: date | None


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
    """Return a department and the collectives that it belongs to."""
    rows = ledger.rows(
        "SELECT collective_id FROM member WHERE member_id = :id ORDER BY collective_id", id=department_id
    )
    return (department_id, *(row[0] for row in rows))


def loads(ledger: Reader, plan_id: int) -> list[Load]:
    """Return each department with the number of tasks it leads and supports, in the order of the paper."""
    rows = ledger.rows(
        "SELECT d.id, d.name, d.collective, d.line, count(*) FILTER (WHERE a.role = 'lead'), "
        "count(*) FILTER (WHERE a.role = 'support'), "
        "(SELECT max(e.day) FROM entry e WHERE e.department_id = d.id) FROM department d LEFT JOIN assignment a ON a.department_id = d.id "
        "WHERE d.plan_id = :plan GROUP BY d.id, d.name, d.collective, d.line, d.ord ORDER BY d.ord",
        plan=plan_id,
    )
    return [
        Load._make((number, name, bool(collective), *counts, codec.day(last)))
        for number, name, collective, *counts, last in rows
    ]
