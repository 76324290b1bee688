"""What is compared of a plan, and what is found to match."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.usecases.naming.places import place_of
from gytrack.usecases.reporting.listing import Listed, listed

T = TypeVar("T")


class Side(NamedTuple):
    """One of two plans that are compared, each list in the order of the paper; ``name`` is what a reader knows it by."""

    plan: PlanTerms
    name: str
    sections: Sequence[SectionRow]
    tasks: Sequence[Listed]
    targets: Sequence[TargetRow]

    def goals(self) -> dict[str, list[TargetRow]]:
        """Return the targets by the code of what they belong to."""
        found: dict[str, list[TargetRow]] = {}
        for target in self.targets:
            found.setdefault(target.owner, []).append(target)
        return found

    def titles(self) -> dict[str, str]:
        """Return the titles of the sections by their codes."""
        return {section.code: section.title for section in self.sections}


class Match(NamedTuple, Generic[T]):
    """What stands in the one plan and in the other, null where only one has it; ``likeness`` is in points of 100."""

    one: T | None
    other: T | None
    likeness: int | None


class Comparison(NamedTuple):
    """Two plans side by side.

    Of each kind the matches come first, in the order of the first plan; then what only the first has, then what only
    the second has.
    """

    one: Side
    other: Side
    sections: Sequence[Match[SectionRow]]
    tasks: Sequence[Match[Listed]]
    targets: Sequence[Match[TargetRow]]

    def is_empty(self) -> bool:
        """Say whether nothing is left, as after a search for words that neither plan has."""
        return not (self.sections or self.tasks or self.targets)


def sides(ledger: Reader, one: PlanTerms, other: PlanTerms) -> tuple[Side, Side]:
    """Return two plans of the ledger; they are known by their places where these differ, else by their codes."""
    places = place_of(one.title), place_of(other.title)
    named = None not in places and places[0] != places[1]
    first, second = (
        place if named and place else plan.code for plan, place in zip((one, other), places, strict=True)
    )
    return _side(ledger, one, first), _side(ledger, other, second)


def _side(ledger: Reader, plan: PlanTerms, name: str) -> Side:
    whole = Filter(plan.id)
    return Side(
        plan,
        name,
        task_queries.sections(ledger, plan.id),
        listed(ledger, plan, whole),
        target_queries.planned(ledger, whole),
    )
