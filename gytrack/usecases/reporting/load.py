"""Load and silence: how much each department leads, supports and undertakes, and how long it owes reports."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import origins as origin_queries
from gytrack.ledger.queries.departments import DepartmentRow
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Role
from gytrack.status.periods import missed_periods
from gytrack.status.progress import last_counted
from gytrack.status.rules import Rules
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.reporting.report import TaskLine, status_report

Sort = Literal["lead", "support", "missed", "silent"]
_SCREEN = ("dept", "lead", "support", "undertake", "asked", "never", "owing", "missed", "last")


class Burden(NamedTuple):
    """What one department has.

    ``lead`` and ``support`` count tasks of every kind that were not dropped, ``via`` those of them that it has only as
    one of a collective. ``asked`` are those that it leads, that have a light and are not finished: ``never`` of them
    it has not reported at all, ``owing`` owe ``missed`` periods at most. Null where nothing is asked of it, and the
    latter two while the plan asks for no reports by period.
    """

    plan: str
    department: DepartmentRow
    lead: int
    support: int
    undertake: int
    via: int
    asked: int
    never: int | None
    owing: int | None
    missed: int | None
    last: date | None
    silent: int | None


class _Duty(NamedTuple):
    """A task as one department has it; ``via`` where it has it only as one of a collective."""

    line: TaskLine
    role: Role
    via: bool


def burdens(ledger: Reader, found: Chosen, day: date, rules: Rules) -> list[Burden]:
    """Return the departments that have a part in the tasks asked for, in the order of the paper.

    Whose task it is itself has reported where a report or figure counts for the task's light, the coordinator's own
    included; of a collective each member answers for itself: only its own reports count.
    """
    rows = department_queries.all_of(ledger, found.plan.id)
    report = status_report(ledger, found.plan, found.tasks, found.department, day, rules)
    lines = [line for line in report.tasks if line.task.closure != "dropped"]
    duties, undertaken = _duties(lines, rows), [line.hands.undertake for line in lines]
    spoken = origin_queries.spoken(ledger, found.plan.id, day)
    own = origin_queries.last_days(ledger, found.tasks, day)
    return [
        _burden(
            found.plan,
            row,
            duties.get(row.name, ()),
            undertaken.count(row.name),
            spoken[row.name].last if row.name in spoken else None,
            own,
            day,
            rules,
        )
        for row in _concerned(rows, found)
        if row.name in duties or row.name in undertaken
    ]


def _concerned(rows: Sequence[DepartmentRow], found: Chosen) -> Iterator[DepartmentRow]:
    """Yield the departments that are asked for: one by its name and its members, else all."""
    for row in rows:
        if found.department is None or found.department in (row.name, *row.collectives):
            yield row


def _duties(lines: Iterable[TaskLine], rows: Sequence[DepartmentRow]) -> dict[str, list[_Duty]]:
    """Return, by department, the tasks that it has: as named itself, else through a collective; who leads leads."""
    members = {row.name: row.members for row in rows}
    duties: dict[str, list[_Duty]] = {}
    for line in lines:
        parts: dict[str, _Duty] = {}
        for via in (True, False):
            sides: tuple[tuple[Role, tuple[str, ...]], ...] = (("support", line.support), ("lead", line.lead))
            for role, names in sides:
                own = [name for each in names for name in members[each]] if via else names
                parts |= {name: _Duty(line, role, via) for name in own if _leads(parts.get(name), role)}
        for name, duty in parts.items():
            duties.setdefault(name, []).append(duty)
    return duties


def _leads(known: _Duty | None, role: Role) -> bool:
    """Say whether a part goes before one that is known: to lead before to support, on one's own before as a member."""
    return known is None or role == "lead" or known.role == "support"


def _burden(
    plan: PlanTerms,
    row: DepartmentRow,
    duties: Sequence[_Duty],
    undertake: int,
    last: date | None,
    own: Mapping[tuple[int, str], date],
    day: date,
    rules: Rules,
) -> Burden:
    roles = [duty.role for duty in duties]
    asked = [duty for duty in duties if duty.role == "lead" and _is_asked(duty.line)]
    reported = [_reported(duty, row.name, own) for duty in asked]
    missed = [missed_periods(plan.asked_from, day, rules, one) for one in reported]
    is_counted = bool(asked) and plan.asked_from is not None
    return Burden(
        plan.code,
        row,
        roles.count("lead"),
        roles.count("support"),
        undertake,
        sum(duty.via for duty in duties),
        len(asked),
        reported.count(None) if asked else None,
        sum(one > 0 for one in missed) if is_counted else None,
        max(missed, default=0) if is_counted else None,
        last,
        None if last is None else (day - last).days,
    )


def _is_asked(line: TaskLine) -> bool:
    return line.status.light is not None and line.status.finished_on is None


def _reported(duty: _Duty, name: str, own: Mapping[tuple[int, str], date]) -> date | None:
    """Return the day of the latest report that counts as this department's."""
    if duty.via:
        return own.get((duty.line.task.id, name))
    counted = last_counted(duty.line.reports, duty.line.planned())
    return None if counted is None else counted[0]


_ORDERS: dict[Sort, Callable[[Burden], tuple[float, ...]]] = {
    "lead": lambda one: (-one.lead,),
    "support": lambda one: (-one.support,),
    "missed": lambda one: (-(one.missed or 0), -(one.never or 0)),
    "silent": lambda one: (one.last is not None, -(one.silent or 0)),
}


def in_order(found: list[Burden], sort: Sort | None) -> list[Burden]:
    """Return departments as asked for, the most first; nobody is ranked unless that was asked for."""
    return found if sort is None else sorted(found, key=_ORDERS[sort])


_COLUMNS = (
    Column("plan", "方案"),
    Column("dept", "单位"),
    Column("collectives", "所属统称"),
    Column("lead", "牵头", "number"),
    Column("support", "配合", "number"),
    Column("undertake", "承办", "number"),
    Column("via", "其中随统称", "number"),
    Column("asked", "应报", "number"),
    Column("never", "从未报", "number"),
    Column("owing", "欠报", "number"),
    Column("missed", "欠报期数", "number"),
    Column("last", "最近报送", "date"),
    Column("silent", "距今天数", "number"),
)


def load_table(found: Iterable[Burden]) -> Table:
    """Return departments as rows."""
    return Table(_COLUMNS, map(_row, found), "load")


def load_screen(found: Iterable[Burden]) -> Table:
    """Return the same for a screen of 80 columns."""
    places = [place for place, column in enumerate(_COLUMNS) if column.key in _SCREEN]
    rows = (tuple(row[place] for place in places) for row in map(_row, found))
    return Table(tuple(_COLUMNS[place] for place in places), rows, "load")


def _row(one: Burden) -> tuple[Value, ...]:
    return (one.plan, one.department.name, one.department.collectives, *one[2:])
