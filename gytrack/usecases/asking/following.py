"""What a person may be about to type of evaluations and rectifications: their numbers."""

from collections.abc import Sequence

from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.candidates import Offer, beginning
from gytrack.usecases.asking.typed import plain


def evaluations(ledger: Reader, plans: Sequence[PlanTerms], typed: str) -> Offer:
    """Offer the numbers of evaluations, the latest first."""
    from gytrack.ledger.queries import evaluations as evaluation_queries  # other key presses do without

    found = [
        (str(one.number), f"{one.name}（截至{one.day}）")
        for plan in plans
        for one in evaluation_queries.all_of(ledger, plan.id)
    ]
    return beginning(plain(typed), reversed(found))


def rectifications(ledger: Reader, plans: Sequence[PlanTerms], typed: str) -> Offer:
    """Offer the numbers of rectifications that are not done."""
    from gytrack.ledger.queries import rectifications as rectification_queries

    found = [
        (str(one.number), f"{one.code} {one.dept}：{one.text}")
        for plan in plans
        for one in rectification_queries.of_plan(ledger, plan.id)
        if one.done_on is None
    ]
    return beginning(plain(typed), found)
