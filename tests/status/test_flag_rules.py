"""What of a report is flagged: each rule by a table of cases, what is just not odd among them."""

from datetime import date
from decimal import Decimal

import pytest
from status_values import target

from gytrack.records.ledger import TargetRow
from gytrack.records.terms import MeasureKind
from gytrack.status.flags import Figure, Limits, copied_flag, figure_flag, future_flag

SINCE = (date(2025, 5, 25), 4)


def kind(row: TargetRow, total: str, before: str | None = None, given: MeasureKind = "total") -> str | None:
    last = None if before is None else Decimal(before)
    found = figure_flag(Figure(row, given, Decimal(total), last, SINCE if before else None), Limits())
    return found and found.kind


TEN, FALLING = target(value="10"), target("<=", "10", baseline="20")


@pytest.mark.parametrize(
    ("row", "total", "before", "flag"),
    [
        (TEN, "3", None, None),
        (TEN, "3", "3", None),
        (TEN, "2", "3", "fall"),
        (FALLING, "12", "15", None),
        (TEN, "6", "1", None),  # 50 points, no more
        (TEN, "7", "1", "leap"),
        (TEN, "9", "3", None),  # three times, no more
        (TEN, "9", "2", "leap"),
        (TEN, "9", "0", None),
        (TEN, "9", None, None),
        (target(value="4"), "4", "1", None),  # counts fewer than five
        (target(value="90", baseline="80", unit="%"), "95", "80", None),
        (TEN, "20", "15", None),
        (TEN, "20.1", "15", "over"),
        (TEN, "21", None, "over"),
        (FALLING, "50", None, None),
        (TEN, "9999", None, "over"),
        (TEN, "10000", None, "slip"),
        (TEN, "100000", "9", "slip"),
        (target(value="2000", unit="万元"), "20000000", None, "slip"),
        (target(value="2000", unit="万元"), "1.2", "1200", "slip"),
        (target(value="2000", unit="万元"), "1.3", "1200", "fall"),
        (target(value="2000", unit="人"), "1", None, None),
        (target(value="90", unit="%"), "99999", None, "over"),
        (TEN, "0", "5", "fall"),
    ],
)
def test_a_figure_is_flagged_by_the_first_rule_that_holds(
    row: TargetRow, total: str, before: str | None, flag: str | None
) -> None:
    assert kind(row, total, before) == flag


def test_an_increment_that_takes_back_is_no_fall_but_may_leap() -> None:
    assert kind(TEN, "2", "3", "add") is None
    assert kind(TEN, "9", "2", "add") == "leap"


def test_the_limits_are_data() -> None:
    figure = Figure(TEN, "total", Decimal(15), Decimal(12), SINCE)
    assert figure_flag(figure, Limits()) is None
    found = figure_flag(figure, Limits(over_times=1))
    assert found is not None
    assert found.words == "所报15家超过目标不少于10家的1倍，请核对"


@pytest.mark.parametrize(
    ("text", "before", "words"),
    [
        ("完成选址，正在装修", "完成选址,正在装修。", "进展与上次（2025年5月25日 #4）相同，请核对"),
        ("完成选址，正在装修，已付首款共三笔，设备采购完成招标，人员到位", "完成选址，正在装修，已付首款共三笔，设备采购完成招标，人员到岗", "基本相同"),
        ("完成选址，正在装修", "完成装修，正在验收", None),
        ("同上", "同上", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_text_that_repeats_the_last_is_flagged(text: str, before: str, words: str | None) -> None:
    found = copied_flag(text, before, SINCE, Limits())
    assert (found is None) if words is None else (found is not None and words in found.words)


def test_a_day_ahead_is_flagged() -> None:
    assert future_flag(date(2025, 6, 30), date(2025, 6, 30)) is None
    assert future_flag(date(2025, 7, 1), date(2025, 6, 30)) is not None
