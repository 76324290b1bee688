import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.numerals import read_count, read_numeral, read_share, write_numeral


@pytest.mark.parametrize(
    "text", ["", "十百", "二三十", "一十零五", "十五十", "甲", "1.5", "-3", "一百零零五", "万", "三大"]
)
def test_what_no_careful_hand_would_write_is_no_number(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("一十五", 15),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一千零一", 1001),
        ("两千", 2000),
        ("三万零五十", 30050),
        ("二〇二五", 2025),
        ("25", 25),
        ("２０２５", 2025),
    ],
)
def test_numbers_as_papers_write_them(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize("text", ["三四", "二〇", "一二三", "几", "", "三四家"])
def test_what_is_spelled_by_digits_is_no_count(text: str) -> None:
    assert read_count(text) is None


@pytest.mark.parametrize(("text", "value"), [("三", 3), ("两", 2), ("十二", 12), ("零", 0), ("12", 12)])
def test_counts_are_numbers(text: str, value: int) -> None:
    assert read_count(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "成",
        "百分之",
        "百分之三四",
        "六成左右",
        "十一成",
        "六十成",
        "成六",
        "百分之甲",
        "建成",
        "0成",
        "三分之一",
        "八分之三",
        "三分之四",
        "零分之一",
        "分之三",
        "三分之",
    ],
)
def test_what_says_no_share(text: str) -> None:
    assert read_share(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("百分之六十", 60),
        ("百分之60", 60),
        ("百分之零", 0),
        ("百分之百", 100),
        ("六成", 60),
        ("6成", 60),
        ("六成五", 65),
        ("两成", 20),
        ("十成", 100),
        ("四分之三", 75),
        ("二分之一", 50),
        ("五分之四", 80),
    ],
)
def test_shares_as_people_say_them(text: str, share: int) -> None:
    assert read_share(text) == share


@given(st.integers(min_value=0, max_value=99_999_999))
def test_what_is_written_is_read_back(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@given(st.text(alphabet="零一二三四五六七八九十百千万两", min_size=1, max_size=8))
def test_a_numeral_that_is_read_is_the_one_way_to_write_it_or_spelled_digit_by_digit(text: str) -> None:
    value = read_numeral(text)
    if value is not None and any(unit in text for unit in "十百千万"):
        assert write_numeral(value).removeprefix("一十") == text.replace("两", "二").removeprefix("一十") or (
            write_numeral(value) == text.replace("两", "二").removeprefix("一")
        )


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)
