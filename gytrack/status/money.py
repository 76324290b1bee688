"""What money comes to: sums, 执行率, and what was spent or paid out beyond what there is."""

from collections.abc import Iterable
from decimal import Decimal

from gytrack.decimals import plain_decimal
from gytrack.records.funds import FundKind, FundRow, FundSource, Money
from gytrack.status.rules import points

_NOTHING = Decimal(0)


def total(rows: Iterable[FundRow]) -> Money | None:
    """Return what the entries of one task come to, without those that others stand in place of; null where none is left."""
    sums: dict[FundKind, Decimal] = {}
    sources: dict[FundSource | None, Decimal] = {}
    for row in rows:
        if row.corrected_by is not None:
            continue
        sums[row.kind] = sums.get(row.kind, _NOTHING) + row.amount
        if row.kind == "allocate":
            sources[row.source] = sources.get(row.source, _NOTHING) + row.amount
    if not sums:
        return None
    allocated, released, spent = sums.get("allocate"), sums.get("release"), sums.get("spend")
    return Money(
        allocated,
        released,
        spent,
        tuple((source, amount) for source, amount in sources.items() if amount),
        _beyond(spent, allocated),
        _beyond(released, allocated),
        _beyond(spent, released),
    )


def _beyond(amount: Decimal | None, limit: Decimal | None) -> Decimal | None:
    return None if amount is None or limit is None else max(_NOTHING, amount - limit)


def together(parts: Iterable[Money | None]) -> Money | None:
    """Return what the money of several tasks comes to; null where there is none."""
    found = [part for part in parts if part is not None]
    if not found:
        return None
    sources: dict[FundSource | None, Decimal] = {}
    for part in found:
        for source, amount in part.sources:
            sources[source] = sources.get(source, _NOTHING) + amount
    return Money(
        _sum(part.allocated for part in found),
        _sum(part.released for part in found),
        _sum(part.spent for part in found),
        tuple(sources.items()),
        _sum(part.over for part in found),
        _sum(part.overpaid for part in found),
        _sum(part.unpaid for part in found),
    )


def rate(money: Money) -> int | None:
    """Return 执行率 in whole points: what was spent of what was allocated; null where one of them is not known.

    The self-evaluation of a budget's performance reckons it so (全年执行数 over 全年预算数).
    """
    if money.spent is None or money.spent < 0 or not money.allocated or money.allocated < 0:
        return None
    return points(money.spent, money.allocated)


def warnings(money: Money) -> tuple[str, ...]:
    """Say what was paid out or spent beyond what there is: 支出超安排20万元."""
    pairs = (("支出超安排", money.over), ("拨付超安排", money.overpaid), ("支出超拨付", money.unpaid))
    return tuple(f"{words}{plain_decimal(amount)}万元" for words, amount in pairs if amount)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, _NOTHING) if known else None
