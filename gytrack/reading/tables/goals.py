"""The goals of a row: what stands below 工作目标 or 2025年目标."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gytrack.dates import month_end
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.language.deadlines import horizons
from gytrack.reading.language.units import SHARE, is_unit
from gytrack.reading.tables.columns import Columns
from gytrack.reading.tables.contents import is_value
from gytrack.reading.tables.figures import read_figure
from gytrack.reading.tables.headers import Header
from gytrack.reading.tables.matrix import Box
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Target

_LONGEST_NAME = 40
_DECEMBER = 12


def header_dues(header: Header | None, columns: Columns) -> dict[int, date]:
    """Return the day that the header of a column of goals names: the last of 2025 for 2025年目标."""
    found: dict[int, date] = {}
    for at in columns.of("targets"):
        words = header.text(at) if header else None
        days = horizons(words) if words else []
        if days:
            found[at] = days[0].day
        elif words and words.text.isdecimal():
            found[at] = month_end(int(words.text), _DECEMBER)
    return found


def read_goals(box: Box, item: Passage | None, owner: str, due: date | None) -> Iterator[Target]:
    """Give the targets in a cell; a bare figure (≥95%) is of what the row's task names."""
    figure = read_figure(box.words.text) if is_value(box.words.text) else None
    measured = figure and (figure.unit in ("", SHARE) or is_unit(figure.unit))
    if figure and measured and item and len(item) <= _LONGEST_NAME:
        name, place = item.text.rstrip("。；"), box.words.place
        targets = [Target(owner, name, figure.op, figure.value, figure.unit, place, figure.upper)]
    else:
        targets = read_targets(box.words, owner)
    for target in targets:
        yield target if target.due else replace(target, due=due)
