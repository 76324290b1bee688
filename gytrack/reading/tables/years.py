"""Which year a column of figures is of, and whether it says what is or what is to be: 2022年, 现状值, 2027年目标."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gytrack.dates import month_end
from gytrack.reading.language.deadlines import horizons
from gytrack.reading.text.passage import Passage

_YEAR = re.compile(r"20\d\d")
_NOW = re.compile(r"现状|基期|基准|基数|基础|实际|实绩|完成|预计")
_GOAL = re.compile(r"目标|规划|计划|预期")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its year, the last day of its goal; null where the header prints none."""

    at: int
    year: int | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Years:
    """The column of the baseline, if there is one, and those of the goals."""

    baseline: Column | None
    goals: tuple[Column, ...]


def read_years(
    headers: Mapping[int, Sequence[Passage]], caption: Passage | None, starts: date | None
) -> Years:
    """Tell the columns apart by their headers.

    Where the words do not say it, years before the plan's start are baselines, and the first of several is. The last
    baseline counts; a goal without a year has that of the caption, where it prints but one.
    """
    columns = {at: _column(at, words) for at, words in headers.items()}
    texts = {at: "".join(one.text for one in words) for at, words in headers.items()}
    now = [at for at, text in texts.items() if _NOW.search(text)]
    goals = [at for at, text in texts.items() if at not in now and _GOAL.search(text)]
    plain = [at for at in headers if at not in now and at not in goals]
    past = [at for at in plain if _is_past(columns[at], plain, starts, has_goals=bool(goals))]
    now += past
    goals += [at for at in plain if at not in past]
    last = max(now, default=None, key=lambda at: (columns[at].year or 0, at))
    due = _only_day(caption)
    named = (columns[at] for at in sorted(goals))
    return Years(
        columns[last] if last is not None and goals else None,
        tuple(column if column.due else Column(column.at, None, due) for column in named),
    )


def _column(at: int, words: Sequence[Passage]) -> Column:
    found = [year for one in words for year in _YEAR.findall(one.text)]
    year = int(found[-1]) if found else None
    days = [day for one in words for day in horizons(one)]
    due = days[-1].day if days else month_end(year, _DECEMBER) if year else None
    return Column(at, year, due)


def _is_past(column: Column, plain: list[int], starts: date | None, *, has_goals: bool) -> bool:
    if has_goals:
        return True
    if starts and column.year:
        return column.year < starts.year
    return column.at == plain[0] and len(plain) > 1


def _only_day(caption: Passage | None) -> date | None:
    days = {found.day for found in horizons(caption)} if caption else set()
    return days.pop() if len(days) == 1 else None
