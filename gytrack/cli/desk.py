"""What a command has before it: the ledger open, the plans it is about, and who runs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from gytrack.cli.setting import Setting, current, now_utc
from gytrack.cli.vendored import UsageError
from gytrack.errors import InputError
from gytrack.ledger import departments as department_queries
from gytrack.ledger.connection import Reader, Writer, reading, writing
from gytrack.ledger.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Kind, Role
from gytrack.usecases.actor import Actor
from gytrack.usecases.choosing import choose_department, choose_plan, choose_plans, choose_section


class Desk(NamedTuple):
    """A ledger open for reading, and the plan that a command is about."""

    setting: Setting
    ledger: Reader
    plan: PlanTerms


class WritingDesk(NamedTuple):
    """A ledger open for one command, the plan that it is about, and who runs it."""

    setting: Setting
    ledger: Writer
    plan: PlanTerms
    actor: Actor


class Narrowing(NamedTuple):
    """How a person narrows a list of tasks, as typed."""

    dept: str | None = None
    role: Role | None = None
    section: str | None = None
    kind: Kind | None = None
    search: str | None = None


@contextmanager
def reading_plan() -> Iterator[Desk]:
    """Open the ledger for reading, on one plan."""
    setting = current()
    with reading(setting.db) as ledger:
        yield Desk(setting, ledger, choose_plan(ledger, setting.plan))


@contextmanager
def writing_plan() -> Iterator[WritingDesk]:
    """Open the ledger for one command, on one plan."""
    setting = current()
    with writing(setting.db) as ledger:
        yield WritingDesk(setting, ledger, choose_plan(ledger, setting.plan), actor(setting))


def actor(setting: Setting) -> Actor:
    """Return who runs the command, at this moment."""
    return Actor(setting.user, now_utc(), setting.today)


class Chosen(NamedTuple):
    """The tasks of one plan that a person asks for; ``department`` is null where none was named."""

    plan: PlanTerms
    tasks: Filter
    department: str | None


def choose(ledger: Reader, wanted: str | None, narrowing: Narrowing) -> list[Chosen]:
    """Return what is asked for of each plan; of several plans, those that know the department.

    Raises:
        InputError: no plan knows the department or the section.
        UsageError: a role without a department.
    """
    if narrowing.role is not None and narrowing.dept is None:
        raise UsageError("--role 要与 --dept 一起用")
    found, faults = [], []
    for plan in choose_plans(ledger, wanted):
        try:
            found.append(_choose_in(ledger, plan, narrowing))
        except InputError as fault:
            faults.append(fault)
    if not found:
        raise faults[0]
    return found


def _choose_in(ledger: Reader, plan: PlanTerms, narrowing: Narrowing) -> Chosen:
    department = None if narrowing.dept is None else choose_department(ledger, plan, narrowing.dept)
    section = None if narrowing.section is None else choose_section(ledger, plan, narrowing.section).code
    scope = None if department is None else department_queries.scope(ledger, department.id)
    tasks = Filter(plan.id, scope, narrowing.role, section, narrowing.kind, narrowing.search)
    return Chosen(plan, tasks, None if department is None else department.name)
