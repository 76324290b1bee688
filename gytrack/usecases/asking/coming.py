"""A day that lies ahead, such as an expiry, as a person types it."""

from datetime import date

from gytrack.dates import add_months, lacks_year, parse_day

_MONTHS = 13


def coming_day(text: str, today: date) -> date:
    """Read a day of which one without a year or a month is the next such day, not the latest: 7-31, 12日, 7月底.

    Raises:
        InputError: as ``parse_day``.
    """
    day = parse_day(text, today)
    if day >= today or not lacks_year(text):
        return day
    later = (parse_day(text, add_months(today, months)) for months in range(1, _MONTHS))
    return next((found for found in later if found >= today), day)
