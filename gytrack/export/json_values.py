"""Values as JSON has them, the same in every command and file."""

from datetime import date
from decimal import Decimal

from gytrack.decimals import plain_decimal


def iso(day: date | None) -> str | None:
    """Return a day."""
    return None if day is None else day.isoformat()


def number(value: Decimal | None) -> int | float | str | None:
    """Return a number, whole where it is whole; one that a float would round stays exact as text."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    rounded = float(value)
    return rounded if Decimal(repr(rounded)) == value else plain_decimal(value)
