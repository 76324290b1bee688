"""How far yearly targets and their tasks should be: a table of cases, those first in which nothing is asked for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from status_values import END, RULES, START, measure, reached, report, reports, status, target, total

from gytrack.records.ledger import Measure, Milestone, Report, Schedule, TargetRow
from gytrack.status import reached as reaching
from gytrack.status.milestones import pace_of, target_expected
from gytrack.status.tasks import TaskStatus
from gytrack.status.yearly_line import span_of_year

YEARLY = target(per="year")
PLAIN = target(value="10", code="2.1.3t2")
SPLIT = Schedule(None, (Milestone(date(2024, 12, 31), Decimal(2)), Milestone(date(2025, 12, 31), Decimal(5))))


def wanted(row: TargetRow, day: str, start: date | None = START, due: date | None = END) -> int | None:
    return target_expected(pace_of(row), start, due, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "points"),
    [
        ("2023-06-30", 0),
        ("2023-12-30", 0),
        ("2023-12-31", 0),  # the plan begins: its first year is the next
        ("2024-01-01", 0),
        ("2024-01-30", 0),
        ("2024-01-31", 8),
        ("2024-06-30", 50),
        ("2024-12-30", 92),  # 11 whole months of 12
        ("2024-12-31", 100),
        ("2025-01-01", 0),  # a new year, of which nobody could have reported
        ("2025-06-29", 42),
        ("2025-06-30", 50),
        ("2025-12-31", 100),
        ("2026-01-01", 100),  # the plan has ended: its last year stands
        ("2027-06-30", 100),
    ],
)
def test_a_yearly_target_goes_through_each_year_from_nothing_to_all(day: str, points: int) -> None:
    assert wanted(YEARLY, day) == points


def test_without_start_or_due_nothing_is_expected() -> None:
    assert wanted(YEARLY, "2025-06-30", start=None) is None
    assert wanted(YEARLY, "2025-06-30", due=None) is None
    assert wanted(YEARLY, "2027-06-30", start=None) is None


@pytest.mark.parametrize(
    ("start", "day", "points"),
    [
        ("2024-06-30", "2024-03-31", 0),
        ("2024-06-30", "2024-06-30", 0),
        ("2024-06-30", "2024-07-30", 17),  # one whole month of six
        ("2024-06-30", "2024-09-30", 50),
        ("2024-06-30", "2024-12-31", 100),
        ("2024-06-30", "2025-01-31", 8),  # the next year is a whole one
        ("2024-12-15", "2024-12-30", 0),  # not one whole month is left of the year
        ("2024-12-15", "2024-12-31", 100),
        ("2024-12-31", "2024-12-31", 0),
        ("2024-06-30", "0001-01-01", 0),
    ],
)
def test_the_first_year_begins_with_the_plan(start: str, day: str, points: int) -> None:
    assert wanted(YEARLY, day, date.fromisoformat(start)) == points


@pytest.mark.parametrize(
    ("day", "points"),
    [
        ("2024-12-31", 100),
        ("2025-01-01", 0),
        ("2025-03-31", 50),  # three whole months of six
        ("2025-06-29", 83),
        ("2025-06-30", 100),
        ("2025-12-31", 100),
    ],
)
def test_the_last_year_ends_with_the_due_date_of_target_or_task(day: str, points: int) -> None:
    due = date(2025, 6, 30)
    assert wanted(YEARLY._replace(due=due), day) == points
    assert wanted(YEARLY, day, due=due) == points


def test_on_its_due_date_a_target_is_asked_for_whole_though_the_plan_begins_with_it() -> None:
    assert wanted(YEARLY, "2025-12-31", start=END) == 100


def test_a_targets_own_due_date_goes_before_its_tasks() -> None:
    assert wanted(YEARLY._replace(due=date(2026, 12, 31)), "2025-06-30", due=date(2025, 6, 30)) == 50


def test_milestones_of_a_target_that_an_edition_made_yearly_give_way() -> None:
    assert wanted(YEARLY._replace(schedules=(SPLIT,)), "2024-06-30") == 50


starts, dues = st.dates(date(2022, 1, 1), date(2026, 6, 30)), st.dates(date(2026, 7, 1), date(2030, 12, 31))


@given(starts, dues, st.integers(2022, 2030), st.data())
def test_within_a_year_the_line_never_falls_and_goes_from_nothing_to_all(
    start: date, due: date, year: int, data: st.DataObject
) -> None:
    begins, ends = span_of_year(start, due, date(year, 12, 31))
    assume(begins < ends)  # the plan goes on in this year
    days = st.dates(max(begins, date(year, 1, 1)), ends)
    earlier, later = sorted((data.draw(days), data.draw(days)))
    first, one, other, last = (
        wanted(YEARLY, day.isoformat(), start, due) for day in (begins, earlier, later, ends)
    )
    assert first == (100 if begins > start else 0), "on the last day of the year before"
    assert one is not None
    assert other is not None
    assert 0 <= one <= other <= 100
    assert last == 100
    new_year = date(year, 1, 1)
    assert wanted(YEARLY, new_year.isoformat(), start, due) == (0 if new_year < due else 100)


def judged(day: str, *rows: tuple[TargetRow, *tuple[Measure, ...]], said: Report | None = None) -> TaskStatus:
    """Judge a task by its targets, each with its measures, and perhaps a report on the task itself."""
    on = date.fromisoformat(day)
    targets = [reached(row, *measures, day=on) for row, *measures in rows]
    return status(*targets, *(() if said is None else (said,)), day=on)


def test_where_nothing_is_reported_a_task_goes_by_the_plans_line() -> None:
    found = judged("2025-06-30", (YEARLY,), (PLAIN,))
    assert (found.percent, found.expected, found.light) == (None, 75, "grey")


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        ("2024-05-31", (None, 21, None, "grey")),  # never reported is not nothing done
        ("2024-12-31", (60, 100, 40, "red")),
        ("2025-01-01", (0, 0, 0, "green")),
        ("2025-02-01", (0, 8, 8, "green")),
        ("2025-06-30", (0, 50, 50, "red")),  # not green all year for what was said the year before
    ],
)
def test_a_year_without_a_figure_begins_at_nothing_after_one_with(
    day: str, figures: tuple[int | None, int, int | None, str]
) -> None:
    found = judged(day, (YEARLY, total("3", "2024-06-01")))
    assert (found.percent, found.expected, found.gap, found.light) == figures


def test_a_verdict_taken_back_leaves_a_year_unreported() -> None:
    met, back = measure("met", None, "2025-03-01", 1), measure("unmet", None, "2025-03-02", 2)
    assert judged("2025-06-30", (YEARLY, met, back)).percent is None


def test_a_year_that_begins_takes_a_mean_no_further_back() -> None:
    rows = (YEARLY, total("3", "2024-06-01")), (PLAIN, total("5", "2024-06-01"))
    last, first = judged("2024-12-31", *rows), judged("2025-01-01", *rows)
    assert (last.percent, last.expected, last.gap) == (55, 75, 20)
    assert (first.percent, first.expected, first.gap, first.light) == (25, 25, 0, "green")


@pytest.mark.parametrize("day", ["2024-12-31", "2025-01-01", "2025-06-30"])
def test_a_logged_percent_is_held_against_the_plans_line(day: str) -> None:
    figure, said = total("3", "2024-05-01"), report(40, day="2024-06-01", number=2)
    found = judged(day, (YEARLY, figure), said=said)
    assert (found.source, found.expected) == ("logged", 75 if day == "2025-06-30" else 50)
    assert found.gap == (found.expected or 0) - 40


def test_a_percent_of_yearly_targets_of_which_none_is_reported_this_year() -> None:
    """The mean rests on the later report, of whatever year that is."""
    figure, said = total("3", "2024-07-01", 2), report(70, day="2024-06-01", number=1)
    before, after = (judged(day, (YEARLY, figure), said=said) for day in ("2024-12-31", "2025-06-30"))
    assert (before.source, before.percent, before.expected) == ("mean", 60, 100)
    assert (after.source, after.percent, after.expected) == ("mean", 0, 50)


def test_the_mean_of_a_yearly_and_a_plain_target_is_held_against_the_mean_of_their_lines() -> None:
    found = judged("2025-06-30", (YEARLY, total("2")), (PLAIN, total("6")))
    assert (found.percent, found.expected, found.gap) == (50, 63, 13)  # (50 + 75) / 2 = 62.5
    assert judged("2025-06-30", (PLAIN, total("6"))).expected == 75


def test_milestones_and_years_bend_a_mean_together_but_beside_a_logged_percent_only_milestones_do() -> None:
    rows = (YEARLY, total("2")), (target(code="2.1.3t2", schedules=(SPLIT,)), total("3"))
    assert judged("2025-06-30", *rows).expected == 60  # (50 + 70) / 2
    assert judged("2025-06-30", *rows, said=report(65, number=9)).expected == 73  # (75 + 70) / 2 = 72.5


def test_targets_that_are_all_met_are_held_against_their_own_lines() -> None:
    found = judged("2025-06-30", (YEARLY, total("5")))
    assert (found.source, found.expected, found.gap, found.light) == ("all_met", 50, -50, "green")


def test_a_falling_cap_goes_by_its_year() -> None:
    cap = target("<=", "10", baseline="20", per="year", unit="%")
    assert [wanted(cap, day) for day in ("2024-12-31", "2025-01-01", "2025-06-30")] == [100, 0, 50]
    assert wanted(target("<=", "10", per="year"), "2025-06-30") == 50, "one without a baseline as well"
    found = judged("2025-06-30", (cap, total("15")))
    assert (found.percent, found.expected, found.gap) == (50, 50, 0)


def test_a_cap_that_holds_so_far_bends_nothing_for_it_weighs_nothing() -> None:
    found = judged("2025-06-30", (target("<=", "5", per="year"), total("3")), (PLAIN, total("6")))
    assert (found.percent, found.expected) == (60, 75)


def test_a_plan_that_has_ended_keeps_what_its_last_year_asked_for() -> None:
    found = judged("2026-02-01", (YEARLY._replace(due=END), total("3")))
    assert (found.percent, found.expected, found.gap, found.rule) == (60, 100, 40, "overdue")


def worst_of(day: str, row: TargetRow, done: str, percent: int) -> tuple[int, int, int, str] | None:
    figure = total(done, f"{day[:4]}-01-10", 1)
    return judged(day, (row, figure), said=report(percent, day=day, number=2)).worst


def test_a_targets_own_gap_goes_by_its_year_also_beside_a_logged_percent() -> None:
    assert worst_of("2025-06-30", YEARLY, "1", 80) == (30, 20, 50, "2.1.3t1")
    assert worst_of("2024-12-31", YEARLY, "2", 45) == (60, 40, 100, "2.1.3t1")
    assert worst_of("2025-06-30", YEARLY, "4", 70) == (5, 70, 75, "")
    assert worst_of("2025-06-30", target(value="4", per="year"), "1", 80) == (-5, 80, 75, "")


def kept_shares(row: TargetRow) -> int:
    """Count the shares that are kept of a target that has come further than its task, and is due with it."""
    done = reaching.reached(reports(report(30, number=9)), [reached(row, total("2"))], RULES)
    return len(list(reaching.weighing(done, END)))


def test_a_yearly_share_is_kept_though_it_is_due_no_earlier_and_no_less_far() -> None:
    assert kept_shares(target(due=END)) == 0
    assert kept_shares(target(due=END, per="year")) == 1
