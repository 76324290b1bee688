"""By when: the cells below 完成时限, which print dates in more ways than running text does."""

import re
from datetime import date

from gytrack.dates import month_end
from gytrack.reading.language.deadlines import horizons
from gytrack.reading.language.listings import Listing, read_listing
from gytrack.reading.text.passage import Passage

_NUMBERS = re.compile(r"(20\d\d)[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?!\d)")
_YEAR = re.compile(r"(?:20\d\d[-—–~～至])?(20\d\d)年?")
_DECEMBER = 12


def read_due(cell: Passage) -> Listing:
    """Read a deadline: of several dates (2024年6月完成方案，2025年底前建成) the last, by which all is done."""
    days = [found.day for found in horizons(cell)]
    days += [day for written in _NUMBERS.findall(cell.text) if (day := _day(*written))]
    bare = _YEAR.fullmatch(cell.text)
    if bare and not days:
        days = [month_end(int(bare[1]), _DECEMBER)]
    return Listing(due=max(days)) if days else read_listing(cell, "due")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if day else month_end(int(year), int(month))
    except ValueError:
        return None
