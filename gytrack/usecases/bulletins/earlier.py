"""The lights of a task in the periods before a day: as a bulletin printed them, else by what is known now."""

from collections.abc import Iterable, Mapping
from datetime import date

from gytrack import wording
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries.bulletins import BulletinRow
from gytrack.records.ledger import PlanTerms
from gytrack.status.earlier import Earlier
from gytrack.status.periods import ends_before
from gytrack.status.reasons import Account
from gytrack.status.schedule import start_of
from gytrack.usecases.asking.items import Item
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.explaining import lines_of

_UNLISTED = "未列入"


def with_earlier(ledger: Reader, item: Item, found: list[Account], periods: int) -> list[Account]:
    """Return the accounts of a code with the lights of so many periods; none before the plan's schedule begins.

    What was printed stands, whatever was logged since; under rules on trial all is reckoned by these.

    Raises:
        LedgerError: what is kept of a bulletin is not what was issued.
    """
    first = found[0]
    start = start_of(first.plan)
    if start is None:  # nothing is asked of the calendar of holidays
        return found
    ends = [end for end in ends_before(first.day, first.rules, periods) if end >= start]
    printed = {} if first.trial else _standing(ledger, first.plan, ends)
    lights = [
        _printed(ledger, printed[end], found) if end in printed else _reckoned(ledger, item, first, end)
        for end in ends
    ]
    return [
        one._replace(earlier=tuple(of_day[one.task.id] for of_day in lights if one.task.id in of_day))
        for one in found
    ]


def _standing(ledger: Reader, plan: PlanTerms, ends: Iterable[date]) -> dict[date, BulletinRow]:
    """Return the bulletins that stand by the day of their figures; one of the month before one of the quarter."""
    wanted = frozenset(ends)
    rows = [row for row in bulletin_queries.all_of(ledger, plan.id) if not row.withdrawn]
    return {
        row.as_of: row for row in sorted(rows, key=lambda row: row.period == "month") if row.as_of in wanted
    }


def _printed(ledger: Reader, bulletin: BulletinRow, found: Iterable[Account]) -> Mapping[int, Earlier]:
    """Return what a bulletin says of tasks, in the words of its own rules; one that it does not have has no light."""
    from gytrack.usecases.bulletins.sides import of_bulletin  # most plans have no bulletin

    side = of_bulletin(ledger, bulletin)
    labels, day, number = side.rules["labels"], bulletin.as_of, bulletin.number
    lights = {}
    for task in (one.task.id for one in found):
        row = side.tasks.get(task)
        if row is None:
            lights[task] = Earlier(day, None, _UNLISTED, bulletin=number)
            continue
        word = wording.light(row["light"], row["rule"], labels)
        lights[task] = Earlier(day, row["light"], word, row["rule"] == "manual", number)
    return lights


def _reckoned(ledger: Reader, item: Item, first: Account, day: date) -> Mapping[int, Earlier]:
    rules = rules_of(ledger, first.plan, day, first.rules if first.trial else None)
    lights = {}
    for line in lines_of(ledger, first.plan, item, day, rules):
        status = line.status
        word = wording.light(status.light, status.rule, rules.labels)
        lights[line.task.id] = Earlier(day, status.light, word, status.manual is not None)
    return lights
