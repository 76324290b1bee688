"""Figures against what was reported before: what is odd is named, a total that falls below nothing is refused."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import takewhile

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import progress as progress_queries
from gytrack.records.ledger import Measure, TargetRow
from gytrack.status import flags
from gytrack.status.flags import Limits, figure_flag
from gytrack.usecases.entries.entry import Entry
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.reporting.in_force import targets_on
from gytrack.wording import amount

_NOTHING = Decimal(0)


def odd_figures(ledger: Reader, entry: Entry, *, counts: bool) -> Iterator[str]:
    """Yield a note for each figure that should be looked at again, by the goal in force on the entry's day.

    Args:
        ledger: the ledger before the entry.
        entry: a report that is to be stored.
        counts: whether it is the lead's or the coordinator's, whose figures move the target.

    Raises:
        InputError: an increment makes a total negative, on its own day or on a later one.
    """
    targets = targets_on(ledger, [figure.target for figure in entry.figures], entry.day)
    for figure, target in zip(entry.figures, targets, strict=True):
        if figure.understood is None:
            continue
        chain = _chain(ledger, figure.target, entry, counts=counts)
        before = [measure for measure in chain if measure.day <= entry.day]
        _require_enough(figure, before, figure.understood.value, chain[len(before) :])
        flag = figure_flag(_moved(figure, target, before, figure.understood.value), Limits())
        if flag is not None:
            yield f"{figure.target.code} {flag.words}"


def _chain(ledger: Reader, target: TargetRow, entry: Entry, *, counts: bool) -> list[Measure]:
    """Return the figures that add up with the entry's, in the order of days; what it corrects is none of them."""
    dept = entry.department and entry.department.name
    counted = counts or target.task_id is None
    found = [
        measure
        for measure in progress_queries.measures_of(ledger, [target.id], date.max).get(target.id, ())
        if measure.value is not None
        and (entry.corrects is None or measure.number != entry.corrects.number)
        and (target.per != "year" or measure.day.year == entry.day.year)
        and (measure.counts == counted if counted and not target.by_department else measure.dept == dept)
    ]
    return sorted(found, key=lambda measure: (measure.day, measure.number))


def totals_of(measures: Iterable[Measure]) -> Iterator[Decimal]:
    """Yield the running total after each of some figures, in the order given."""
    total = _NOTHING
    for measure in measures:
        total = (total if measure.kind == "add" else _NOTHING) + (measure.value or _NOTHING)
        yield total


def _total_of(measures: Iterable[Measure]) -> Decimal:
    """Return the running total that figures come to."""
    return (_NOTHING, *totals_of(measures))[-1]


def _require_enough(
    figure: Figure, before: Sequence[Measure], value: Decimal, after: Sequence[Measure]
) -> None:
    """Refuse a figure after which the total is negative, at once or with the increments of later days."""
    target, unit = figure.target, figure.target.unit
    if unit == "%":
        return
    start = _total_of(before)
    total = start + value if figure.kind == "add" else value
    if total < 0:
        now = f"此前累计{amount(start, unit)}" if before else "此前没有登记过数值"
        raise InputError(
            f"{target.code} {now}，再加{amount(value, unit)}就成了负数", "请核对；更正累计数请用 --value"
        )
    for measure in takewhile(lambda measure: measure.kind == "add", after):
        total += measure.value or _NOTHING
        if total < 0:
            later = (
                f"{long_day(measure.day)}登记的{amount(measure.value or _NOTHING, unit)}（#{measure.number}）"
            )
            raise InputError(f"这样登记，{target.code} 加上{later}就成了负数", "请核对，或先更正后来的那一条")


def _moved(figure: Figure, target: TargetRow, before: Sequence[Measure], value: Decimal) -> flags.Figure:
    """Return the total after a figure, and the one before it, of a target as it is to be reached then."""
    last = _total_of(before) if before else None
    total = (last or _NOTHING) + value if figure.kind == "add" else value
    since = (before[-1].day, before[-1].number) if before else None
    return flags.Figure(target, figure.kind, total, last, since)
