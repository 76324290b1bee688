"""The light of a rectification (整改), which has a deadline of its own.

Done is green; past due and not done is red; due within some days is yellow; before that it is in time, and green. It is
never grey: who is to put something right has been told so, with a day.
"""

from datetime import date
from typing import Literal, NamedTuple

from gytrack.records.rectification import RectificationRow
from gytrack.records.terms import Light

SOON_DAYS = 7
"""How near a deadline is near: as a bureau's warning (宜昌: near the deadline yellow) in the week before."""

RectificationRule = Literal["done", "done_late", "overdue", "due_soon", "in_time"]


class RectificationStatus(NamedTuple):
    """A rectification on a day; ``days`` are those left, negative once it is past due, null where it is done."""

    row: RectificationRow
    light: Light
    rule: RectificationRule
    days: int | None


def rectification_status(row: RectificationRow, day: date) -> RectificationStatus:
    """Return how a rectification stands on a day; what was done later is not done yet."""
    if row.done_on is not None and row.done_on <= day:
        late = row.done_on > row.due
        return RectificationStatus(row, "green", "done_late" if late else "done", None)
    days = (row.due - day).days
    if days < 0:
        return RectificationStatus(row, "red", "overdue", days)
    if days <= SOON_DAYS:
        return RectificationStatus(row, "yellow", "due_soon", days)
    return RectificationStatus(row, "green", "in_time", days)
