from datetime import date

import pytest

from gytrack.reading.language.deadlines import horizons
from gytrack.reading.language.yearless import is_deadline, month_without_year
from gytrack.reading.text.passage import Sheet


@pytest.mark.parametrize("text", ["", "区卫健局", "各市", "年度办", "2025", "完成", "信息化处", "月坛街道"])
def test_no_deadline(text: str) -> None:
    assert not is_deadline(text)


@pytest.mark.parametrize(
    "text",
    [
        "6月底前完成",
        "2025年12月底前",
        "2023年底前完成",
        "长期坚持",
        "年底前",
        "三季度末",
        "10月底前完成并长期坚持",
    ],
)
def test_deadlines(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("6月底", 6),
        ("年底前", 12),
        ("第三季度", 9),
        ("上半年", 6),
        ("13月", None),
        ("长期坚持", None),
        ("2025年6月", None),
    ],
)
def test_months_without_a_year(text: str, month: int | None) -> None:
    assert month_without_year(text) == month


@pytest.mark.parametrize(
    "text",
    [
        "每年12月底前建成5家",
        "2024年6月底前建成5家",
        "三年内建成5家",
        "12月份启动",
        "13月底前",
        "次年底前",
        "每年底前",
    ],
)
def test_dates_that_a_year_does_not_complete(text: str) -> None:
    assert [one.day for one in horizons(Sheet.of(text).lines()[0], 2025) if one.day.year == 2025] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月底前建成5家", date(2025, 12, 31)),
        ("确保6月15日前建成5家", date(2025, 6, 15)),
        ("今年9月底前", date(2025, 9, 30)),
        ("年内建成5家", date(2025, 12, 31)),
        ("年底前", date(2025, 12, 31)),
    ],
)
def test_dates_that_a_year_completes(text: str, day: date) -> None:
    words = Sheet.of(text).lines()[0]
    assert [one.day for one in horizons(words, 2025)] == [day]
    assert horizons(words) == []
