"""A yearly target year by year: how far it came in each, and what there is to say of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gytrack import wording
from gytrack.records.ledger import Measure, TargetRow
from gytrack.status.adjusting import goal_of
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus, judged_year, year_status


class Year(NamedTuple):
    """How far a yearly target, with the goal of that year, came in it; ``ended`` says whether it had ended by the day."""

    year: int
    status: TargetStatus
    ended: bool


def years_of(
    target: TargetRow, measures: Sequence[Measure], start: date | None, day: date, rules: Rules
) -> tuple[Year, ...]:
    """Return the years of a yearly target up to the one that it is judged by; none of another target.

    They begin with the first after the plan's start, or with that of the first figure where it is earlier.
    """
    if target.per != "year":
        return ()
    firsts = [measure.day.year for measure in measures if measure.day <= day]
    if start is not None and start < day:
        firsts.append((start + timedelta(1)).year)
    last = judged_year(target, day)
    found = []
    for year in range(min(firsts, default=last), last + 1):
        ends = date(year, 12, 31)
        found.append(
            Year(year, year_status(target, measures, year, min(day, ends), rules), ended=ends <= day)
        )
    return tuple(found)


def year_words(years: Sequence[Year]) -> str:
    """Write years with what was done in them: 2023年未报、2024年3家未达标、2025年未到期.

    Where they had other goals, each says by which it is judged: 2024年3家未达标（目标每年不少于5家）.
    """
    changed = len({goal_of(one.status.target) for one in years}) > 1
    return "、".join(f"{one.year}年{_words(one)}{_by(one) if changed else ''}" for one in years)


def _by(year: Year) -> str:
    return f"（目标{wording.target_goal(year.status.target)}）"


def _words(year: Year) -> str:
    status = year.status
    done = "" if status.actual is None else wording.amount(status.actual, status.target.unit)
    if status.met is None:
        return f"{done}目前符合" if done else wording.unreported(not_due=not year.ended)
    if status.met:
        return done + ("认定达标" if status.met_by == "statement" else "达标")
    return f"{done}未达标"
