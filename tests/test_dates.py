from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.dates import add_months, deadline, long_day, month_end, parse_day, shorten, whole_months
from gytrack.errors import InputError

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
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_reads_a_day_as_people_type_it(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "明年", "2025", "2025-06", "六月", "25-6-12", "2025-06-12 08:00", "6-12-", "1.2.3"]
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(InputError, match="看不懂"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["2025-02-29", "2-30", "13-1", "0-1", "2025-6-31", "6-0"])
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
