"""What a command has before it: the ledger open, the plans it is about, and who runs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from gytrack.cli.frame.setting import Setting, current, host, now_utc
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.opening import opened_for_reading, opened_for_writing
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries.plans import all_plans
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Kind, Role
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.asking.narrowing import Narrowing


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


@contextmanager
def reading_plan() -> Iterator[Desk]:
    """Open the ledger for reading, on one plan."""
    setting = current()
    with opened_for_reading(setting) as ledger:
        yield Desk(setting, ledger, choose_plan(ledger, setting.plan))


@contextmanager
def writing_plan() -> Iterator[WritingDesk]:
    """Open the ledger for one command, on one plan."""
    setting = current()
    with opened_for_writing(setting) as ledger:
        yield WritingDesk(setting, ledger, choose_plan(ledger, setting.plan), actor(setting, ledger))


def actor(setting: Setting, ledger: Reader | None) -> Actor:
    """Return who runs the command, at this moment; ``ledger`` is null where it is a file that is not open."""
    return Actor(setting.name_for(None if ledger is None else ledger.user), now_utc(), setting.today, host())


def way_back(ledger: Reader, number: int) -> str:
    """Return the words that take a command back: by its number where a plain undo might mean another plan's."""
    return "撤销：gytrack undo" + (f" {number}" if len(all_plans(ledger)) > 1 else "")


def narrowed(
    dept: str | None,
    role: Role | None = None,
    section: str | None = None,
    kind: Kind | None = None,
    search: str | None = None,
    *,
    unassigned: bool = False,
) -> Narrowing:
    """Return how a person narrows a list of tasks.

    Raises:
        UsageError: a role without the department that has it, or tasks of nobody and of a department at once.
    """
    if role is not None and dept is None:
        raise UsageError("--role 要与 --dept 一起用")
    if unassigned and dept is not None:
        raise UsageError("--unassigned 不能与 --dept 一起用")
    return Narrowing(dept, role, section, kind, search, unassigned)
