"""What money comes to: sums, 执行率, and what was spent or paid out beyond what there is."""

from collections.abc import Iterable
from decimal import Decimal

from gytrack.decimals import plain_decimal
from gytrack.records.funds import FundKind, FundRow, FundSource, Money
from gytrack.status.rules import points


def total(rows: Iterable[FundRow]) -> Money | None:
    """Return what entries come to, without those that others stand in place of; null where nothing is left."""
    sums: dict[FundKind, Decimal] = {}
    sources: dict[FundSource | None, Decimal] = {}
    for row in rows:
        if row.corrected_by is not None:
            continue
        sums[row.kind] = sums.get(row.kind, Decimal(0)) + row.amount
        if row.kind == "allocate":
            sources[row.source] = sources.get(row.source, Decimal(0)) + row.amount
    if not sums:
        return None
    kept = tuple((source, amount) for source, amount in sources.items() if amount)
    return Money(sums.get("allocate"), sums.get("release"), sums.get("spend"), kept)


def together(parts: Iterable[Money | None]) -> Money | None:
    """Return what several sums come to; null where there is none."""
    found = [part for part in parts if part is not None]
    if not found:
        return None
    sources: dict[FundSource | None, Decimal] = {}
    for part in found:
        for source, amount in part.sources:
            sources[source] = sources.get(source, Decimal(0)) + amount
    return Money(
        _sum(part.allocated for part in found),
        _sum(part.released for part in found),
        _sum(part.spent for part in found),
        tuple(sources.items()),
    )


def rate(money: Money) -> int | None:
    """Return 执行率 in whole points: what was spent of what was allocated; null where one of them is not known.

    The self-evaluation of a budget's performance reckons it so (全年执行数 over 全年预算数).
    """
    if money.spent is None or money.spent < 0 or not money.allocated or money.allocated < 0:
        return None
    return points(money.spent, money.allocated)


def over(money: Money) -> Decimal | None:
    """Return how much was spent beyond what was allocated, 0 where it was not; null where one of them is not known."""
    if money.spent is None or money.allocated is None:
        return None
    return max(Decimal(0), money.spent - money.allocated)


def warnings(money: Money) -> tuple[str, ...]:
    """Say what was paid out or spent beyond what there is: 支出超安排20万元."""
    pairs = (
        ("支出", money.spent, "安排", money.allocated),
        ("拨付", money.released, "安排", money.allocated),
        ("支出", money.spent, "拨付", money.released),
    )
    return tuple(
        f"{what}超{limit_of}{plain_decimal(amount - limit)}万元"
        for what, amount, limit_of, limit in pairs
        if amount is not None and limit is not None and amount > limit
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
