"""How far a closing is by its steps, and the words for them."""

from datetime import date

import pytest
from status_values import DAY, RULES, plan, report, reports, status, task, words

from gytrack.records.ledger import Closing
from gytrack.records.terms import Closure, Step
from gytrack.status.arithmetic import arithmetic
from gytrack.status.closing import closure_of, standing_words, step_words
from gytrack.status.explain import brief
from gytrack.status.reasons import Account


def step(kind: Step, day: str = "2025-06-05", party: str = "", note: str = "") -> Closing:
    return Closing(1, 12, date.fromisoformat(day), kind, "张三", party, note)


APPLIED, RETURNED, REOPENED, NA = step("applied"), step("returned"), step("reopened"), step("na")
VERIFIED = step("verified", "2025-06-10", "区政府督查室")


@pytest.mark.parametrize(
    ("kept", "steps", "closure"),
    [
        ("open", (), "open"),
        ("dropped", (), "dropped"),
        ("open", (APPLIED,), "applied"),
        ("open", (APPLIED, VERIFIED), "closed"),
        ("open", (APPLIED, RETURNED), "open"),
        ("open", (APPLIED, VERIFIED, REOPENED), "open"),
        ("open", (APPLIED, VERIFIED, REOPENED, APPLIED), "applied"),
        ("open", (NA,), "na"),
        ("open", (NA, REOPENED), "open"),
        ("dropped", (APPLIED, VERIFIED), "dropped"),
        ("dropped", (NA,), "dropped"),
    ],
)
def test_the_latest_step_decides_unless_the_task_was_dropped(
    kept: Closure, steps: tuple[Closing, ...], closure: Closure
) -> None:
    assert closure_of(kept, steps) == closure


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (APPLIED, "2025年6月5日申请销号（张三，#12）"),
        (VERIFIED, "2025年6月10日审核通过，已销号（区政府督查室，张三，#12）"),
        (step("returned", note="缺\n验收单"), "2025年6月5日审核退回（张三，#12）：缺 验收单"),
        (REOPENED, "2025年6月5日重开（张三，#12）"),
        (step("na", note="已由省里统建"), "2025年6月5日列为不适用（张三，#12）：已由省里统建"),
    ],
)
def test_each_step_is_said_with_day_body_person_and_command(one: Closing, said: str) -> None:
    assert step_words(one) == said


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), ""),
        ((APPLIED,), "已于2025年6月5日申请销号，尚待审核"),
        ((APPLIED, VERIFIED), "任务已于2025年6月10日经区政府督查室审核销号"),
        ((step("na", note="已由省里统建"),), "任务自2025年6月5日起不适用：已由省里统建"),
        ((APPLIED, RETURNED), ""),
        ((NA, REOPENED), ""),
    ],
)
def test_how_a_closing_stands_is_said_where_it_is_under_way_or_over(
    steps: tuple[Closing, ...], said: str
) -> None:
    assert standing_words(steps) == said


def account(closure: Closure, *steps: Closing) -> Account:
    row = task(closure=closure)
    logged = report(40)
    judged = status(logged, row=row)
    return Account(
        row, judged, (), ("区卫健局",), reports(logged), words(logged), plan(), DAY, RULES, steps=steps
    )  # fmt: skip


def test_why_tells_the_story_of_a_closing() -> None:
    closed = account("closed", APPLIED, VERIFIED)
    assert "任务已于2025年6月10日经区政府督查室审核销号，不亮灯" in brief(closed)
    assert arithmetic(closed)[-2:] == (
        "销号：2025年6月5日申请销号（张三，#12）",
        "销号：2025年6月10日审核通过，已销号（区政府督查室，张三，#12）",
    )


def test_why_says_of_a_lit_task_that_its_closing_is_applied_for() -> None:
    said = brief(account("applied", APPLIED))
    assert "已于2025年6月5日申请销号，尚待审核" in said
    assert "按规则亮红灯" in said


def test_why_is_silent_on_a_closing_that_was_taken_back() -> None:
    assert "销号" not in brief(account("open", APPLIED, RETURNED))
