"""Entries of money for a task, in 万元."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

FundKind = Literal["allocate", "release", "spend"]
FundSource = Literal["central", "province", "city", "district", "society"]


class FundRow(NamedTuple):
    """One entry: 安排, 拨付 or 支出 of ``amount`` 万元, negative where money is taken back.

    ``number`` is that of the command that logged it; ``corrects`` that of the entry in whose place it stands,
    ``corrected_by`` that of the one that stands in its own place by the day asked for. ``dept`` is null where none was named.
    """

    id: int
    number: int
    task_id: int
    day: date
    kind: FundKind
    amount: Decimal
    source: FundSource | None
    dept: str | None
    note: str
    corrects: int | None
    corrected_by: int | None


class Money(NamedTuple):
    """What entries come to, in 万元; null where there is none of a kind, which is not 0.

    ``sources`` says where what was allocated comes from, null for what names no source. ``over`` is what was spent
    beyond what was allocated, ``overpaid`` what was paid out beyond that, ``unpaid`` what was spent beyond what was
    paid out: of each task by itself, so that what one has left does not cover another's; null where one is not known.
    """

    allocated: Decimal | None = None
    released: Decimal | None = None
    spent: Decimal | None = None
    sources: tuple[tuple[FundSource | None, Decimal], ...] = ()
    over: Decimal | None = None
    overpaid: Decimal | None = None
    unpaid: Decimal | None = None
