from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import END, RULES, START, plan, target, task

from gytrack.status.periods import ends_before, latest_closed, missed_periods
from gytrack.status.rules import Rules, points
from gytrack.status.schedule import due_of, expected, start_of

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (0, 3, 0),
        (1, 3, 33),
        (2, 3, 67),
        (1, 200, 1),
        (1, 201, 0),
        (99, 200, 50),
        (149, 1000, 15),
        (1, 1, 100),
    ],
)
def test_rounds_half_up_to_whole_points(part: int, whole: int, share: int) -> None:
    assert points(part, whole) == share


@pytest.mark.parametrize(
    ("dates", "start"),
    [
        ({"starts": START, "effective": END, "issued": END, "start_set": END}, START),
        ({"starts": None, "effective": START, "issued": END, "start_set": END}, START),
        ({"starts": None, "effective": None, "issued": START, "start_set": END}, START),
        ({"starts": None, "effective": None, "issued": None, "start_set": START}, START),
        ({"starts": None, "effective": None, "issued": None, "start_set": None, "asked_from": END}, None),
    ],
)
def test_starts_with_the_first_date_that_the_plan_gives(
    dates: dict[str, date | None], start: date | None
) -> None:
    assert start_of(plan(**dates)) == start


EARLY, LATE = date(2024, 12, 31), date(2025, 9, 30)


@pytest.mark.parametrize(
    ("own", "target_dues", "ends", "due"),
    [
        (EARLY, [LATE], END, EARLY),
        (None, [EARLY, LATE, None], END, LATE),
        (None, [None], END, END),
        (None, [], END, END),
        (None, [EARLY], None, EARLY),
        (None, [None], None, None),
    ],
)
def test_is_due_when_it_says_else_with_its_targets_else_with_the_plan(
    own: date | None, target_dues: list[date | None], ends: date | None, due: date | None
) -> None:
    targets = [target(due=day) for day in target_dues]
    assert due_of(task(due=own), targets, plan(ends=ends)) == due


@pytest.mark.parametrize(
    ("start", "due", "day", "share"),
    [
        (START, END, date(2025, 6, 30), 75),
        (START, END, date(2025, 6, 29), 71),
        (START, END, START, 0),
        (START, END, date(2023, 1, 1), 0),
        (START, END, date(2024, 1, 30), 0),
        (START, END, date(2024, 1, 31), 4),
        (START, END, date(2025, 12, 30), 96),
        (START, END, END, 100),
        (START, END, date(2031, 1, 1), 100),
        (None, END, date(2025, 6, 30), None),
        (START, None, date(2025, 6, 30), None),
        (None, None, date(2025, 6, 30), None),
        # Not one whole month between them: nothing until the due date.
        (date(2025, 6, 2), date(2025, 6, 28), date(2025, 6, 27), 0),
        (date(2025, 6, 2), date(2025, 6, 28), date(2025, 6, 28), 100),
        (END, END, date(2025, 12, 30), 0),
        (END, END, END, 100),
        (END, START, date(2023, 12, 30), 0),
        (END, START, START, 100),
    ],
)
def test_expects_the_share_of_whole_months_that_have_passed(
    start: date | None, due: date | None, day: date, share: int | None
) -> None:
    assert expected(start, due, day) == share


@given(DAYS, DAYS, DAYS, DAYS)
def test_what_is_expected_only_grows_and_stays_in_bounds(
    start: date, due: date, one: date, other: date
) -> None:
    before, after = (expected(start, due, day) for day in sorted((one, other)))
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 100


ASKED = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("asked", "day", "reported", "missed"),
    [
        (None, date(2025, 6, 30), None, 0),
        (ASKED, ASKED, None, 0),
        (ASKED, date(2025, 3, 25), None, 0),
        (ASKED, date(2025, 3, 26), None, 1),
        (ASKED, date(2025, 4, 25), None, 1),
        (ASKED, date(2025, 4, 26), None, 2),
        # The 25th of May is a Sunday, of January a Saturday before a Sunday that is worked.
        (ASKED, date(2025, 5, 26), None, 2),
        (ASKED, date(2025, 5, 27), None, 3),
        (ASKED, date(2024, 1, 1), None, 0),
        # The cut-off day itself belongs to the period that it ends, the day after to the next.
        (date(2025, 3, 25), date(2025, 3, 26), None, 1),
        (date(2025, 3, 26), date(2025, 4, 25), None, 0),
        (date(2024, 12, 26), date(2025, 1, 26), None, 0),
        (date(2024, 12, 26), date(2025, 1, 27), None, 1),
        # Who is asked after the cut-off is asked for the next period, though the one before is still open.
        (date(2025, 5, 26), date(2025, 5, 27), None, 0),
        # A report settles its own period and all before it.
        (ASKED, date(2025, 5, 27), date(2025, 3, 25), 2),
        (ASKED, date(2025, 5, 27), date(2025, 3, 26), 1),
        (ASKED, date(2025, 5, 27), date(2025, 5, 27), 0),
        (ASKED, date(2025, 5, 27), date(2024, 1, 1), 3),
        # In time on the working day after.
        (ASKED, date(2025, 6, 26), date(2025, 5, 26), 1),
        (ASKED, date(2025, 6, 26), date(2025, 5, 27), 0),
    ],
)
def test_counts_the_periods_that_ended_without_a_report(
    asked: date | None, day: date, reported: date | None, missed: int
) -> None:
    assert missed_periods(asked, day, RULES, reported) == missed


def test_a_cut_off_past_the_end_of_a_month_is_its_last_day() -> None:
    rules = Rules(cut_off_day=31)
    assert missed_periods(date(2025, 2, 1), date(2025, 2, 28), rules) == 0
    assert missed_periods(date(2025, 2, 1), date(2025, 3, 1), rules) == 1


@given(DAYS, DAYS)
def test_at_most_one_more_period_is_missed_with_each_day(asked: date, day: date) -> None:
    today, tomorrow = (missed_periods(asked, each, RULES) for each in (day, day + timedelta(days=1)))
    assert 0 <= today <= tomorrow <= today + 1


@pytest.mark.parametrize(
    ("day", "cut_off", "ends"),
    [
        # The 25th of May is a Sunday, so that its figures are those of Monday.
        ("2025-06-30", 25, ["2025-05-26", "2025-06-25"]),
        ("2025-06-26", 25, ["2025-05-26", "2025-06-25"]),
        ("2025-06-25", 25, ["2025-04-25", "2025-05-26"]),
        ("2025-05-27", 25, ["2025-04-25", "2025-05-26"]),
        # On that Monday May is still open.
        ("2025-05-26", 25, ["2025-03-25", "2025-04-25"]),
        # The 31st of January lies in the holidays of the Spring Festival.
        ("2025-03-01", 31, ["2025-02-05", "2025-02-28"]),
        ("2025-01-10", 25, ["2024-11-25", "2024-12-25"]),
    ],
)
def test_periods_end_on_the_days_of_their_bulletins(day: str, cut_off: int, ends: list[str]) -> None:
    rules = Rules(cut_off_day=cut_off)
    found = ends_before(date.fromisoformat(day), rules, 2)
    assert [end.isoformat() for end in found] == ends
    assert [latest_closed("month", end, rules).cut_off for end in found] == found
