"""Figures and percents as people type them: the right value, or a refusal, never a silent wrong one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.errors import InputError
from gytrack.records.ledger import TargetRow
from gytrack.usecases.entries.values import (
    parse_increment,
    parse_percent,
    parse_total,
    parse_value,
    split_assignment,
)

_TARGET = TargetRow(
    id=1,
    code="2.1.3t1",
    owner="2.1.3",
    task_id=1,
    section_id=None,
    name="旗舰中医馆",
    op=">=",
    value=Decimal(5),
    upper=None,
    unit="家",
    due=None,
    baseline=None,
    baseline_year=None,
    per=None,
    by_department=False,
)


def goal(unit: str) -> TargetRow:
    return _TARGET._replace(unit=unit)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "家",
        "五家",
        "约3家",
        "3-5家",
        "2,5",
        "1,20",
        ",5",
        "12,34",
        "1,2345",
        "3 5",
        "1.2.3",
        ".5",
        "5.",
        "--5",
        "+-5",
        "1e5家3,",
        "NaN",
        "∞",
        "=5",
        "−5",
    ],
)
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_value(typed, goal("家"))
    assert "不是数字" in str(error.value) or "的单位与" in str(error.value)
    assert "2.1.3t1" in error.value.todo


@pytest.mark.parametrize("typed", ["五家", "2,5", "3 5", "1.2.3"])
def test_a_refused_figure_is_shown_with_an_example(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_value(typed, goal("家"))
    assert str(error.value) == f"“{typed}”不是数字。2.1.3t1 请填写如 5家 的数。"


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("2个", "家"),
        ("2万家", "个"),
        ("60%", "家"),
        ("5亿美元", "亿元"),
        ("1.2万", "人"),
        ("5‰", "%"),
        ("2家3", "家"),
    ],
)
def test_a_unit_of_another_kind_is_refused(typed: str, unit: str) -> None:
    with pytest.raises(InputError) as error:
        parse_value(typed, goal(unit))
    assert str(error.value) == f"“{typed}”的单位与 2.1.3t1 不同。2.1.3t1 以“{unit}”计。"


@pytest.mark.parametrize("typed", ["9" * 16, "0.1234567", "9" * 5000, "1" * 16 + "家"])
def test_a_figure_of_too_many_digits_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_value(typed, goal("家"))
    assert "的位数太多。2.1.3t1 最多15位整数、6位小数。" in str(error.value)
    assert len(str(error.value)) < 100


@pytest.mark.parametrize("typed", ["-1", "－1家", "-0.5"])
def test_a_negative_total_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match=r"是负数.*累计数不能小于0"):
        parse_value(typed, goal("家"))


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("2", "家", "2"),
        ("0", "家", "0"),
        ("-0", "家", "0"),
        ("２", "家", "2"),
        ("2家", "家", "2"),
        (" 2 家 ", "家", "2"),
        ("２．５％", "%", "2.5"),
        ("-2.5%", "%", "-2.5"),
        ("1,200", "家", "1200"),
        ("1，234，567.5", "万元", "1234567.5"),
        ("999999999999999.999999", "元", "999999999999999.999999"),
        ("100㎡", "㎡", "100"),
        ("2", "百分点", "2"),
        ("2百分点", "百分点", "2"),
        ("3万人次", "万人次", "3"),
    ],
)
def test_a_figure_is_taken_as_it_is_meant(typed: str, unit: str, value: str) -> None:
    understood = parse_value(typed, goal(unit))
    assert (understood.value, understood.notes) == (Decimal(value), ())


@pytest.mark.parametrize(
    ("typed", "unit", "value", "note"),
    [
        ("1.2亿元", "万元", "12000", "1.2亿元已按12000万元登记"),
        ("1.2 亿元", "万元", "12000", "1.2亿元已按12000万元登记"),
        ("500元", "万元", "0.05", "500元已按0.05万元登记"),
        ("3千万元", "亿元", "0.3", "3千万元已按0.3亿元登记"),
        ("3万人次", "人次", "30000", "3万人次已按30000人次登记"),
        ("1元", "亿元", "0.00000001", "1元已按0.00000001亿元登记"),
    ],
)
def test_a_unit_of_the_same_family_is_converted_and_said(
    typed: str, unit: str, value: str, note: str
) -> None:
    understood = parse_value(typed, goal(unit))
    assert (understood.value, understood.notes) == (Decimal(value), (note,))


def test_a_fraction_for_a_percent_is_taken_and_asked_about() -> None:
    understood = parse_value("0.6", goal("%"))
    assert (understood.value, understood.notes) == (
        Decimal("0.6"),
        ("2.1.3t1 以百分数计，0.6%是否应为60%？",),
    )
    assert parse_value("0", goal("%")).notes == parse_value("1", goal("%")).notes == ()


@given(st.decimals(0, 10**9, places=6), st.sampled_from(("家", "万元", "%")))
def test_every_plain_figure_comes_back_exactly(value: Decimal, unit: str) -> None:
    assert parse_value(f"{value:f}", goal(unit)).value == value
    assert parse_value(f"{value:,f}{unit}", goal(unit)).value == value


@given(st.text(max_size=12))
def test_no_text_stops_the_reader_of_figures(typed: str) -> None:
    for parse in (parse_value, parse_total, parse_increment):
        try:
            assert parse(typed, goal("%")).value.is_finite()
        except InputError as error:
            assert error.todo  # noqa: PT017 - some texts are figures


# Running totals.


@pytest.mark.parametrize("typed", ["+5", "＋5家", "+ 5", "+0"])
def test_a_plus_sign_says_more_and_not_in_all(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_total(typed, goal("家"))
    assert str(error.value) == f"“{typed}”像是新增数，--value 要写到目前的累计数。新增数请用 --add。"


@pytest.mark.parametrize(("typed", "value"), [("5", "5"), ("５家", "5"), ("-0", "0"), ("1,200", "1200")])
def test_a_total_without_a_plus_is_read_as_any_figure(typed: str, value: str) -> None:
    assert parse_total(typed, goal("家")) == parse_value(typed, goal("家"))
    assert parse_total(typed, goal("家")).value == Decimal(value)


def test_a_total_that_falls_below_0_is_refused_as_any_figure() -> None:
    with pytest.raises(InputError, match="是负数"):
        parse_total("-1", goal("家"))


# Increments.


@pytest.mark.parametrize("typed", ["--3", "+-3", "-+3", "-", "+", "三"])
def test_what_is_no_increment_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="不是数字"):
        parse_increment(typed, goal("家"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3", "3"), ("+3家", "3"), ("-3", "-3"), ("－3家", "-3"), ("-1,000", "-1000"), ("0", "0")],
)
def test_an_increment_may_take_back(typed: str, value: str) -> None:
    assert parse_increment(typed, goal("家")).value == Decimal(value)


def test_an_increment_in_another_unit_is_converted() -> None:
    understood = parse_increment("-0.5亿元", goal("万元"))
    assert (understood.value, understood.notes) == (Decimal(-5000), ("0.5亿元已按5000万元登记",))


# Which target.


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("2", None, "2"),
        ("t1=2", "t1", "2"),
        ("２．１．３Ｔ１＝２家", "2.1.3t1", "2家"),
        (" t1 = 2 ", "t1", "2"),
        ("=2", "", "2"),
        ("t1=", "t1", ""),
    ],
)
def test_a_target_may_stand_before_the_figure(typed: str, name: str | None, value: str) -> None:
    assert split_assignment(typed) == (name, value)


# Percents.


@pytest.mark.parametrize(
    "typed", ["120", "101", "-5", "－5", "0.4", "40.5", "四十", "", "%", "1000", "40%%", "4 0"]
)
def test_what_is_no_percent_of_progress_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_percent(typed)
    assert str(error.value) == f"进度“{typed}”不合规定。请填写0到100之间的整数。"


@pytest.mark.parametrize(
    ("typed", "percent"), [("0", 0), ("100", 100), ("40%", 40), ("４０％", 40), (" 40 % ", 40), ("007", 7)]
)
def test_a_percent_is_a_whole_number_from_0_to_100(typed: str, percent: int) -> None:
    assert parse_percent(typed) == percent
