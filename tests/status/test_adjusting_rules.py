"""What adjustments make of a target and a task on a day, and the words for it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import RULES, measure, plan, reached, report, status, target, task, total

from gytrack.records.adjustments import Adjustment, Goal, TaskTerms
from gytrack.records.terms import Operator
from gytrack.status.adjusting import adjusted_target, adjusted_task
from gytrack.status.adjustment_words import step_words, whole_words
from gytrack.status.originals import first_due, original_due, original_words
from gytrack.status.schedule import due_of
from gytrack.status.targets import judged_goal, standing
from gytrack.status.years import year_words, years_of

FIVE = Goal(">=", Decimal(5), None, "家", date(2025, 12, 31))
ROW = target(due=FIVE.due)
PRINTED = TaskTerms(None, ("区卫健局",), ("区财政局",))


def goal(value: str, op: Operator = ">=", upper: str | None = None) -> dict[str, Any]:
    return {
        "op": op,
        "value": Decimal(value),
        "upper": None if upper is None else Decimal(upper),
        "unit": "家",
    }


def made(day: str = "2025-03-01", number: int = 1, **fields: Any) -> Adjustment:
    fields = {"printed": FIVE, **fields}
    return Adjustment(
        number, date.fromisoformat(day), "张三", "场地未落实", "拱中医药办〔2025〕3号", **fields
    )


def on(day: str, *steps: Adjustment, row: Any = ROW) -> Any:
    return adjusted_target(row, steps, date.fromisoformat(day))


def test_a_target_that_was_never_adjusted_stays_as_printed() -> None:
    assert on("2025-06-30") == ROW
    assert original_words(ROW) == ""


def test_an_adjustment_holds_from_its_own_day() -> None:
    later = made("2025-03-01", **goal("4"))
    assert on("2025-02-28", later) == ROW
    found = on("2025-03-01", later)
    assert (found.value, found.adjusted.original) == (Decimal(4), FIVE)


def test_adjustments_chain_and_the_original_is_the_one_before_the_first() -> None:
    steps = made("2025-03-01", 1, **goal("4")), made("2025-05-01", 2, **goal("3"))
    found = on("2025-06-30", *steps)
    assert (found.value, found.adjusted.original.value) == (Decimal(3), Decimal(5))
    assert [step.words for step in found.adjusted.steps] == [
        "目标由不少于5家调低为不少于4家",
        "目标由不少于4家调低为不少于3家",
    ]
    assert on("2025-04-01", *steps).value == Decimal(4)


def test_one_of_an_earlier_day_that_is_entered_later_stands_before() -> None:
    first, between = made("2025-05-01", 1, **goal("3")), made("2025-03-01", 2, **goal("4"))
    found = on("2025-06-30", first, between)
    assert found.value == Decimal(3)
    assert [step.words for step in found.adjusted.steps] == [
        "目标由不少于5家调低为不少于4家",
        "目标由不少于4家调低为不少于3家",
    ]


def test_a_later_edition_that_prints_the_lowered_goal_hides_nothing() -> None:
    found = on("2025-06-30", made(**goal("4")), row=ROW._replace(value=Decimal(4)))
    assert (found.value, found.adjusted.original.value) == (Decimal(4), Decimal(5))
    assert original_words(found) == "调低，原目标不少于5家"


def test_what_was_not_adjusted_follows_the_paper_in_force() -> None:
    found = on("2025-06-30", made(due=date(2026, 6, 30)), row=ROW._replace(value=Decimal(6)))
    assert (found.value, found.due) == (Decimal(6), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (goal("4"), "调低，原目标不少于5家"),
        (goal("6"), "调高，原目标不少于5家"),
        (goal("5", "~"), "调整，原目标不少于5家"),
        (goal("4", "range", "8"), "调低，原目标不少于5家"),
        (goal("5", "range", "8"), "调高，原目标不少于5家"),
        (goal("5"), "曾调整，现同原目标"),
        ({"due": date(2026, 6, 30)}, "延期，原时限2025年底"),
        ({"due": date(2025, 9, 30)}, "提前，原时限2025年底"),
        (goal("4") | {"due": date(2026, 6, 30)}, "调低，原目标不少于5家；延期，原时限2025年底"),
        ({"dropped": True}, "已取消，原目标不少于5家"),
        (goal("4") | {"dropped": True}, "已取消，原目标不少于5家"),
    ],
)
def test_a_target_says_what_it_was_before(changed: dict[str, Any], words: str) -> None:
    assert original_words(on("2025-06-30", made(**changed))) == words


def test_a_yearly_goal_stays_a_yearly_one_in_words() -> None:
    yearly = ROW._replace(per="year")
    found = on("2025-06-30", made(**goal("4")), row=yearly)
    assert original_words(found) == "调低，原目标每年不少于5家"
    assert found.adjusted.steps[0].words == "目标由每年不少于5家调低为每年不少于4家"
    dropped = on("2025-06-30", made(dropped=True), row=yearly)
    assert original_words(dropped) == "已取消，原目标每年不少于5家"
    assert dropped.adjusted.steps[0].words == "取消（原目标每年不少于5家）"


def test_a_date_that_only_the_plan_gave_is_postponed_too() -> None:
    bare = ROW._replace(due=None)
    step = made(due=date(2026, 6, 30), due_before=date(2025, 12, 31), printed=FIVE._replace(due=None))
    found = on("2025-06-30", step, row=bare)
    assert original_words(found) == "延期，原时限2025年底"
    assert found.adjusted.steps[0].words == "完成时限由2025年底延期至2026年6月底"


def test_the_words_name_day_document_reason_and_who() -> None:
    (step,) = on("2025-06-30", made(number=6, **goal("4"))).adjusted.steps
    assert step_words(step) == "目标由不少于5家调低为不少于4家（自2025-03-01起，依据：拱中医药办〔2025〕3号）"
    assert whole_words(step).endswith("；理由：场地未落实；张三 #6）")


def test_a_lowered_goal_is_met_from_the_day_on_that_lowered_it() -> None:
    figures = [total("4", "2025-02-01")]
    step = made("2025-03-01", **goal("4"))
    assert reached(on("2025-02-28", step), *figures).met is False
    assert reached(on("2025-03-01", step), *figures).met is True


@pytest.mark.parametrize(
    ("steps", "figures", "since"),
    [
        ((("2025-03-01", "4"),), (("4", "2025-02-01"),), "2025-03-01"),
        ((("2025-03-01", "4"),), (("5", "2025-02-01"),), "2025-02-01"),
        ((("2025-03-01", "4"),), (("4", "2025-04-01"),), "2025-04-01"),
        ((("2025-03-01", "4"),), (("4", "2025-02-01"), ("4", "2025-04-01")), "2025-03-01"),
        ((("2025-03-01", "4"),), (("3", "2025-02-01"), ("4", "2025-03-01")), "2025-03-01"),
        ((("2025-03-01", "4"), ("2025-05-01", "3")), (("4", "2025-02-01"),), "2025-03-01"),
        ((("2025-03-01", "4"), ("2025-05-01", "3")), (("3", "2025-02-01"),), "2025-05-01"),
        ((("2025-03-01", "8"), ("2025-05-01", "5")), (("5", "2025-02-01"),), "2025-05-01"),
        ((("2025-03-01", "8"),), (("9", "2025-02-01"),), "2025-02-01"),
    ],
)
def test_what_is_met_only_by_a_lowered_goal_is_met_from_that_day(
    steps: Sequence[tuple[str, str]], figures: Sequence[tuple[str, str]], since: str
) -> None:
    row = on("2025-06-30", *(made(day, number, **goal(value)) for number, (day, value) in enumerate(steps)))
    found = reached(row, *(total(value, day, number) for number, (value, day) in enumerate(figures)))
    assert found.met_since == date.fromisoformat(since)


def test_who_said_met_is_held_to_no_goal() -> None:
    row = on("2025-06-30", made("2025-03-01", **goal("4")))
    assert reached(row, measure("met", day="2025-02-01")).met_since == date(2025, 2, 1)


def test_an_edition_that_prints_the_lowered_goal_makes_nobody_early() -> None:
    row = on("2025-06-30", made("2025-03-01", **goal("4")), row=ROW._replace(value=Decimal(4)))
    assert reached(row, total("4", "2025-02-01")).met_since == date(2025, 3, 1)


MONTHS = st.dates(date(2025, 1, 1), date(2025, 3, 31))


@given(
    st.lists(st.tuples(MONTHS, st.integers(1, 9)), max_size=4),
    st.lists(st.tuples(MONTHS, st.integers(1, 9)), min_size=1, max_size=4, unique_by=lambda one: one[0]),
)
def test_since_when_a_target_is_met_is_what_the_days_before_showed(
    drawn: Sequence[tuple[date, int]], given_figures: Sequence[tuple[date, int]]
) -> None:
    steps = [made(day.isoformat(), number, **goal(str(value))) for number, (day, value) in enumerate(drawn)]
    figures = [total(str(value), day.isoformat(), n) for n, (day, value) in enumerate(given_figures)]
    day = since = date(2025, 4, 1)
    found = reached(on(day.isoformat(), *steps), *figures, day=day)
    while reached(on(since.isoformat(), *steps), *figures, day=since).met:
        since -= timedelta(days=1)
    assert found.met_since == (since + timedelta(days=1) if found.met else None)


YEARLY = ROW._replace(per="year", due=date(2026, 12, 31))
LOWER = made("2025-05-01", printed=FIVE._replace(due=YEARLY.due), **goal("2"))


@pytest.mark.parametrize("day", ["2025-04-30", "2025-05-01", "2026-02-01"])
def test_a_past_year_is_judged_by_the_goal_in_force_at_its_end(day: str) -> None:
    figures = [total("3", "2024-06-01"), total("3", "2025-02-01", 2)]
    found = reached(on(day, LOWER, row=YEARLY), *figures, day=date.fromisoformat(day))
    assert found.notes == ("2024年未达标",)
    assert found.met is {"2025-04-30": False, "2025-05-01": True}.get(day)


def test_the_last_year_of_a_target_keeps_its_goal_once_it_has_ended() -> None:
    row = YEARLY._replace(due=date(2024, 12, 31))
    found = reached(on("2025-05-01", LOWER, row=row), total("3", "2024-06-01"), day=date(2025, 5, 1))
    assert (found.met, found.attainment, found.target.value) == (False, 60, Decimal(2))
    assert found.notes == ("按2024年底的目标每年不少于5家计",)
    assert judged_goal(found.target, date(2025, 5, 1)).value == Decimal(5)


def test_each_year_is_told_with_the_goal_that_it_had() -> None:
    row, figures = (
        on("2025-06-30", LOWER, row=YEARLY),
        [total("3", "2024-06-01"), total("3", "2025-02-01", 2)],
    )
    assert year_words(years_of(row, figures, None, date(2025, 6, 30), RULES)) == (
        "2024年3家未达标（目标每年不少于5家）、2025年3家达标（目标每年不少于2家）"
    )
    assert reached(row, *figures).met_since == date(2025, 5, 1)


DROP = made("2025-04-01", dropped=True, printed=FIVE._replace(due=None))


@pytest.mark.parametrize(
    ("due", "others", "figures", "finished"),
    [
        (None, None, [total("2", "2025-02-01")], "2025-04-01"),
        (None, None, [], "2025-04-01"),
        (None, None, [total("5", "2025-02-01")], "2025-02-01"),
        (None, None, [total("5", "2025-04-01")], "2025-04-01"),
        ("2025-12-31", "2025-12-31", [total("2", "2025-02-01")], "2025-04-01"),
        ("2025-03-31", "2025-01-31", [total("2", "2025-02-01")], "2025-04-01"),
        # What the task was still asked for is gone, and the rest was in time.
        ("2025-12-31", "2025-01-31", [total("2", "2025-02-01")], "2025-01-15"),
    ],
)
def test_a_task_is_not_finished_before_what_it_waited_for_was_dropped(
    due: str | None, others: str | None, figures: Sequence[Any], finished: str
) -> None:
    row = ROW._replace(id=2, code="2.1.3t2", due=None if due is None else date.fromisoformat(due))
    gone = reached(on("2025-06-30", DROP, row=row), *figures)
    other = target(due=None if others is None else date.fromisoformat(others))
    done = reached(other, total("5", "2025-01-15"))
    assert status(done, gone).finished_on == date.fromisoformat(finished)
    assert status(reached(other, total("4")), gone).finished_on is None


def test_a_task_left_without_targets_is_finished_by_words_but_not_before_they_were_dropped() -> None:
    gone = reached(on("2025-06-30", DROP), total("2", "2025-02-01"))
    assert status(report(state="done", day="2025-03-01"), gone).finished_on == date(2025, 4, 1)
    assert status(report(state="done", day="2025-05-01"), gone).finished_on == date(2025, 5, 1)
    assert status(gone).finished_on is None


def test_a_dropped_target_is_neither_met_nor_missed_and_weighs_nothing() -> None:
    row = on("2025-06-30", made(dropped=True))
    found = reached(row, total("5"), measure("met", day="2025-06-02", number=2))
    assert (found.actual, found.met, found.met_by, found.attainment) == (Decimal(5), None, None, None)
    assert standing([found]) == []


def test_a_task_is_postponed_dropped_and_handed_over() -> None:
    steps = (
        made("2025-03-01", 1, due=date(2026, 6, 30), due_before=date(2025, 12, 31), printed=None),
        made("2025-04-01", 2, lead="区中医医院", support="", printed=None),
        made("2025-05-01", 3, dropped=True, printed=None),
    )
    found = adjusted_task(task(), steps, date(2025, 4, 30), PRINTED)
    assert (found.due, found.closure) == (date(2026, 6, 30), "open")
    assert found.adjusted is not None
    assert found.adjusted.original == PRINTED._replace(due=date(2025, 12, 31))
    assert [step.words for step in found.adjusted.steps] == [
        "完成时限由2025年底延期至2026年6月底",
        "牵头单位由区卫健局调整为区中医医院，不再配合：区财政局",
    ]
    assert original_due(first_due(found, (), plan()), found.due) == "延期，原时限2025年底"
    assert adjusted_task(task(), steps, date(2025, 5, 1), PRINTED).closure == "dropped"


@pytest.mark.parametrize(
    ("own", "first"), [(None, date(2025, 12, 31)), (date(2025, 3, 31), date(2025, 3, 31))]
)
def test_a_task_is_moved_by_its_targets_unless_it_has_a_date_of_its_own(
    own: date | None, first: date
) -> None:
    moved = on("2025-06-30", made(due=date(2026, 6, 30), due_before=date(2025, 12, 31)))
    row = task(due=own)
    assert first_due(row, [moved], plan()) == first
    assert due_of(row, [moved], plan()) == (own or moved.due)


STEPS = st.lists(
    st.tuples(st.dates(date(2025, 1, 1), date(2025, 12, 31)), st.integers(1, 9)), min_size=1, max_size=5
)


@given(STEPS, st.randoms(use_true_random=False), st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_the_order_in_which_they_are_read_does_not_matter(
    drawn: Sequence[tuple[date, int]], random: Any, day: date
) -> None:
    steps = [made(when.isoformat(), number, **goal(str(value))) for number, (when, value) in enumerate(drawn)]
    shuffled = random.sample(steps, len(steps))
    found = adjusted_target(ROW, steps, day)
    assert found == adjusted_target(ROW, shuffled, day)
    assert found.adjusted is None or found.adjusted.original == FIVE
