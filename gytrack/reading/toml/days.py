"""A day that cannot well be: before the plan begins."""

from datetime import date

from gytrack.dates import long_day
from gytrack.reading.toml.entry import Entry


def doubt_before(entry: Entry, key: str, day: date | None, start: date | None) -> None:
    """Doubt a day that lies before the day from which the plan counts; a paper may print such, so it is kept."""
    if day is not None and start is not None and day < start:
        entry.doubt(key, f"{key} 早于方案的起始日 {long_day(start)}", "按所写的日期保留")
