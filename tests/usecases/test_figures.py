"""Figures and percents as people type them: the right value, or a refusal, never a silent wrong one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import target

from gytrack.errors import InputError
from gytrack.records.ledger import TargetRow
from gytrack.usecases.entries.assignments import split_assignments
from gytrack.usecases.entries.percents import parse_percent
from gytrack.usecases.entries.states import parse_state
from gytrack.usecases.entries.values import parse_increment, parse_total, parse_value


def goal(unit: str) -> TargetRow:
    return target(unit=unit)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "家",
        "许多",
        "十百家",
        "第2家",
        "2/5家",
        "2+1",
        "2家3",
        "三点五家",
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


@pytest.mark.parametrize("typed", ["许多", "2,5", "3 5", "1.2.3"])
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
        ("5‰", "%"),
        ("1.2万", "%"),
        ("三个", "家"),
        ("百分之六十", "家"),
    ],
)
def test_a_unit_of_another_kind_is_refused(typed: str, unit: str) -> None:
    with pytest.raises(InputError) as error:
        parse_value(typed, goal(unit))
    assert str(error.value) == f"“{typed}”的单位与 2.1.3t1 不同。2.1.3t1 以“{unit}”计。"


@pytest.mark.parametrize(
    "typed",
    [
        "约2家",
        "大约2家",
        "近百家",
        "将近2家",
        "超过2家",
        "不少于2家",
        "几家",
        "数十家",
        "上百家",
        "2家左右",
        "2家以上",
        "2余家",
        "十多家",
        "3-5家",
        "3至5家",
        "三四家",
        "两三家",
        "五六十家",
        "二三十家",
    ],
)
def test_what_is_not_exact_is_refused_and_said_where_it_may_stand(typed: str) -> None:
    for parse in (parse_value, parse_total, parse_increment):
        with pytest.raises(InputError) as error:
            parse(typed, goal("家"))
        assert str(error.value) == (f"“{typed}”不是确切的数。2.1.3t1 请填写如 5家 的数，约数可写在进展里。")


@pytest.mark.parametrize(
    ("typed", "unit", "example"),
    [
        ("1.2万", "万元", "1.2万元"),
        ("1千万", "万元", "1千万元"),
        ("十二万", "万元", "12万元"),
        ("3万", "万人次", "3万人次"),
    ],
)
def test_ten_thousand_of_what_is_counted_in_ten_thousands_is_asked_for_its_unit(
    typed: str, unit: str, example: str
) -> None:
    with pytest.raises(InputError) as error:
        parse_value(typed, goal(unit))
    assert str(error.value) == (f"“{typed}”没有写明单位。2.1.3t1 以“{unit}”计，请写成如 {example} 的数。")


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
        ("“2家”", "家", "2"),
        ("2家。", "家", "2"),
        ("2。5", "%", "2.5"),
        ("两家", "家", "2"),
        ("三", "家", "3"),
        ("零家", "家", "0"),
        ("十二名", "名", "12"),
        ("一百零五", "家", "105"),
        ("两百", "家", "200"),
        ("一千二百万元", "万元", "1200"),
        ("三百万元", "万元", "300"),
        ("十万元", "万元", "10"),
        ("一千二百万元", "元", "12000000"),
        ("三万零五十", "元", "30050"),
        ("三千", "万元", "3000"),
        ("三亿元", "亿元", "3"),
        ("六成", "%", "60"),
        ("六成五", "%", "65"),
        ("百分之六十", "%", "60"),
        ("六十%", "%", "60"),
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
        ("1.2万", "人", "12000", "1.2万已按12000人登记"),
        ("十二万", "人", "120000", "12万已按120000人登记"),
        ("三亿元", "万元", "30000", "3亿元已按30000万元登记"),
        ("1千万", "元", "10000000", "1千万已按10000000元登记"),
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


@pytest.mark.parametrize("typed", ["新增2家", "增加2", "累计+2", "新增两家"])
def test_words_that_say_more_are_no_total(typed: str) -> None:
    with pytest.raises(InputError, match="像是新增数"):
        parse_total(typed, goal("家"))


@pytest.mark.parametrize("typed", ["累计2家", "共2家", "共计建成两家", "总计2", "累计完成2"])
def test_words_that_say_in_all_are_left_out_of_a_total(typed: str) -> None:
    assert parse_total(typed, goal("家")).value == Decimal(2)


@pytest.mark.parametrize(("typed", "value"), [("5", "5"), ("５家", "5"), ("-0", "0"), ("1,200", "1200")])
def test_a_total_without_a_plus_is_read_as_any_figure(typed: str, value: str) -> None:
    assert parse_total(typed, goal("家")) == parse_value(typed, goal("家"))
    assert parse_total(typed, goal("家")).value == Decimal(value)


def test_a_total_that_falls_below_0_is_refused_as_any_figure() -> None:
    with pytest.raises(InputError, match="是负数"):
        parse_total("-1", goal("家"))


# Increments.


@pytest.mark.parametrize("typed", ["--3", "+-3", "-+3", "-", "+", "许多", "减少3家"])
def test_what_is_no_increment_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="不是数字"):
        parse_increment(typed, goal("家"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", "3"),
        ("+3家", "3"),
        ("-3", "-3"),
        ("－3家", "-3"),
        ("-1,000", "-1000"),
        ("0", "0"),
        ("三家", "3"),
        ("-三家", "-3"),
        ("新增3家", "3"),
        ("增加三家", "3"),
    ],
)
def test_an_increment_may_take_back(typed: str, value: str) -> None:
    assert parse_increment(typed, goal("家")).value == Decimal(value)


@pytest.mark.parametrize("typed", ["累计3家", "共三家"])
def test_words_that_say_in_all_are_no_increment(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_increment(typed, goal("家"))
    assert str(error.value) == f"“{typed}”像是累计数，--add 要写新增的数。累计数请用 --value。"


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
        ("t1：2", "t1", "2"),
        ("“t1=2”", "t1", "2"),
        ("“旗舰中医馆”=2", "旗舰中医馆", "2"),
        ("t1=“2”", "t1", "2"),
        ("2家、4家", None, "2家、4家"),
        ("t1=1，200", "t1", "1,200"),
        ("t1=2,4", "t1", "2,4"),
    ],
)
def test_a_target_may_stand_before_the_figure(typed: str, name: str | None, value: str) -> None:
    assert list(split_assignments(typed)) == [(name, value)]


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [
        ("t1=2,t2=4", [("t1", "2"), ("t2", "4")]),
        ("t1=2，t2=4", [("t1", "2"), ("t2", "4")]),
        ("t1=2 t2=4", [("t1", "2"), ("t2", "4")]),
        ("t1＝2；t2＝4", [("t1", "2"), ("t2", "4")]),
        ("t1 = 2 家, t2 = 4 家", [("t1", "2 家"), ("t2", "4 家")]),
        ("t1=1,200,t2=4", [("t1", "1,200"), ("t2", "4")]),
        ("t1=1,200家、2.1.3t2=2,400", [("t1", "1,200家"), ("2.1.3t2", "2,400")]),
        ("t1=两家、t2=4", [("t1", "两家"), ("t2", "4")]),
        ("旗舰中医馆：2家；中医阁：4家", [("旗舰中医馆", "2家"), ("中医阁", "4家")]),
        ("甲、乙人才=2、丙、丁人才=3", [("甲、乙人才", "2"), ("丙、丁人才", "3")]),
        ("t1=2\nt2=4", [("t1", "2"), ("t2", "4")]),
        ("t1=2t2=4", [("t1", "2t2"), ("", "4")]),
    ],
)
def test_several_figures_stand_in_one_text(typed: str, pairs: list[tuple[str, str]]) -> None:
    assert list(split_assignments(typed)) == pairs


@given(
    st.lists(
        st.tuples(st.sampled_from(("t1", "2.1.3t2", "甲、乙人才")), st.integers(0, 10**7)),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from((",", "，", "、", "；", " ", "\n")),
)
def test_what_is_put_together_comes_apart_again(pairs: list[tuple[str, int]], sign: str) -> None:
    typed = sign.join(f"{name}={value:,}家" for name, value in pairs)
    assert list(split_assignments(typed)) == [(name, f"{value:,}家") for name, value in pairs]


# Percents.


@pytest.mark.parametrize(
    "typed",
    [
        "120", "101", "-5", "－5", "", "%", "1000", "40%%", "4 0",
        "一百零一", "百分之二百", "约40", "40%左右", "一半", "1/2", "四五", "40分", "40.",
    ],
)  # fmt: skip
def test_what_is_no_percent_of_progress_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_percent(typed)
    assert str(error.value) == f"进度“{typed}”不合规定。请填写0到100之间的整数。"


@pytest.mark.parametrize(
    ("typed", "percent"), [("0", 0), ("100", 100), ("40%", 40), ("４０％", 40), (" 40 % ", 40), ("007", 7),
     ("“40”", 40), ("40.0", 40), ("40。", 40), ("四十", 40), ("四十%", 40), ("百分之四十", 40), ("四成", 40), ("百分之百", 100)],
)  # fmt: skip
def test_a_percent_is_a_whole_number_from_0_to_100(typed: str, percent: int) -> None:
    assert parse_percent(typed) == percent


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("0.4", "，如指40%，请写40"),
        ("０．６％", "，如指60%，请写60"),
        ("0.65", "，如指65%，请写65"),
        ("40.5", "，如40或41"),
        ("99.9%", "，如99或100"),
    ],
)
def test_a_fraction_of_a_percent_is_refused_with_what_may_be_meant(typed: str, hint: str) -> None:
    with pytest.raises(InputError) as error:
        parse_percent(typed)
    assert str(error.value) == f"进度“{typed}”不合规定。请填写0到100之间的整数{hint}。"


@given(st.text(max_size=12))
def test_no_text_stops_the_reader_of_percents(typed: str) -> None:
    try:
        assert 0 <= parse_percent(typed) <= 100
    except InputError as error:
        assert error.todo  # noqa: PT017 - some texts are percents


# States.


@pytest.mark.parametrize(
    "typed",
    ["", "推进中", "正在推进", "进行中", "已启动", "基本完成", "未完成", "不顺利", "不正常", "延期", "持续推进", "很好", "慢慢", "done!"],
)  # fmt: skip
def test_a_word_that_leaves_the_state_open_is_refused_with_the_six(typed: str) -> None:
    with pytest.raises(InputError) as error:
        parse_state(typed)
    assert str(error.value) == (
        f"没有“{typed}”这种进展状态。可用：not_started（未启动）、on_track（进展顺利）、slow（进度滞后）、"
        "blocked（受阻）、done（已完成）、ongoing（常态推进）。"
    )


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("slow", "slow"),
        ("SLOW", "slow"),
        ("ｓｌｏｗ", "slow"),
        ("on-track", "on_track"),
        ("on track", "on_track"),
        ("进度滞后", "slow"),
        ("滞后", "slow"),
        ("“滞后”", "slow"),
        ("滞后。", "slow"),
        ("慢于序时", "slow"),
        ("正常", "on_track"),
        ("顺利", "on_track"),
        ("已完成", "done"),
        ("完成", "done"),
        ("办结", "done"),
        ("未启动", "not_started"),
        ("没开始", "not_started"),
        ("尚未启动", "not_started"),
        ("受阻", "blocked"),
        ("卡住", "blocked"),
        ("常态化", "ongoing"),
    ],
)
def test_a_state_may_be_said_in_near_words(typed: str, state: str) -> None:
    assert parse_state(typed) == state
