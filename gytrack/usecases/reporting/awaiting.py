"""Which targets of a plan are 未到期 on a day, with what that rests on read from the ledger."""

from collections.abc import Sequence
from datetime import date

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.status.awaiting import is_not_due, is_silent
from gytrack.status.schedule import start_of
from gytrack.status.targets import TargetStatus


def awaited(ledger: Reader, plan_id: int, statuses: Sequence[TargetStatus], day: date) -> list[TargetStatus]:
    """Return the statuses of a plan's targets, those that are 未到期 marked as such."""
    silent = [status.target for status in statuses if is_silent(status)]
    if not silent:
        return list(statuses)
    plan = next(plan for plan in plan_queries.all_plans(ledger) if plan.id == plan_id)
    # What is due this year has no column of an earlier year that is still to come.
    later = [target.id for target in silent if target.due is not None and target.due.year > day.year]
    before = target_queries.earlier_dues(ledger, later) if later else {}
    return [
        status._replace(not_due=is_not_due(status, start_of(plan), before.get(status.target.id), day))
        for status in statuses
    ]
