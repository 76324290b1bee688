"""Deciding by which set of rules a plan is judged, from which day on."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.rulings import RulingRow, ruling, rulings
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Light
from gytrack.status.rules import Rules
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.plan_rules import decided, rules_of, written
from gytrack.usecases.reporting.report import status_report
from gytrack.usecases.ruling.named_sets import RuleSet


class Used(NamedTuple):
    """What was decided: the command's number, how many tasks show each light before and after.

    ``later`` is the next set that was decided for a later day, null where none was: from that day on it still holds.
    """

    number: int
    before: Counter[Light | None]
    after: Counter[Light | None]
    later: RulingRow | None


def use(ledger: Writer, actor: Actor, plan: PlanTerms, wanted: RuleSet, day: date) -> Used:
    """Have a plan judged by a set of rules from a day on, with all its figures as they are now.

    Raises:
        InputError: it is judged by this very set on that day already.
    """
    before = rules_of(ledger, plan, day)
    if before == wanted.rules:
        raise InputError(f"{plan.code} 已经在用规则集“{wanted.title}”，各项都一样", "无需再设")
    lights = _lights(ledger, plan, day, before), _lights(ledger, plan, day, wanted.rules)
    number = next_command(ledger)
    added = insert(
        "ruling",
        Ids(ledger).next("ruling"),
        plan_id=plan.id,
        command_id=number,
        day=day,
        name=wanted.name,
        source=wanted.source,
        figures=written(wanted.rules),
    )
    words = f"rules use {wanted.name} --date {day}"
    later = next((row for row in rulings(ledger, plan.id) if row.day > day), None)
    return Used(apply(ledger, actor.command("rules use", words, plan.id), [added]), *lights, later)


class InUse(NamedTuple):
    """What a plan is judged by on a day; ``row`` is null while nobody decided and the default holds."""

    plan: PlanTerms
    rules: Rules
    row: RulingRow | None


def in_use(ledger: Reader, plans: list[PlanTerms], day: date) -> Iterator[InUse]:
    """Yield by what each plan is judged on a day."""
    for plan in plans:
        row = ruling(ledger, plan.id, day)
        yield InUse(plan, Rules() if row is None else decided(row), row)


def _lights(ledger: Reader, plan: PlanTerms, day: date, rules: Rules) -> Counter[Light | None]:
    report = status_report(ledger, plan, Filter(plan.id), None, day, rules)
    return Counter(line.status.light for line in report.tasks)
