"""Values come back from the ledger as they went in."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.ledger import codec


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        codec.encode(datetime(2025, 6, 30))  # noqa: DTZ001 - the very thing that is refused


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_finite_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        codec.encode(Decimal(number))


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (None, None),
        (True, 1),
        (False, 0),
        (0, 0),
        ("", ""),
        (date(2025, 6, 30), "2025-06-30"),
        (datetime(2025, 6, 30, 8, 30, tzinfo=timezone(timedelta(hours=8))), "2025-06-30T00:30:00.000Z"),
        (Decimal("1.50"), "1.5"),
        (Decimal(100), "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-7"), "0"),
        (Decimal("-0.0"), "0"),
    ],
)
def test_one_value_has_one_stored_form(value: codec.Value, stored: codec.Stored) -> None:
    assert codec.encode(value) == stored


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_exactly(value: Decimal) -> None:
    stored = codec.encode(value)
    assert isinstance(stored, str)
    assert codec.number(stored) == value
    assert codec.decimal(stored) == value


@given(st.dates())
def test_days_come_back(value: date) -> None:
    stored = codec.encode(value)
    assert isinstance(stored, str)
    assert codec.known_day(stored) == codec.day(stored) == codec.known_day(value) == value


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_come_back_to_the_millisecond(value: datetime) -> None:
    stored = codec.encode(value)
    assert isinstance(stored, str)
    assert abs(codec.time(stored) - value) < timedelta(milliseconds=1)
    assert codec.encode(codec.time(stored)) == stored


def test_nothing_stays_nothing() -> None:
    assert codec.day(None) is None
    assert codec.decimal(None) is None
