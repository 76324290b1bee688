"""What money comes to: a table of cases for sums, 执行率 and overspending."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.records.funds import FundKind, FundRow, Money
from gytrack.status.money import rate, together, total, warnings


def row(kind: FundKind, amount: str, corrected_by: int | None = None) -> FundRow:
    return FundRow(1, 1, 1, date(2025, 6, 30), kind, Decimal(amount), None, None, "", None, corrected_by)


def money(allocated: str | None, released: str | None, spent: str | None) -> Money | None:
    sums: tuple[tuple[FundKind, str | None], ...] = (
        ("allocate", allocated),
        ("release", released),
        ("spend", spent),
    )
    return total(row(kind, amount) for kind, amount in sums if amount is not None)


@pytest.mark.parametrize(
    ("sums", "share", "beyond", "words"),
    [
        ((None, None, "5"), None, None, ()),
        (("100", None, None), None, None, ()),
        (("100", None, "0"), 0, "0", ()),
        (("0", None, "5"), None, "5", ("支出超安排5万元",)),
        (("200", None, "1"), 1, "0", ()),
        (("201", None, "1"), 0, "0", ()),
        (("100", None, "99.4"), 99, "0", ()),
        (("100", None, "100"), 100, "0", ()),
        (("100", None, "100.01"), 100, "0.01", ("支出超安排0.01万元",)),
        (("100", "60", "60.5"), 61, "0", ("支出超拨付0.5万元",)),
        (("100", "110", "50"), 50, "0", ("拨付超安排10万元",)),
        ((None, "10", "12"), None, None, ("支出超拨付2万元",)),
    ],
)
def test_rate_and_overspending(
    sums: tuple[str | None, str | None, str | None],
    share: int | None,
    beyond: str | None,
    words: tuple[str, ...],
) -> None:
    found = money(*sums)
    assert found is not None
    assert rate(found) == share
    assert found.over == (None if beyond is None else Decimal(beyond))
    assert warnings(found) == words


def test_nothing_logged_is_not_zero_and_what_is_corrected_does_not_count() -> None:
    assert total([]) is None
    assert total([row("spend", "5", corrected_by=7)]) is None
    found = total([row("allocate", "300000", corrected_by=7), row("allocate", "300"), row("spend", "0.1")])
    assert found == Money(Decimal(300), None, Decimal("0.1"), ((None, Decimal(300)),), Decimal(0))


def test_what_one_task_has_left_does_not_cover_another() -> None:
    found = together((money("100", "100", "120"), money("100", None, "30"), None, money(None, None, "5")))
    assert found is not None
    assert (found.allocated, found.spent) == (Decimal(200), Decimal(155))
    assert rate(found) == 78
    assert found.over == Decimal(20)
    assert warnings(found) == ("支出超安排20万元", "支出超拨付20万元")


@given(st.lists(st.decimals("-1000", "1000", places=6)), st.integers(0, 9))
def test_parts_together_are_the_whole(amounts: list[Decimal], cut: int) -> None:
    rows = [row("allocate", str(amount)) for amount in amounts]
    whole, parts = total(rows), together((total(rows[:cut]), total(rows[cut:])))
    assert (None if whole is None else whole.allocated) == (None if parts is None else parts.allocated)
