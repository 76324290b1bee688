"""Which verdict figures propose, rule by rule, boundaries first."""

from datetime import date
from typing import Any

import pytest

from gytrack.records.evaluation import OUTCOMES
from gytrack.records.rectification import RectificationRow
from gytrack.records.terms import EvaluationKind, Outcome
from gytrack.status.evaluating import Standing, propose
from gytrack.status.rectifying import SOON_DAYS, rectification_status

DAY, END = date(2025, 6, 30), date(2025, 12, 31)
BEFORE = date(2025, 6, 1)


def standing(**fields: Any) -> Standing:
    return Standing(DAY, END, reported=True)._replace(**fields)


def gap(points: int, **fields: Any) -> dict[str, Any]:
    return {"percent": 75 - points, "expected": 75, "gap": points, **fields}


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        # Not reported is not zero, past due or not.
        ({"reported": False}, "unknown"),
        ({"reported": False, "due": BEFORE}, "unknown"),
        ({"reported": False, "missed": ("2024年未报",)}, "unknown"),
        ({}, "unknown"),
        # By the schedule: below 10 points, 10 to 30, above 30.
        (gap(-20), "as_expected"),
        (gap(0), "as_expected"),
        (gap(9), "as_expected"),
        (gap(10), "nearly"),
        (gap(30), "nearly"),
        (gap(31), "behind"),
        (gap(75), "behind"),
        # Finished: before the deadline early, after it only nearly, on it as expected.
        ({"finished": True, "finished_on": BEFORE}, "early"),
        ({"finished": True}, "early"),
        ({"finished": True, "finished_on": BEFORE, "due": BEFORE}, "as_expected"),
        ({"finished": True, "finished_on": DAY, "due": BEFORE}, "nearly"),
        ({"finished": True, "due": None}, "as_expected"),
        ({"finished": True, "reported": False}, "early"),
        # What is asked for every year is never early.
        ({"finished": True, "finished_on": BEFORE, "yearly": True}, "as_expected"),
        ({"finished": True, "yearly": True, "missed": ("2024年未达标",)}, "nearly"),
        ({"so_far": True, "met": None, "yearly": True}, "as_expected"),
        ({"so_far": True, "yearly": True, "missed": ("2024年未报",)}, "nearly"),
        # Past due and not finished is behind, however little lacks; on the day itself it is not past.
        (gap(5, due=BEFORE), "behind"),
        (gap(5, due=DAY), "as_expected"),
        # What was said of it.
        (gap(-20, state="blocked"), "behind"),
        (gap(-20, state="slow"), "nearly"),
        (gap(31, state="slow"), "behind"),
        ({"state": "slow"}, "nearly"),
        ({"state": "on_track"}, "as_expected"),
        ({"state": "ongoing"}, "as_expected"),
        ({"state": "not_started"}, "unknown"),
        ({"ongoing": True}, "as_expected"),
        ({"ongoing": True, "reported": False}, "unknown"),
        # Without a schedule the line through the figures speaks, with one it does not.
        ({"forecast_meets": True}, "as_expected"),
        ({"forecast_meets": False}, "behind"),
        (gap(31, forecast_meets=True), "behind"),
        (gap(0, forecast_meets=False), "as_expected"),
        ({"met": False}, "unknown"),
    ],
)
def test_mid_term(fields: dict[str, Any], outcome: Outcome) -> None:
    assert_proposed("mid", fields, outcome)


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"reported": False}, "unknown"),
        ({"reported": False, "due": BEFORE}, "unknown"),
        ({}, "unknown"),
        ({"finished": True}, "completed"),
        ({"finished": True, "finished_on": DAY, "due": BEFORE}, "completed"),
        ({"finished": True, "yearly": True, "missed": ("2024年未达标",)}, "nearly_completed"),
        ({"so_far": True, "yearly": True}, "unknown"),
        ({"percent": 99}, "nearly_completed"),
        ({"percent": 91}, "nearly_completed"),
        ({"percent": 90}, "not_completed"),
        ({"percent": 0}, "not_completed"),
        # Logged as 100 per cent, but not all targets are met.
        ({"percent": 100}, "nearly_completed"),
        ({"ongoing": True}, "completed"),
        ({"state": "ongoing"}, "completed"),
        ({"state": "on_track"}, "not_completed"),
        ({"state": "blocked"}, "not_completed"),
        ({"met": False}, "not_completed"),
    ],
)
def test_final(fields: dict[str, Any], outcome: Outcome) -> None:
    assert_proposed("final", fields, outcome)


def assert_proposed(kind: EvaluationKind, fields: dict[str, Any], outcome: Outcome) -> None:
    found = propose(kind, standing(**fields))
    assert found.outcome == outcome
    assert found.outcome in OUTCOMES[kind]
    assert found.basis


@pytest.mark.parametrize(
    ("kind", "fields", "basis"),
    [
        ("mid", gap(35), "完成40%，序时75%，慢于序时35个百分点，超过30个百分点"),
        ("mid", gap(12), "完成63%，序时75%，慢于序时12个百分点，处于10—30个百分点"),
        ("mid", gap(9), "完成66%，序时75%，慢于序时9个百分点，不足10个百分点"),
        ("mid", gap(-5), "完成80%，序时75%，快于序时5个百分点"),
        ("mid", gap(35, behind="2.1.3t2"), "其中2.1.3t2慢于序时35个百分点，超过30个百分点"),
        ("mid", {"finished": True, "finished_on": BEFORE}, "2025年6月1日完成，早于完成时限2025年底"),
        ("mid", gap(5, due=BEFORE), "完成70%，完成时限2025年6月1日已过29天，尚未完成"),
        ("mid", {"reported": False, "missed": ("2024年未报",)}, "2024年未报"),
        ("final", {"percent": 91}, "完成91%，差9个百分点，不足10个百分点"),
        ("final", {"percent": 40}, "完成40%，差60个百分点"),
    ],
)
def test_a_basis_can_be_followed_with_paper_and_pencil(
    kind: EvaluationKind, fields: dict[str, Any], basis: str
) -> None:
    assert propose(kind, standing(**fields)).basis == basis


@pytest.mark.parametrize(
    ("due", "done_on", "light", "rule", "days"),
    [
        ("2025-06-29", None, "red", "overdue", -1),
        ("2025-06-30", None, "yellow", "due_soon", 0),
        ("2025-07-07", None, "yellow", "due_soon", SOON_DAYS),
        ("2025-07-08", None, "green", "in_time", SOON_DAYS + 1),
        ("2025-06-29", "2025-06-29", "green", "done", None),
        ("2025-06-29", "2025-06-30", "green", "done_late", None),
        # Done later than the day that is asked for: not done yet.
        ("2025-06-29", "2025-07-01", "red", "overdue", -1),
        ("2025-12-31", "2025-07-01", "green", "in_time", 184),
    ],
)
def test_rectifications(due: str, done_on: str | None, light: str, rule: str, days: int | None) -> None:
    done = None if done_on is None else date.fromisoformat(done_on)
    row = RectificationRow(
        1, 9, None, 1, None, 1, "2.1.3", "中医馆", "task", "区卫健局", BEFORE, date.fromisoformat(due), "补报", done, "已补报", ()
    )  # fmt: skip
    assert rectification_status(row, DAY)[1:] == (light, rule, days)
