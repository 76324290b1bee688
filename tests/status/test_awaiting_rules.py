"""未到期 and 未报: what of a target without a report could be asked for, by a table of cases; and yearly targets year by year."""

from datetime import date
from decimal import Decimal

import pytest
from status_values import DAY, RULES, START, measure, reached, target, total

from gytrack.records.ledger import Milestone, Schedule, TargetRow
from gytrack.status.awaiting import is_not_due
from gytrack.status.years import year_words, years_of


def not_due(row: TargetRow, day: str, before: str | None = None, start: date | None = START) -> bool:
    on = date.fromisoformat(day)
    return is_not_due(reached(row, day=on), start, (before and date.fromisoformat(before)) or None, on)


YEARLY = target(per="year", due=date(2026, 12, 31))
UNDATED = target(per="year", ends=date(2025, 10, 31))
SPLIT = target(
    schedules=(
        Schedule(
            None,
            (
                Milestone(date(2024, 12, 31), Decimal(0)),
                Milestone(date(2025, 6, 30), Decimal(0)),
                Milestone(date(2025, 12, 31), Decimal(5)),
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("row", "day", "before", "waits"),
    [
        (target(), "2023-12-30", None, True),
        (target(), "2023-12-31", None, False),
        (target(), "2025-12-31", None, False),
        (target(), "2026-12-31", None, False),
        (YEARLY, "2024-01-01", None, True),
        (YEARLY, "2024-12-30", None, True),
        (YEARLY, "2024-12-31", None, False),
        (YEARLY, "2025-01-01", None, True),
        (YEARLY, "2026-12-31", None, False),
        (YEARLY, "2027-01-01", None, False),
        (UNDATED, "2024-12-30", None, True),
        (UNDATED, "2025-10-30", None, True),
        (UNDATED, "2025-10-31", None, False),
        (UNDATED, "2026-06-30", None, False),
        (target(due=date(2025, 12, 31)), "2024-12-31", "2024-12-31", True),
        (target(due=date(2025, 12, 31)), "2025-01-01", "2024-12-31", False),
        (SPLIT, "2025-06-30", None, True),
        (SPLIT, "2025-07-01", None, False),
    ],
)
def test_a_target_without_a_report_is_not_due_as_long_as_nothing_is_asked(
    row: TargetRow, day: str, before: str | None, waits: bool
) -> None:
    assert not_due(row, day, before) is waits


def test_without_a_start_only_years_wait() -> None:
    assert not not_due(target(), "2020-01-01", start=None)
    assert not_due(YEARLY, "2020-01-01", start=None)


@pytest.mark.parametrize("figure", [total("0"), measure("met"), measure("unmet")])
def test_what_was_reported_is_neither(figure: object) -> None:
    early = date(2025, 6, 1)
    status = reached(SPLIT, figure, day=early)  # type: ignore[arg-type]
    assert not is_not_due(status, START, None, early)


def words(row: TargetRow, *figures: object, day: date = DAY, start: date | None = START) -> str:
    return year_words(years_of(row, figures, start, day, RULES))  # type: ignore[arg-type]


def test_each_year_is_told_from_the_plans_start_on() -> None:
    assert words(YEARLY) == "2024年未报、2025年未到期"
    assert (
        words(YEARLY, total("5", "2024-06-01"), total("2", "2025-06-01")) == "2024年5家达标、2025年2家未达标"
    )
    assert words(YEARLY, total("3", "2023-06-01")) == "2023年3家未达标、2024年未报、2025年未到期"
    assert words(YEARLY, measure("met", day="2025-06-01")) == "2024年未报、2025年认定达标"
    assert words(YEARLY, day=date(2028, 1, 1)) == "2024年未报、2025年未报、2026年未报"
    assert words(YEARLY, start=None) == "2025年未到期"
    assert words(target()) == ""


def test_a_cap_that_holds_so_far_is_told_as_such() -> None:
    cap = YEARLY._replace(op="<=", value=Decimal(3))
    assert (
        words(cap, total("2", "2024-06-01"), total("1", "2025-06-01")) == "2024年2家达标、2025年1家目前符合"
    )
