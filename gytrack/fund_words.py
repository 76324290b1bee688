"""The Chinese words for the money of tasks."""

from decimal import Decimal

from gytrack.records.funds import FundKind, FundSource, Money
from gytrack.wording import amount

FUNDS: dict[FundKind, str] = {"allocate": "安排", "release": "拨付", "spend": "支出"}
SOURCES: dict[FundSource, str] = {
    "central": "中央",
    "province": "省",
    "city": "市",
    "district": "区",
    "society": "社会",
}


def ten_thousands(value: Decimal) -> str:
    """Write an amount of money, which is kept in 万元."""
    return amount(value, "万元")


def sources(money: Money) -> tuple[str, ...]:
    """Write where what was allocated comes from: 中央100万元; what names no source is 未注明."""
    return tuple(
        f"{'未注明' if source is None else SOURCES[source]}{ten_thousands(value)}"
        for source, value in money.sources
    )
