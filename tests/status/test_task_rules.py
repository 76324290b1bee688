from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import DAY, END, measure, plan, reached, report, reports, status, target, task, total

from gytrack.records.ledger import Report
from gytrack.records.terms import Closure, Kind, Light, State
from gytrack.status.lights import Gap
from gytrack.status.rules import Rule, Rules
from gytrack.status.targets import TargetStatus

MAY, JUNE = "2025-05-20", "2025-06-20"
HALLS, ROOMS = target(">=", "5"), target(">=", "10", code="2.1.3t2", name="中医阁")
UNREPORTED = reached(HALLS)
Given = list[Report | TargetStatus]


def test_a_target_without_a_figure_counts_0_in_the_mean() -> None:
    found = status(reached(HALLS, total("2")), reached(ROOMS))
    assert (found.percent, found.source, found.expected, found.gap) == (20, "mean", 75, 55)


@pytest.mark.parametrize(
    ("given_", "percent", "source"),
    [
        ([], None, None),
        ([report()], None, None),
        ([report(state="on_track")], None, None),
        ([report(0)], 0, "logged"),
        ([report(40)], 40, "logged"),
        ([report(40, day=MAY, number=1), report(30, day=JUNE, number=2)], 30, "logged"),
        ([UNREPORTED], None, None),
        ([UNREPORTED, report()], None, None),
        ([UNREPORTED, report(40)], 40, "logged"),
        ([reached(HALLS, total("0"))], 0, "mean"),
        ([reached(HALLS, total("2")), reached(ROOMS, total("4"))], 40, "mean"),
        ([reached(HALLS, total("2")), reached(ROOMS, total("5"))], 45, "mean"),
        ([reached(HALLS, total("2")), reached(ROOMS, measure("met"))], 70, "mean"),
        ([reached(HALLS, total("2")), reached(ROOMS, measure("unmet"))], 20, "mean"),
        # A verdict taken back is no figure: not reported is not zero.
        ([reached(HALLS, measure("unmet"))], None, None),
        ([reached(HALLS, total("4")), reached(ROOMS, total("7")), reached(target(), total("1"))], 57, "mean"),
        ([reached(HALLS, total("7")), reached(ROOMS, total("10"))], 100, "all_met"),
        # Whichever rests on the later entry; on a tie what was logged.
        ([reached(HALLS, total("2", MAY, 1)), report(60, day=JUNE, number=2)], 60, "logged"),
        ([reached(HALLS, total("2", JUNE, 1)), report(60, day=MAY, number=2)], 40, "mean"),
        ([reached(HALLS, total("2", MAY, 3)), report(60, day=MAY, number=2)], 40, "mean"),
        ([reached(HALLS, total("2", MAY, 2)), report(60, day=MAY, number=2)], 60, "logged"),
        (
            [reached(HALLS, total("2", MAY)), reached(ROOMS, total("4", JUNE)), report(60, day="2025-06-01")],
            40,
            "mean",
        ),
        ([reached(HALLS, total("5", MAY, 1)), report(60, day=JUNE, number=2)], 100, "all_met"),
        # A fall without a baseline has no share, and no other stands in for it.
        ([reached(target("<=", "5"), total("8")), reached(HALLS, total("2"))], 40, "mean"),
        ([reached(target("<=", "5"), total("8"))], None, None),
        ([reached(target("<=", "5"), total("8", JUNE)), report(60, day=MAY)], 60, "logged"),
        ([reached(target("<=", "5", per="year"), total("3")), reached(HALLS, total("2"))], 40, "mean"),
    ],
)
def test_percent_is_the_latest_of_what_was_logged_and_the_mean(
    given_: Given, percent: int | None, source: str | None
) -> None:
    found = status(*given_)
    assert (found.percent, found.source) == (percent, source)


@pytest.mark.parametrize(
    ("given_", "terms", "expected", "gap"),
    [
        ([], plan(), 75, None),
        ([report(80)], plan(), 75, -5),
        ([report(75)], plan(), 75, 0),
        ([report(80)], plan(starts=None), None, None),
        ([report(80)], plan(ends=None), None, None),
        ([report(80)], plan(ends=date(2024, 12, 31)), 100, 20),
    ],
)
def test_gap_is_null_where_either_figure_is(
    given_: Given, terms: Any, expected: int | None, gap: int | None
) -> None:
    found = status(*given_, terms=terms)
    assert (found.expected, found.gap) == (expected, gap)


@pytest.mark.parametrize(
    ("state", "ongoing", "progress"),
    [(None, False, None), (None, True, "ongoing"), ("slow", False, "slow"), ("slow", True, "slow")],
)
def test_progress_is_the_state_last_given(state: State | None, ongoing: bool, progress: State | None) -> None:
    assert status(report(state=state), row=task(ongoing=ongoing)).progress == progress


@pytest.mark.parametrize(
    ("fields", "state", "rule"),
    [
        ({"kind": "measure"}, None, "unlit_kind"),
        ({"kind": "safeguard"}, None, "unlit_kind"),
        ({"ongoing": True}, None, "unlit_ongoing"),
        ({}, "ongoing", "unlit_ongoing"),
        ({"closure": "closed"}, None, "unlit_closed"),
        ({"closure": "dropped"}, None, "unlit_dropped"),
        ({"closure": "na"}, None, "unlit_na"),
        ({"closure": "closed", "kind": "measure", "ongoing": True}, None, "unlit_closed"),
        ({"kind": "measure", "ongoing": True}, None, "unlit_kind"),
    ],
)
def test_only_open_tasks_with_an_end_are_lit(fields: dict[str, Any], state: State | None, rule: Rule) -> None:
    terms = plan(asked_from=date(2025, 1, 1))
    found = status(report(10, state), row=task(**fields), terms=terms, day=END + timedelta(days=9))
    assert (found.light, found.rule, found.overdue, found.missed) == (None, rule, False, 0)
    assert (found.percent, found.expected, found.gap) == (10, 100, 90)


@pytest.mark.parametrize("closure", ["open", "applied"])
def test_a_task_whose_closure_is_only_applied_for_is_lit(closure: Closure) -> None:
    assert status(row=task(closure=closure)).light == "grey"


MET = reached(HALLS, total("5"))
PART = reached(HALLS, total("2"))


@pytest.mark.parametrize(
    ("given_", "day", "light", "rule", "overdue"),
    [
        ([MET], DAY, "green", "finished", False),
        ([report(100)], DAY, "green", "finished", False),
        ([report(state="done")], DAY, "green", "finished", False),
        ([report(40, "done")], DAY, "green", "finished", False),
        ([MET, report(state="blocked")], DAY, "green", "finished", False),
        ([report(100, "blocked")], DAY, "green", "finished", False),
        # With targets, they alone finish it.
        ([PART, report(100, day=JUNE)], DAY, "red", "gap", False),
        ([PART, report(state="done")], DAY, "red", "gap", False),
        ([UNREPORTED, report(state="done")], DAY, "green", "reported", False),
        ([MET, reached(ROOMS, total("0"))], DAY, "red", "gap", False),
        ([MET, reached(ROOMS)], DAY, "yellow", "gap", False),
        # On the due date itself it is not yet past.
        ([report(100)], END + timedelta(days=1), "green", "finished", False),
        ([report(100, day="2026-01-05")], date(2026, 2, 1), "green", "finished_late", False),
        ([report(100, day="2025-12-31")], date(2026, 2, 1), "green", "finished", False),
        ([report(state="done", day="2026-01-05")], date(2026, 2, 1), "green", "finished_late", False),
        ([report(99)], END, "yellow", "due_soon", False),
        ([report(99)], END + timedelta(days=1), "red", "overdue", True),
        ([report(state="on_track")], END + timedelta(days=1), "red", "overdue", True),
        ([PART], date(2031, 1, 1), "red", "overdue", True),
        ([], END, "grey", "unreported", False),
        ([], END + timedelta(days=1), "grey", "overdue_unreported", True),
        ([UNREPORTED], date(2031, 1, 1), "grey", "overdue_unreported", True),
    ],
)
def test_finished_comes_first_then_past_due(
    given_: Given, day: date, light: Light, rule: Rule, overdue: bool
) -> None:
    found = status(*given_, day=day)
    assert (found.light, found.rule, found.overdue) == (light, rule, overdue)
    assert found.late == (rule == "finished_late")


def test_a_figure_after_the_due_date_does_not_make_an_early_finish_late() -> None:
    later = reached(HALLS, total("5", JUNE), total("6", "2026-03-01"), day=date(2026, 4, 1))
    assert status(later, day=date(2026, 4, 1)).rule == "finished"
    last_one = reached(ROOMS, total("10", "2026-01-02"), day=date(2026, 4, 1))
    found = status(later, last_one, day=date(2026, 4, 1))
    assert (found.rule, found.finished_on) == ("finished_late", date(2026, 1, 2))


def test_done_and_100_percent_finish_it_on_the_earlier_day() -> None:
    found = status(report(100, day=MAY, number=1), report(state="done", day=JUNE, number=2))
    assert found.finished_on == date(2025, 5, 20)


ASKED = plan(asked_from=date(2025, 3, 10))


@pytest.mark.parametrize(
    ("day", "missed", "light", "rule"),
    [
        (date(2025, 3, 10), 0, "grey", "unreported"),
        (date(2025, 3, 26), 1, "grey", "unreported"),
        (date(2025, 4, 25), 1, "grey", "unreported"),
        (date(2025, 4, 26), 2, "yellow", "missed_reports"),
        (date(2025, 5, 25), 2, "yellow", "missed_reports"),
        (date(2025, 5, 26), 2, "yellow", "missed_reports"),
        (date(2025, 5, 27), 3, "red", "missed_reports"),
        (date(2025, 12, 31), 10, "red", "missed_reports"),
        (date(2026, 1, 1), 10, "grey", "overdue_unreported"),
    ],
)
def test_silence_is_grey_until_periods_are_missed(day: date, missed: int, light: Light, rule: Rule) -> None:
    found = status(terms=ASKED, day=day)
    assert (found.missed, found.light, found.rule) == (missed, light, rule)
    assert (found.percent, found.gap, found.reported) == (None, None, False)


@pytest.mark.parametrize(
    "given_", [[report()], [reached(HALLS, measure("unmet"))], [reached(HALLS, total("0"))]]
)
def test_any_word_that_counts_is_a_report(given_: Given) -> None:
    found = status(*given_, terms=ASKED)
    assert found.reported
    assert found.rule not in ("unreported", "missed_reports")


def test_what_a_supporting_department_reports_does_not_count() -> None:
    theirs = reached(HALLS, measure("total", "5", counts=False))
    found = status(theirs, terms=ASKED)
    assert (found.percent, found.reported, found.light) == (None, False, "red")


@pytest.mark.parametrize(
    ("state", "percent", "light", "rule"),
    [
        ("blocked", 75, "red", "blocked"),
        ("blocked", None, "red", "blocked"),
        ("slow", 75, "yellow", "slow"),
        ("slow", 0, "yellow", "slow"),
        ("slow", None, "yellow", "slow"),
        ("on_track", 75, "green", "on_schedule"),
        ("on_track", 0, "red", "gap"),
        ("not_started", None, "red", "gap"),
        ("not_started", 70, "green", "on_schedule"),
    ],
)
def test_blocked_and_slow_come_before_the_figures(
    state: State, percent: int | None, light: Light, rule: Rule
) -> None:
    found = status(report(percent, state))
    assert (found.light, found.rule) == (light, rule)


@pytest.mark.parametrize(
    ("percent", "light", "rule"),
    [
        (99, "green", "on_schedule"),
        (75, "green", "on_schedule"),
        (66, "green", "on_schedule"),
        (65, "yellow", "gap"),
        (45, "yellow", "gap"),
        (44, "red", "gap"),
        (0, "red", "gap"),
    ],
)
def test_the_gap_is_yellow_from_10_and_red_above_30(percent: int, light: Light, rule: Rule) -> None:
    found = status(report(percent))
    assert (found.light, found.rule, found.worst) == (light, rule, Gap(75 - percent, percent, 75))


@pytest.mark.parametrize(
    ("left", "percent", "light", "rule"),
    [
        (31, 95, "green", "on_schedule"),
        (30, 95, "yellow", "due_soon"),
        (29, 95, "yellow", "due_soon"),
        (0, 99, "yellow", "due_soon"),
        (30, 66, "yellow", "due_soon"),
        (30, 65, "red", "gap"),
        (30, None, "yellow", "due_soon"),
    ],
)
def test_close_to_its_due_date_it_is_yellow_at_least(
    left: int, percent: int | None, light: Light, rule: Rule
) -> None:
    found = status(report(percent), day=END - timedelta(days=left))
    assert (found.light, found.rule) == (light, rule)


@pytest.mark.parametrize(
    ("value", "unit", "actual", "light", "worst"),
    [
        ("5", "家", "2", "red", "2.1.3t2"),
        ("4", "家", "2", "green", ""),
        ("4.99", "家", "2", "green", ""),
        ("0.5", "万名", "0.2", "red", "2.1.3t2"),
        ("0.0004", "万名", "0.0002", "green", ""),
        ("1", "亿元", "0.4", "red", "2.1.3t2"),
        ("100", "%", "40", "red", "2.1.3t2"),
        ("5", "家", "4", "green", ""),
        ("5", "家", "0", "red", "2.1.3t2"),
        ("5", "家", None, "green", ""),
    ],
)
def test_a_target_lights_the_task_where_its_goal_counts_5_or_more(
    value: str, unit: str, actual: str | None, light: Light, worst: str
) -> None:
    row = target(">=", value, unit=unit, code="2.1.3t2")
    measures = [] if actual is None else [total(actual, MAY)]
    found = status(reached(row, *measures), report(75, day=JUNE))
    assert (found.percent, found.light) == (75, light)
    assert found.worst is not None
    assert found.worst.target == worst


def test_a_target_without_a_figure_lowers_the_mean_and_has_no_gap_of_its_own() -> None:
    half = reached(ROOMS, total("5", MAY))
    found = status(half, UNREPORTED)
    assert (found.percent, found.light, found.rule, found.worst) == (25, "red", "gap", Gap(50, 25, 75))
    zero = status(half, reached(HALLS, total("0", MAY)))
    assert (zero.percent, zero.light, zero.worst) == (25, "red", Gap(75, 0, 75, "2.1.3t1"))


@pytest.mark.parametrize("silent", [UNREPORTED, reached(HALLS, measure("unmet", day=MAY))])
def test_a_target_without_a_figure_is_not_the_worst_before_its_own_due_date_nor_after(
    silent: TargetStatus,
) -> None:
    for due in (None, date(2025, 3, 31)):
        one = silent._replace(target=silent.target._replace(due=due))
        found = status(one, report(70, day=JUNE), row=task(due=END))
        assert (found.light, found.worst) == ("green", Gap(5, 70, 75))


def test_a_target_is_judged_by_its_own_due_date() -> None:
    soon = target(">=", "10", due=date(2025, 3, 31), code="t")
    found = status(reached(soon, total("8")), report(75, day=JUNE), row=task(due=END))
    assert found.worst == Gap(20, 80, 100, "t")
    assert found.light == "yellow"


def test_a_fall_without_a_baseline_has_no_gap() -> None:
    fall = reached(target("<=", "10"), total("80", MAY))
    assert status(fall, report(75, day=JUNE)).light == "green"


def test_without_a_percent_no_target_makes_a_gap() -> None:
    found = status(UNREPORTED, report(state="on_track"))
    assert (found.percent, found.worst, found.light, found.rule) == (None, None, "green", "reported")


NO_START, NO_END = plan(starts=None), plan(ends=None)


@pytest.mark.parametrize(
    ("given_", "terms", "light", "rule"),
    [
        ([report()], plan(), "green", "reported"),
        ([report(state="on_track")], plan(), "green", "reported"),
        ([report(10)], NO_START, "green", "reported"),
        ([report(10, "on_track")], NO_END, "green", "reported"),
        ([report(state="not_started")], NO_START, "grey", "not_started"),
        ([report(0, "not_started")], NO_END, "grey", "not_started"),
        ([report(state="not_started")], plan(), "red", "gap"),
        ([report(state="not_started")], plan(starts=date(2025, 4, 30)), "yellow", "gap"),
        ([report(state="not_started")], plan(starts=DAY), "green", "on_schedule"),
        ([PART], NO_START, "green", "reported"),
        ([], NO_START, "grey", "unreported"),
        ([], NO_END, "grey", "unreported"),
        ([report(state="blocked")], NO_START, "red", "blocked"),
        ([report(100)], NO_END, "green", "finished"),
    ],
)
def test_without_figures_it_is_judged_by_what_was_said(
    given_: Given, terms: Any, light: Light, rule: Rule
) -> None:
    found = status(*given_, terms=terms)
    assert (found.light, found.rule) == (light, rule)


def test_who_says_not_started_has_still_reported_no_percent() -> None:
    found = status(report(state="not_started"))
    assert (found.percent, found.gap, found.worst) == (None, None, Gap(75, 0, 75))


def test_the_thresholds_are_the_plans() -> None:
    strict = Rules(gap_yellow=1, gap_red=5, due_soon_days=200, counted_goal=50)
    assert status(report(70), rules=strict).rule == "due_soon"
    assert status(report(69), rules=strict).light == "red"
    assert status(PART, report(80, day=JUNE), rules=strict._replace(due_soon_days=0)).light == "green"


@st.composite
def said(draw: st.DrawFn) -> list[Report]:
    days = st.dates(date(2024, 1, 1), date(2026, 6, 1))
    percents = st.none() | st.integers(0, 100)
    states = st.none() | st.sampled_from(get_args(State))
    return [
        Report(number, draw(days), "", "", "", draw(states), draw(percents), None)
        for number in range(draw(st.integers(0, 4)))
    ]


DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))
PLANS = st.builds(
    plan, starts=st.none() | DAYS, ends=st.none() | DAYS, asked_from=st.none() | st.just(date(2024, 5, 1))
)
TASKS = st.builds(
    task,
    kind=st.sampled_from(get_args(Kind)),
    closure=st.sampled_from(get_args(Closure)),
    ongoing=st.booleans(),
    due=st.none() | DAYS,
)
FIGURES = st.lists(
    st.sampled_from(
        [UNREPORTED, PART, MET, reached(ROOMS, total("9")), reached(target("<=", "5"), total("9"))]
    ),
    max_size=3,
)


@given(TASKS, PLANS, said(), FIGURES, DAYS)
def test_every_task_has_one_verdict_that_holds_together(
    row: Any, terms: Any, said: list[Report], targets: list[TargetStatus], day: date
) -> None:
    known = [one for one in said if one.day <= day]
    found = status(*known, *targets, row=row, terms=terms, day=day)
    assert found.rule in get_args(Rule)
    assert (found.light is None) == found.rule.startswith("unlit_")
    assert (found.gap is None) == (found.percent is None or found.expected is None)
    assert found.light != "grey" or not found.reported or found.rule == "not_started"
    assert found.reported or found.percent is None
    assert not (found.overdue and found.light == "green")
    assert found.missed == 0 or found.finished_on is None


def test_reports_of_one_day_are_ordered_by_number() -> None:
    assert reports(report(1, number=2), report(2, number=1)).percent == report(1, number=2)
