"""How far targets and tasks should be by their milestones: a table of cases, boundaries first."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import END, START, reached, report, status, target, task, total

from gytrack.dates import add_months
from gytrack.records.ledger import Milestone, Schedule, TargetRow
from gytrack.status.milestones import can_be_split, in_force, pace_of, target_expected, task_expected
from gytrack.status.schedule import expected
from gytrack.status.tasks import TaskStatus


def schedule(*steps: tuple[str, str], since: str | None = None) -> Schedule:
    return Schedule(
        None if since is None else date.fromisoformat(since),
        tuple(Milestone(date.fromisoformat(due), Decimal(value)) for due, value in steps),
    )


def split(*steps: tuple[str, str], row: TargetRow | None = None) -> TargetRow:
    return (row or target())._replace(schedules=(schedule(*steps),))


def wanted(row: TargetRow, day: str, start: date | None = START, due: date | None = END) -> int | None:
    return target_expected(pace_of(row), start, due, date.fromisoformat(day))


BY_YEAR = (("2024-12-31", "2"), ("2025-12-31", "5"))


@pytest.mark.parametrize(
    ("day", "points"),
    [
        ("2023-12-30", 0),
        ("2023-12-31", 0),
        ("2024-01-30", 0),
        ("2024-01-31", 3),  # 2 × 1／12 = 0.1667, of 5: 3.33
        ("2024-06-30", 20),
        ("2024-12-30", 37),  # 11 whole months: 1.8333 of 5
        ("2024-12-31", 40),
        ("2025-01-30", 40),
        ("2025-06-29", 65),  # 2 + 3 × 5／12 = 3.25
        ("2025-06-30", 70),
        ("2025-12-30", 95),  # 2 + 3 × 11／12 = 4.75
        ("2025-12-31", 100),
        ("2026-06-30", 100),
    ],
)
def test_the_way_is_straight_from_milestone_to_milestone(day: str, points: int) -> None:
    assert wanted(split(*BY_YEAR), day) == points


@pytest.mark.parametrize(
    ("steps", "day", "points"),
    [
        ((("2024-12-31", "0"),), "2024-12-31", 0),
        ((("2024-12-31", "0"),), "2025-06-30", 50),
        ((("2024-12-31", "5"),), "2024-12-31", 100),
        ((("2024-12-31", "9"),), "2024-12-31", 100),
        ((("2024-12-31", "9"),), "2025-06-30", 100),
        ((("2025-12-31", "4"),), "2025-12-30", 96),  # only the goal stands on the due date: 23／24 of it
        ((("2025-12-31", "4"),), "2025-12-31", 100),
        ((("2026-12-31", "3"),), "2025-06-30", 75),
        ((("2023-12-31", "3"),), "2025-06-30", 75),
        ((("2024-12-20", "2"), ("2024-12-31", "3")), "2024-12-25", 40),  # less than a month lies between
        ((("2024-12-31", "1"),), "2024-12-31", 20),
    ],
)
def test_milestones_at_the_edges(steps: tuple[tuple[str, str], ...], day: str, points: int) -> None:
    assert wanted(split(*steps), day) == points


def test_whole_points_are_rounded_half_up_once() -> None:
    row = target(value="200")
    assert wanted(split(("2024-12-31", "1"), row=row), "2024-12-31") == 1  # 0.5
    assert wanted(split(("2024-12-31", "0.98"), row=row), "2024-12-31") == 0  # 0.49
    assert wanted(split(("2024-12-31", "2.99"), row=row), "2024-12-31") == 1  # 1.495: not by way of 1.50


def test_a_falling_target_goes_down_from_its_baseline() -> None:
    row = target("<=", "10", baseline="20", unit="%")
    assert wanted(split(("2024-12-31", "18"), row=row), "2024-12-31") == 20
    assert wanted(split(("2024-12-31", "18"), row=row), "2025-06-30") == 60
    assert wanted(split(("2024-12-31", "25"), row=row), "2024-12-31") == 0


def test_a_rise_begins_at_the_baseline() -> None:
    row = target(value="90", baseline="80", unit="%")
    assert wanted(split(("2024-12-31", "82"), row=row), "2024-12-31") == 20
    assert wanted(split(("2024-12-31", "79"), row=row), "2024-12-31") == 0


@pytest.mark.parametrize(
    ("row", "can"),
    [
        (target(), True),
        (target("~", "250"), True),
        (target("range", "1", upper="2"), True),
        (target("<=", "10"), False),
        (target("<=", "10", baseline="20"), True),
        (target("=", "0"), False),
        (target(">=", "90", baseline="95"), False),
        (target(">=", "90", baseline="90"), False),
    ],
)
def test_only_a_way_that_can_be_measured_is_split(row: TargetRow, can: bool) -> None:
    assert can_be_split(row) is can
    if not can:
        assert wanted(split(("2024-12-31", "1"), row=row), "2025-06-30") == 75


def test_without_start_or_due_nothing_is_expected() -> None:
    assert wanted(split(*BY_YEAR), "2025-06-30", start=None) is None
    assert wanted(split(*BY_YEAR), "2025-06-30", due=None) is None


def test_a_target_goes_to_its_own_due_date() -> None:
    row = split(("2024-06-30", "1"), row=target(due=date(2024, 12, 31)))
    assert wanted(row, "2024-06-30") == 20
    assert wanted(row, "2024-12-31") == 100


def test_the_annual_plan_holds_that_began_last() -> None:
    first, second = schedule(("2024-12-31", "2")), schedule(("2024-12-31", "1"), since="2024-06-30")
    again, cleared = schedule(("2024-12-31", "3"), since="2024-06-30"), schedule(since="2025-01-01")
    schedules = (first, second, again, cleared)
    assert in_force((), START) == ()
    assert in_force((second,), date(2024, 6, 29)) == ()
    assert in_force(schedules, date(2024, 6, 29)) == first.milestones
    assert in_force(schedules, date(2024, 6, 30)) == again.milestones, "made later on the same day"
    assert in_force(schedules, date(2025, 1, 1)) == ()


def test_what_is_made_later_but_begins_earlier_does_not_take_the_place_of_what_began_since() -> None:
    late, early = schedule(("2024-12-31", "2"), since="2024-06-30"), schedule(("2024-12-31", "1"))
    assert in_force((late, early), date(2024, 7, 1)) == late.milestones


def judged(*rows: TargetRow, percent: int | None = None, day: str = "2025-06-30") -> TaskStatus:
    on = date.fromisoformat(day)
    logged = () if percent is None else (report(percent, number=9),)
    return status(*(reached(row, total("2"), day=on) for row in rows), *logged, day=on)


def test_a_task_should_be_where_its_targets_should_be_on_the_mean() -> None:
    other = target(value="10", code="2.1.3t2")
    found = judged(split(*BY_YEAR), other)
    assert found.expected == 73  # (70 + 75) / 2 = 72.5
    assert found.gap == 73 - 30
    assert judged(target(), other).expected == 75


def test_a_logged_percent_is_held_against_the_milestones_too() -> None:
    assert (judged(split(*BY_YEAR), percent=65).expected, judged(split(*BY_YEAR), percent=65).gap) == (70, 5)


def test_a_task_past_due_should_be_done_whatever_milestones_say() -> None:
    late = split(("2026-06-30", "1"), row=target(due=date(2026, 12, 31)))
    found = status(reached(late, total("2"), day=END), row=task(due=END), day=END)
    assert found.expected == 100


@pytest.mark.parametrize(
    ("done", "gap", "light"),
    [
        ("70", 0, "green"),
        ("60.5", 9, "green"),
        ("60.4", 10, "yellow"),
        ("40", 30, "yellow"),
        ("39.4", 31, "red"),
    ],
)
def test_the_light_follows_the_milestones(done: str, gap: int, light: str) -> None:
    day = date(2025, 6, 30)
    row = split(("2025-06-30", "70"), row=target(value="100"))
    found = status(reached(row, total(done), day=day), day=day)
    assert (found.expected, found.gap, found.light) == (70, gap, light)


def test_a_target_far_behind_its_own_milestones_gives_the_light() -> None:
    day = date(2025, 6, 30)
    ahead = reached(target(value="10", code="2.1.3t2"), total("9"), day=day)
    behind = reached(split(("2025-06-30", "4")), total("2"), day=day)
    found = status(ahead, behind, day=day)
    assert (found.gap, found.light) == (78 - 65, "red")
    assert found.worst is not None
    assert found.worst == (40, 40, 80, "2.1.3t1")


days = st.dates(START, date(2026, 6, 30))


@given(days, st.integers(1, 60))
def test_milestones_on_the_straight_line_ask_for_what_it_asks(day: date, goal: int) -> None:
    """Where a milestone lies exactly on the straight line, nothing changes, but by the rounding of whole points."""
    row = target(value=str(goal * 2))
    halved = split(("2024-12-31", str(goal)), row=row)
    assert wanted(halved, day.isoformat()) == expected(START, END, day)


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=6), st.lists(days, min_size=2, max_size=2).map(sorted)
)
def test_what_is_expected_never_falls_and_stays_within_bounds(values: list[int], two: list[date]) -> None:
    steps = [
        (add_months(START, 3 * at).isoformat(), str(value)) for at, value in enumerate(sorted(values), 1)
    ]
    row = split(*steps, row=target(value="10"))
    earlier, later = (wanted(row, day.isoformat()) for day in two)
    assert earlier is not None
    assert later is not None
    assert 0 <= earlier <= later <= 100


def test_a_task_without_milestones_keeps_the_straight_line() -> None:
    assert task_expected((), START, END, date(2025, 6, 30)) == 75
    assert task_expected((pace_of(target()),), START, END, date(2025, 6, 30)) == 75
