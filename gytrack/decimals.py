"""Exact numbers as text: in full, without an exponent and without zeros that say nothing."""

from decimal import Decimal


def plain_decimal(value: Decimal) -> str:
    """Return ``value`` as people write it: 1000, 4.66, 0."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
