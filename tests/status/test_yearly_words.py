"""The words and sums of yearly targets: by which year each is measured, to be followed with pencil and paper."""

from datetime import date
from decimal import Decimal

import pytest
from status_values import DAY, END, reached, report, target, total
from test_explain_rules import ROOMS, account

from gytrack.records.ledger import Milestone, Report, Schedule
from gytrack.status.arithmetic import arithmetic
from gytrack.status.explain import brief
from gytrack.status.targets import TargetStatus

EVERY_YEAR = target(">=", "5", per="year")
THIS_YEAR = "2.1.3t1 应达：今年已过6个月／共12个月（2024-12-31至2025-12-31） = 50%"


def told(*given: Report | TargetStatus, day: date = DAY) -> tuple[str, ...]:
    """Return what stands of the schedule below the first sentence."""
    return tuple(line for line in arithmetic(account(*given, day=day)) if "应达" in line or "序时：" in line)


def test_says_by_which_year_a_yearly_target_is_measured() -> None:
    yearly = reached(EVERY_YEAR, total("2"))
    assert told(yearly) == (THIS_YEAR, "序时：按每年目标，50%")
    assert "序时进度50%（按每年目标），慢于序时10个百分点" in brief(account(yearly))
    assert told(yearly, reached(ROOMS, total("6"))) == (
        THIS_YEAR,
        "2.1.3t2 应达：已过18个月／共24个月 = 75%",
        "序时：按每年目标，（50 + 75）／2 = 63%",
    )


def test_beside_a_logged_percent_the_year_is_told_only_of_the_targets_own_gap() -> None:
    given = (reached(EVERY_YEAR, total("1")), report(80, number=2))
    assert told(*given) == (
        "序时：已过18个月／共24个月 = 75%",
        f"{THIS_YEAR}（只用于该指标自身的偏差）",
    )
    assert "最大偏差：2.1.3t1 20 − 50 = -30个百分点（负数为慢）" in arithmetic(account(*given))
    assert "（按" not in brief(account(*given))
    assert told(reached(EVERY_YEAR)) == ("序时：已过18个月／共24个月 = 75%",)


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2023-12-31", "自2023-12-31起算，尚未开始 = 0%"),
        ("2024-01-01", "今年已过0个月／共12个月（2023-12-31至2024-12-31） = 0%"),
        ("2024-12-31", "今年已到年底（2023-12-31至2024-12-31） = 100%"),
    ],
)
def test_says_where_a_year_begins_and_ends(day: str, line: str) -> None:
    on = date.fromisoformat(day)
    yearly = reached(EVERY_YEAR, total("2", day), day=on)
    assert told(yearly, day=on)[0] == f"2.1.3t1 应达：{line}"


def test_past_its_own_date_a_yearly_target_has_its_date_said() -> None:
    over = reached(target(per="year", due=date(2024, 12, 31)), total("2", "2024-06-01"))
    assert told(over, reached(ROOMS._replace(due=END), total("4"))) == (
        "2.1.3t1 应达：已到时限 = 100%",
        "2.1.3t2 应达：已过18个月／共24个月 = 75%",
        "序时：按每年目标，（100 + 75）／2 = 88%",
    )


def test_annual_plans_and_yearly_targets_are_named_together() -> None:
    steps = (Milestone(date(2024, 12, 31), Decimal(5)),)
    split = reached(ROOMS._replace(schedules=(Schedule(None, steps),)), total("6"))
    assert told(reached(EVERY_YEAR, total("2")), split)[-1] == (
        "序时：按分年度计划和每年目标，（50 + 75）／2 = 63%"
    )
    both = told(reached(EVERY_YEAR, total("2")), split, report(70, number=9))
    assert both == (
        "2.1.3t1 应达：已过18个月／共24个月 = 75%",
        "2.1.3t2 应达：2024年底5家，（5 + （10 − 5）× 6／12 − 0）／（10 − 0） = 75%",
        "序时：按分年度计划，（75 + 75）／2 = 75%",
        f"{THIS_YEAR}（只用于该指标自身的偏差）",
    )
