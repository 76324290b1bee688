from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.dates import (
    add_months,
    deadline,
    lacks_year,
    long_day,
    month_end,
    parse_day,
    shorten,
    whole_months,
)
from gytrack.errors import InputError
from gytrack.numerals import write_numeral

TODAY = date(2025, 6, 30)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-06-12", date(2025, 6, 12)),
        ("2025.6.12", date(2025, 6, 12)),
        ("2025/6/12", date(2025, 6, 12)),
        ("2025年6月12日", date(2025, 6, 12)),
        ("２０２５年６月１２日", date(2025, 6, 12)),
        ("６．１２", date(2025, 6, 12)),
        (" 6-12 ", date(2025, 6, 12)),
        ("6.12", date(2025, 6, 12)),
        ("6月12日", date(2025, 6, 12)),
        ("6月12号", date(2025, 6, 12)),
        ("6-30", date(2025, 6, 30)),
        ("7-1", date(2024, 7, 1)),
        ("12-31", date(2024, 12, 31)),
        ("今天", date(2025, 6, 30)),
        ("昨天", date(2025, 6, 29)),
        ("昨日", date(2025, 6, 29)),
        ("前天", date(2025, 6, 28)),
        ("大前天", date(2025, 6, 27)),
        ("3天前", date(2025, 6, 27)),
        ("三天前", date(2025, 6, 27)),
        ("两天前", date(2025, 6, 28)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2-29", date(2024, 2, 29)),
        ("20250612", date(2025, 6, 12)),
        ("２０２５０６１２", date(2025, 6, 12)),
        ("二〇二五年六月十二日", date(2025, 6, 12)),
        ("二○二五年十二月三十一日", date(2025, 12, 31)),
        ("六月二十日", date(2025, 6, 20)),
        ("十一月三十日", date(2024, 11, 30)),
        ("6月12", date(2025, 6, 12)),
        ("2025。6。12", date(2025, 6, 12)),
        ("2025、6、12", date(2025, 6, 12)),
        ("2025 6 12", date(2025, 6, 12)),
        ("2025 年 6 月 12 日", date(2025, 6, 12)),
        ("2025—6—12", date(2025, 6, 12)),
        ("“6-12”", date(2025, 6, 12)),
        ("「6月12日」。", date(2025, 6, 12)),
        ("\ufeff6-12\u200b", date(2025, 6, 12)),
        ("12日", date(2025, 6, 12)),
        ("12号", date(2025, 6, 12)),
        ("30日", date(2025, 6, 30)),
        ("31号", date(2025, 5, 31)),
        ("本月12日", date(2025, 6, 12)),
        ("上月12号", date(2025, 5, 12)),
        ("上个月12日", date(2025, 5, 12)),
        ("去年12月31日", date(2024, 12, 31)),
        ("6月底", date(2025, 6, 30)),
        ("7月底", date(2024, 7, 31)),
        ("二月末", date(2025, 2, 28)),
        ("2024年2月底", date(2024, 2, 29)),
        ("上月底", date(2025, 5, 31)),
        ("上个月末", date(2025, 5, 31)),
        ("月底", date(2025, 6, 30)),
        ("去年底", date(2024, 12, 31)),
        ("去年年底", date(2024, 12, 31)),
        ("2024年底", date(2024, 12, 31)),
        ("周一", date(2025, 6, 30)),
        ("周三", date(2025, 6, 25)),
        ("星期三", date(2025, 6, 25)),
        ("礼拜天", date(2025, 6, 29)),
        ("上周五", date(2025, 6, 27)),
        ("上个星期日", date(2025, 6, 29)),
        ("上上周五", date(2025, 6, 20)),
    ],
)
def test_reads_a_day_as_people_type_it(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明天", date(2025, 7, 1)),
        ("后天", date(2025, 7, 2)),
        ("本周三", date(2025, 7, 2)),
        ("下周五", date(2025, 7, 11)),
        ("下月底", date(2025, 7, 31)),
        ("年底", date(2025, 12, 31)),
        ("今年10月1日", date(2025, 10, 1)),
        ("明年底", date(2026, 12, 31)),
    ],
)
def test_words_that_name_their_week_month_or_year_may_lie_ahead(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["7月5日", "6-12", "6.12", "六月十二日", "12日", "6月底", "“12号”"])
def test_a_day_may_lack_its_year(text: str) -> None:
    assert lacks_year(text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-12",
        "20250612",
        "二〇二五年六月十二日",
        "2025年底",
        "去年6月底",
        "上月底",
        "本月5日",
        "昨天",
        "3天前",
        "上周五",
        "看不懂",
        "",
    ],
)
def test_a_day_that_names_its_year_or_is_told_from_today_lacks_none(text: str) -> None:
    assert not lacks_year(text)


def test_a_weekday_is_of_the_week_that_begins_on_monday() -> None:
    sunday = date(2025, 6, 29)
    assert parse_day("上周日", sunday) == date(2025, 6, 22)
    assert parse_day("周日", sunday) == sunday
    assert parse_day("周一", sunday) == date(2025, 6, 23)


def test_a_day_without_a_month_is_the_last_such_day() -> None:
    assert parse_day("12日", date(2025, 6, 10)) == date(2025, 5, 12)
    assert parse_day("31日", date(2025, 3, 1)) == date(2025, 1, 31)
    assert parse_day("6月底", date(2025, 6, 10)) == date(2024, 6, 30)


@pytest.mark.parametrize(
    "text",
    ["2025", "2025年", "明年", "2025-06", "2025年6月", "六月", "6月份", "6月中旬", "6月初", "上个月", "月初"],
)
def test_a_time_without_a_day_is_asked_for_one(text: str) -> None:
    with pytest.raises(InputError) as error:
        parse_day(text, TODAY)
    assert str(error.value) == (f"日期“{text}”没有写明是哪一天。请写到日，如 2025年6月12日；月末可写 6月底。")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "12",
        "25-6-12",
        "250612",
        "2025-06-12 08:00",
        "6-12-",
        "1.2.3",
        "二十三十日",
        "6月1日至12日",
        "6月12日上午",
        "上周",
        "周末",
        "周八",
        "几天前",
        "1000天前",
        "底",
    ],
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(InputError, match="看不懂"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-29",
        "2-30",
        "13-1",
        "0-1",
        "2025-6-31",
        "6-0",
        "32日",
        "0号",
        "13月底",
        "20250631",
        "0000-1-1",
    ],
)
def test_refuses_a_day_that_the_calendar_does_not_have(text: str) -> None:
    with pytest.raises(InputError, match="不存在"):
        parse_day(text, TODAY)


def test_a_message_quotes_no_more_than_it_must() -> None:
    assert shorten("一" * 30) == "一" * 30
    assert shorten("一" * 31) == "一" * 30 + "…"
    with pytest.raises(InputError) as caught:
        parse_day("一" * 500, TODAY)
    assert len(str(caught.value)) < 100


@given(DAYS)
def test_reads_back_the_days_that_it_writes(day: date) -> None:
    assert parse_day(long_day(day), TODAY) == day
    assert parse_day(day.isoformat(), TODAY) == day


@given(DAYS)
def test_reads_back_days_in_numerals(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    words = f"{year}年{write_numeral(day.month)}月{write_numeral(day.day)}日"
    assert parse_day(words, TODAY) == day


@given(st.text(max_size=12), DAYS)
def test_no_text_stops_the_reader_of_days(text: str, today: date) -> None:
    try:
        assert isinstance(parse_day(text, today), date)
    except InputError as error:
        assert error.todo  # noqa: PT017 - some texts are days


@pytest.mark.parametrize("text", ["昨天", "上周五", "去年底", "上月底", "3天前"])
def test_days_before_the_calendar_begins_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="不存在"):
        parse_day(text, date(1, 1, 1))


@given(st.integers(1, 31), DAYS)
def test_a_day_without_a_month_is_the_latest_that_is_not_after_today(number: int, today: date) -> None:
    read = parse_day(f"{number}日", today)
    assert (read.day, read <= today, (today - read).days < 62) == (number, True, True)


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_never_in_the_future(day: date, today: date) -> None:
    if (day.month, day.day) != (2, 29):
        read = parse_day(f"{day.month}-{day.day}", today)
        assert read <= today
        assert (today - read).days <= 366


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 12, 31), date(2025, 6, 30), 18),
        (date(2023, 12, 31), date(2025, 12, 31), 24),
        (date(2024, 12, 31), date(2025, 6, 29), 5),
        (date(2025, 1, 31), date(2025, 2, 27), 0),
        (date(2025, 1, 31), date(2025, 2, 28), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2025, 6, 12), date(2025, 7, 11), 0),
        (date(2025, 6, 12), date(2025, 7, 12), 1),
        (date(2025, 6, 12), date(2025, 6, 12), 0),
        (date(2025, 6, 12), date(2024, 6, 12), 0),
    ],
)
def test_counts_whole_months(start: date, end: date, months: int) -> None:
    assert whole_months(start, end) == months


@given(DAYS, st.integers(0, 400))
def test_a_day_some_months_later_is_that_many_whole_months_away(day: date, months: int) -> None:
    assert whole_months(day, add_months(day, months)) == months


@given(DAYS, DAYS, DAYS)
def test_whole_months_never_shrink_as_time_goes_on(start: date, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert whole_months(start, earlier) <= whole_months(start, later)


def test_knows_the_ends_of_months() -> None:
    assert month_end(2024, 2) == date(2024, 2, 29)
    assert month_end(2025, 2) == date(2025, 2, 28)
    assert month_end(2025, 12) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 12, 31), "2025年底"),
        (date(2025, 6, 30), "2025年6月底"),
        (date(2024, 2, 29), "2024年2月底"),
        (date(2024, 2, 28), "2024年2月28日"),
        (date(2025, 6, 12), "2025年6月12日"),
    ],
)
def test_writes_a_deadline_as_plans_do(day: date, words: str) -> None:
    assert deadline(day) == words
