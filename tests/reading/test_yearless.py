import pytest

from gytrack.reading.language.yearless import is_deadline, month_without_year


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
