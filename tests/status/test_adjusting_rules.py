"""What adjustments make of a target and a task on a day, and the words for it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import measure, plan, reached, target, task, total

from gytrack.records.adjustments import Adjustment, Goal, TaskTerms
from gytrack.records.terms import Operator
from gytrack.status.adjusting import (
    adjusted_target,
    adjusted_task,
    first_due,
    original_due,
    original_words,
    step_words,
    whole_words,
)
from gytrack.status.schedule import due_of
from gytrack.status.targets import standing

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
