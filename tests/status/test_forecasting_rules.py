"""Trend and forecast: which way figures go, and where the straight line through them is at the deadline."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import measure, target, total

from gytrack.records.evaluation import Point
from gytrack.records.ledger import Measure, TargetRow
from gytrack.status.forecasting import bearing, forecast, places_of, trend_of
from gytrack.status.targets import running_totals

DAY = date(2025, 6, 30)
END = date(2025, 12, 31)


def points(*pairs: tuple[str, str]) -> list[Point]:
    return [Point(date.fromisoformat(day), Decimal(value)) for day, value in pairs]


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ([], "unknown"),
        (["3"], "unknown"),
        (["2", "3"], "rising"),
        (["3", "2"], "falling"),
        (["3", "3"], "level"),
        (["3", "3.0"], "level"),
        (["0", "0"], "level"),
        # The last two days decide, whatever was before.
        (["1", "5", "4"], "falling"),
        (["9", "1", "2"], "rising"),
        (["-2", "-1"], "rising"),
    ],
)
def test_trend(values: list[str], trend: str) -> None:
    days = [DAY + timedelta(number) for number in range(len(values))]
    assert trend_of([Point(day, Decimal(value)) for day, value in zip(days, values, strict=True)]) == trend


@pytest.mark.parametrize(
    ("pairs", "deadline", "places", "expected"),
    [
        # Fewer than two days, no deadline, or a deadline that has come: nothing to say.
        ([], END, 0, None),
        ([("2025-03-01", "3")], END, 0, None),
        ([("2025-01-01", "1"), ("2025-03-01", "3")], None, 0, None),
        ([("2025-01-01", "1"), ("2025-03-01", "3")], DAY, 0, None),
        ([("2025-01-01", "1"), ("2025-03-01", "3")], date(2025, 6, 29), 0, None),
        # 10 days for 1: 184 days further 18.4 more, rounded half up once.
        ([("2025-06-20", "1"), ("2025-06-30", "2")], END, 0, "20"),
        ([("2025-06-20", "1"), ("2025-06-30", "2")], END, 1, "20.4"),
        # First and last only, whatever lies between.
        ([("2025-06-20", "1"), ("2025-06-25", "9"), ("2025-06-30", "2")], END, 1, "20.4"),
        # Exactly a half goes up: 2 days for 1, 1 day further.
        ([("2025-06-28", "1"), ("2025-06-30", "2")], date(2025, 7, 1), 0, "3"),
        ([("2025-06-28", "2"), ("2025-06-30", "1")], date(2025, 7, 1), 0, "1"),
        # No change stays as it is, nothing is still nothing.
        ([("2025-01-01", "3"), ("2025-06-30", "3")], END, 0, "3"),
        ([("2025-01-01", "0"), ("2025-06-30", "0")], END, 0, "0"),
        # A way down: below none nothing can fall, unless it was below already.
        ([("2025-06-20", "90"), ("2025-06-30", "80")], date(2025, 7, 30), 0, "50"),
        ([("2025-06-20", "2"), ("2025-06-30", "1")], END, 0, "0"),
        ([("2025-06-20", "-1"), ("2025-06-30", "-2")], date(2025, 7, 10), 0, "-3"),
        # A third of a day's step is exact until it is rounded.
        ([("2025-06-27", "0"), ("2025-06-30", "1")], date(2025, 7, 1), 2, "1.33"),
    ],
)
def test_forecast(
    pairs: list[tuple[str, str]], deadline: date | None, places: int, expected: str | None
) -> None:
    found = forecast(points(*pairs), deadline, DAY, places)
    assert found == (None if expected is None else Decimal(expected))


@given(
    st.lists(st.integers(0, 10_000), min_size=2, max_size=5),
    st.integers(1, 400),
    st.integers(1, 900),
)
def test_a_forecast_rests_on_first_and_last_only_and_never_falls_below_none(
    values: list[int], apart: int, ahead: int
) -> None:
    many = [
        Point(DAY - timedelta(apart * back), Decimal(value)) for back, value in enumerate(reversed(values))
    ][::-1]
    deadline = DAY + timedelta(ahead)
    found = forecast(many, deadline, DAY, 0)
    assert found is not None
    assert found >= 0
    assert (
        found == forecast(bearing(many), deadline, DAY, 0) == forecast([many[0], many[-1]], deadline, DAY, 0)
    )
    assert trend_of(many) == trend_of(bearing(many))


@pytest.mark.parametrize(
    ("values", "places"),
    [([], 0), (["5"], 0), (["1000"], 0), (["0.5", "2.25"], 2), (["2.50"], 1), (["5", None, "0.1"], 1)],
)
def test_places(values: list[str | None], places: int) -> None:
    assert places_of(*(None if value is None else Decimal(value) for value in values)) == places


YEARLY = target("<=", "3", per="year")


@pytest.mark.parametrize(
    ("row", "measures", "day", "expected"),
    [
        (target(), [], DAY, []),
        (target(), [measure("met", None, "2025-05-01")], DAY, []),
        (target(), [total("1", "2025-05-01"), total("3", "2025-06-01")], DAY, ["05-01=1", "06-01=3"]),
        (
            target(),
            [total("1", "2025-05-01"), measure("add", "2", "2025-06-01")],
            DAY,
            ["05-01=1", "06-01=3"],
        ),
        # Of one day the last figure stands; a statement changes none; what is later or not the lead's is not seen.
        (target(), [total("1", "2025-05-01", 1), total("2", "2025-05-01", 2)], DAY, ["05-01=2"]),
        (target(), [total("1", "2025-05-01"), measure("unmet", None, "2025-06-01")], DAY, ["05-01=1"]),
        (target(), [total("1", "2025-05-01"), total("3", "2025-07-01")], DAY, ["05-01=1"]),
        (target(), [measure("total", "1", "2025-05-01", counts=False)], DAY, []),
        # Departments add up where the target says so.
        (
            target(by_department=True),
            [measure("total", "1", "2025-05-01", 1, "甲局"), measure("total", "2", "2025-06-01", 2, "乙局")],
            DAY,
            ["05-01=1", "06-01=3"],
        ),
        # Each year begins anew; after the last one it stays the last.
        (YEARLY, [total("2", "2024-12-01"), total("1", "2025-02-01")], DAY, ["02-01=1"]),
        (YEARLY, [total("2", "2024-12-01")], DAY, []),
        (
            YEARLY._replace(due=date(2025, 12, 31)),
            [total("1", "2025-02-01"), total("1", "2026-02-01")],
            date(2026, 6, 30),
            ["02-01=1"],
        ),
    ],
)
def test_running_totals(row: TargetRow, measures: list[Measure], day: date, expected: list[str]) -> None:
    found = running_totals(row, measures, day)
    assert [f"{at:%m-%d}={value}" for at, value in found] == expected
