"""Periods: which days they hold, when their figures close, what they are called. Cases by the State Council's notices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.records.terms import PeriodKind
from gytrack.status import working_days
from gytrack.status.periods import latest_closed, period_of
from gytrack.status.rules import Rules
from gytrack.status.working_days import first_from, last_known_year

RULES = Rules()
KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "week")
DAYS = st.dates(date(2004, 7, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        # A working day stays.
        (date(2025, 6, 25), date(2025, 6, 25)),
        # A weekend: 国办发明电〔2024〕12号 says nothing of these days.
        (date(2025, 5, 25), date(2025, 5, 26)),
        (date(2025, 10, 25), date(2025, 10, 27)),
        # 春节 28 January to 4 February 2025; Sunday the 26th and Saturday 8 February are worked.
        (date(2025, 1, 25), date(2025, 1, 26)),
        (date(2025, 1, 31), date(2025, 2, 5)),
        (date(2025, 2, 8), date(2025, 2, 8)),
        # 国庆 and 中秋 1 to 8 October 2025.
        (date(2025, 10, 3), date(2025, 10, 9)),
        # 元旦 2026: 1 to 3 January, Sunday the 4th is worked.
        (date(2026, 1, 2), date(2026, 1, 4)),
    ],
)
def test_a_deadline_moves_to_the_next_working_day(day: date, working: date) -> None:
    assert first_from(day) == (working, True)


def test_beyond_the_data_only_weekends_are_known() -> None:
    year = last_known_year() + 1
    holiday = date(year, 10, 1)
    found = first_from(holiday)
    assert not found.is_known
    assert found.day == holiday + timedelta(
        days=max(0, 7 - holiday.weekday()) if holiday.weekday() > 4 else 0
    )
    assert not first_from(date(2003, 10, 1)).is_known
    # New Year's holiday leads into a year that is not known.
    assert first_from(date(year - 1, 12, 31)).day >= date(year - 1, 12, 31)


def test_the_calendar_ends() -> None:
    assert first_from(date.max).day == date.max
    with pytest.raises(OverflowError):
        period_of("month", date.max, RULES)


@pytest.mark.parametrize(
    ("kind", "day", "label", "first", "last", "cut_off"),
    [
        ("month", date(2025, 6, 25), "2025年6月", date(2025, 5, 26), date(2025, 6, 25), date(2025, 6, 25)),
        ("month", date(2025, 6, 26), "2025年7月", date(2025, 6, 26), date(2025, 7, 25), date(2025, 7, 25)),
        ("month", date(2025, 12, 26), "2026年1月", date(2025, 12, 26), date(2026, 1, 25), date(2026, 1, 26)),
        ("month", date(2025, 5, 1), "2025年5月", date(2025, 4, 26), date(2025, 5, 25), date(2025, 5, 26)),
        ("quarter", date(2025, 6, 25), "2025年第2季度", date(2025, 3, 26), date(2025, 6, 25), date(2025, 6, 25)),
        ("quarter", date(2025, 6, 26), "2025年第3季度", date(2025, 6, 26), date(2025, 9, 25), date(2025, 9, 25)),
        ("quarter", date(2025, 12, 31), "2026年第1季度", date(2025, 12, 26), date(2026, 3, 25), date(2026, 3, 25)),
        ("week", date(2025, 6, 27), "2025年第26周", date(2025, 6, 21), date(2025, 6, 27), date(2025, 6, 27)),
        ("week", date(2025, 6, 28), "2025年第27周", date(2025, 6, 28), date(2025, 7, 4), date(2025, 7, 4)),
        ("week", date(2025, 10, 3), "2025年第40周", date(2025, 9, 27), date(2025, 10, 3), date(2025, 10, 9)),
        # ISO 8601: the first week of a year holds its first Thursday.
        ("week", date(2025, 12, 31), "2026年第1周", date(2025, 12, 27), date(2026, 1, 2), date(2026, 1, 4)),
    ],
)  # fmt: skip
def test_a_day_has_its_period(
    kind: PeriodKind, day: date, label: str, first: date, last: date, cut_off: date
) -> None:
    assert period_of(kind, day, RULES) == (kind, label, first, last, cut_off, True)


@pytest.mark.parametrize(
    ("kind", "day", "label"),
    [
        ("month", date(2025, 6, 25), "2025年6月"),
        ("month", date(2025, 6, 24), "2025年5月"),
        # The 25th of May is a Sunday: its figures close on Monday.
        ("month", date(2025, 5, 25), "2025年4月"),
        ("month", date(2025, 5, 26), "2025年5月"),
        ("quarter", date(2025, 6, 24), "2025年第1季度"),
        ("week", date(2025, 6, 27), "2025年第26周"),
        ("week", date(2025, 6, 26), "2025年第25周"),
        # The week of 国庆 closes after the holidays.
        ("week", date(2025, 10, 8), "2025年第39周"),
        ("week", date(2025, 10, 9), "2025年第40周"),
    ],
)
def test_the_latest_closed_period_is_found(kind: PeriodKind, day: date, label: str) -> None:
    assert latest_closed(kind, day, RULES).label == label


def test_another_cut_off_is_kept_within_the_month() -> None:
    rules = Rules(cut_off_day=31)
    period = period_of("month", date(2025, 2, 10), rules)
    assert (period.first, period.last) == (date(2025, 2, 1), date(2025, 2, 28))


@given(st.sampled_from(KINDS), DAYS, st.integers(1, 31))
def test_periods_follow_each_other_without_a_gap(kind: PeriodKind, day: date, cut_off_day: int) -> None:
    rules = Rules(cut_off_day=cut_off_day)
    period = period_of(kind, day, rules)
    assert period.first <= day <= period.last <= period.cut_off
    following = period_of(kind, period.last + timedelta(days=1), rules)
    assert following.first == period.last + timedelta(days=1)
    assert following.cut_off >= period.cut_off
    assert following.label != period.label


@given(st.sampled_from(KINDS), DAYS)
def test_figures_close_on_a_working_day_and_no_later_period_is_closed(kind: PeriodKind, day: date) -> None:
    closed = latest_closed(kind, day, RULES)
    assert closed.cut_off <= day
    assert working_days._arranged(closed.cut_off)
    assert period_of(kind, closed.last + timedelta(days=1), RULES).cut_off > day
