"""Lights by section or department, and money beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.records.funds import Money
from gytrack.records.terms import By
from gytrack.status.rules import Rules
from gytrack.status.summary import Group, Lights
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.money_groups import money_by_group
from gytrack.usecases.reporting.selecting import Selection
from gytrack.usecases.reporting.summing import groups

_NO_LIGHTS = Lights(0, 0, 0, 0)


class Grouped(NamedTuple):
    """The groups, the total last, what money comes to by their names, and the rules by which each plan is judged."""

    groups: list[Group]
    money: dict[str, Money]
    sets: list[Rules]


def grouped(
    ledger: Reader,
    plans: Sequence[Chosen],
    by: By,
    selection: Selection,
    day: date,
    trial: Rules | None = None,
) -> Grouped:
    """Return what is asked for by section or department.

    Each plan is judged by the rules that it uses, unless others are on trial. Groups that have money but no task that
    counts stand before the total.
    """
    sets = [rules_of(ledger, found.plan, day, trial) for found in plans]
    judged = list(zip(plans, sets, strict=True))
    money = money_by_group(ledger, judged, by, selection, day)
    return Grouped(_with_money(groups(ledger, judged, by, selection, day), money), money, sets)


def _with_money(found: Sequence[Group], money: Mapping[str, Money]) -> list[Group]:
    """Return the groups with those that have money but no task that counts, before the total."""
    *named, last = found
    known = {group.key for group in found}
    return [
        *named,
        *(Group(name, 0, _NO_LIGHTS, None, 0) for name in money if name not in known),
        last,
    ]
