"""Which numbers of a sentence are goals, each with its bound and its clause."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal

from gytrack.reading.language.bounds import Bound, bound_of
from gytrack.reading.language.name_spans import inside, name_spans
from gytrack.reading.language.quantities import Quantity, quantities

_PAUSES = re.compile(r"[，。；：;！？]|,(?!\d)|:(?!\d)|[（(](?=其中|包括\d)|——")
_LONGEST_CLAUSE = 150


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with its bound, the clause that it stands in, and the baseline that the clause names.

    ``before`` and ``after`` are the clause's words on both sides of number and bound, ``lead`` those up to the
    number itself; each no more than a clause has, so that time stays linear.
    """

    quantity: Quantity
    bound: Bound
    clause: int
    clause_end: int
    before: str
    lead: str
    after: str
    baseline: Decimal | None = None
    baseline_year: int | None = None


def mentions(text: str) -> list[Mention]:
    """Return all numbers of a sentence that stand in no name or label, in order."""
    labels = name_spans(text)
    pauses = [(found.start(), found.end()) for found in _PAUSES.finditer(text)]
    starts = [0, *(end for _, end in pauses)]
    ends = [*(start for start, _ in pauses), len(text)]
    return [
        _mention(text, quantity, starts, ends)
        for quantity in quantities(text)
        if not inside(quantity.start, labels)
    ]


def _mention(text: str, quantity: Quantity, starts: list[int], ends: list[int]) -> Mention:
    bound = bound_of(text, quantity)
    clause = starts[bisect_right(starts, quantity.start) - 1]
    clause_end = ends[bisect_left(ends, quantity.start)]
    bound = bound._replace(start=max(bound.start, clause))
    return Mention(
        quantity,
        bound,
        clause,
        clause_end,
        before=text[max(clause, bound.start - _LONGEST_CLAUSE) : bound.start],
        lead=text[max(clause, quantity.start - _LONGEST_CLAUSE) : quantity.start],
        after=text[bound.end : min(clause_end, bound.end + _LONGEST_CLAUSE)],
    )
