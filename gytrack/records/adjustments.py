"""Adjustments as the ledger keeps them, and what they make of a target or a task on a day."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.records.terms import Operator


class Goal(NamedTuple):
    """What is to be reached, and by when."""

    op: Operator
    value: Decimal
    upper: Decimal | None
    unit: str
    due: date | None


class TaskTerms(NamedTuple):
    """When a task is due, who leads and who supports it."""

    due: date | None
    lead: tuple[str, ...]
    support: tuple[str, ...]


class Adjustment(NamedTuple):
    """One adjustment, which holds from ``day`` on; null leaves as it was.

    ``number`` is that of the command that made it, ``who`` the person; ``op`` to ``unit`` are a new goal whole,
    ``due_before`` is the date that counted before ``due``, ``lead`` and ``support`` names joined by 、 (empty: nobody). ``printed`` is the goal of the paper at that time, null of a task, whose
    date is ``printed_due``.
    """

    number: int
    day: date
    who: str
    reason: str
    basis: str
    dropped: bool = False
    added: bool = False
    op: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    due: date | None = None
    due_before: date | None = None
    lead: str | None = None
    support: str | None = None
    printed: Goal | None = None
    printed_due: date | None = None


class Step(NamedTuple):
    """An adjustment in words: 目标由不少于5家调低为不少于4家, 完成时限由2025年底延期至2026年6月底, 取消."""

    made: Adjustment
    words: str


class AdjustedTarget(NamedTuple):
    """What a target was before its first adjustment, and all that hold, in the order of their days."""

    original: Goal
    dropped: bool
    steps: tuple[Step, ...]


class AdjustedTask(NamedTuple):
    """What a task was before its first adjustment, and all that hold; one that was added has no paper before it."""

    original: TaskTerms
    added: bool
    steps: tuple[Step, ...]
