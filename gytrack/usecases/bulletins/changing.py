"""What moved since a bulletin or since a day, and by which commands."""

from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, parse_day
from gytrack.errors import InputError
from gytrack.export.json_values import iso
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import causes as cause_queries
from gytrack.ledger.queries.history import Line
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.bulletins.commands import Cause, holds
from gytrack.usecases.bulletins.finding import choose_bulletin, number_in
from gytrack.usecases.bulletins.movement import Movement, movement
from gytrack.usecases.bulletins.sides import Side, of_bulletin, of_day

_MOST_DIGITS = 3
"""Of a number alone that is a bulletin's; a longer one is a day."""


class Since(NamedTuple):
    """From where on somebody asks: ``bulletin`` as typed, or the end of ``day``."""

    bulletin: str | None
    day: date | None


def since_of(typed: str, today: date) -> Since:
    """Read a day, or the number of a bulletin: 第3期, 3, 6-12, 上周五.

    Raises:
        InputError: it is neither.
    """
    words = plain(typed)
    number = number_in(words)
    if number is not None and (not words.isdecimal() or len(words) <= _MOST_DIGITS):
        return Since(words, None)
    try:
        return Since(None, parse_day(typed, today))
    except InputError as error:
        raise InputError(error.wrong, f"{error.todo}；要从某一期算起，写 第3期") from None


def changes(ledger: Reader, plan: PlanTerms, since: Since, until: date, recorded_from: str) -> Movement:
    """Compare what was with the status on the day ``until``, and list the commands in between.

    Args:
        ledger: open for reading.
        plan: whose figures.
        since: from where on.
        until: the day of the other side.
        recorded_from: the time, as the ledger has it, from which commands count as made since that day.

    Raises:
        InputError: there is no such bulletin, or its day is after ``until``.
    """
    if since.bulletin is not None:
        one = of_bulletin(ledger, choose_bulletin(ledger, plan, since.bulletin))
    else:
        one = of_day(ledger, plan, since.day or until)
    if one.as_of > until:
        raise InputError(
            f"{long_day(one.as_of)}在{long_day(until)}之后，无从比较", "请核对 --since 和 --as-of"
        )
    found = movement(ledger, plan, one, of_day(ledger, plan, until))
    return found._replace(commands=_commands(ledger, plan, one, until, recorded_from))


def _commands(
    ledger: Reader, plan: PlanTerms, one: Side, until: date, recorded_from: str
) -> tuple[Cause, ...]:
    """Return the commands since then that still hold, and the earlier ones that were taken back since then."""
    made = (
        cause_queries.since(ledger, plan.id, one.command)
        if one.bulletin is not None
        else cause_queries.recorded_after(ledger, plan.id, recorded_from)
    )
    day = iso(one.as_of) or ""
    dated = cause_queries.reported_after(ledger, plan.id, day, iso(until) or "")
    undos = cause_queries.undos(ledger, plan.id)
    lines = {line.number: line for line in (*made, *dated)}
    undone = {line.undoes: line for line in made if line.undoes is not None}
    lines |= cause_queries.lines(ledger, set(undone) - lines.keys())
    days = cause_queries.days(ledger, lines)
    new = {line.number for line in (*made, *dated)}
    found = (
        Cause(line, days.get(number), _undo(line, undone, undos))
        for number, line in sorted(lines.items())
        if line.undoes is None and _tells(line, new, undos)
    )
    return tuple(cause for cause in found if cause.day is None or cause.day <= (iso(until) or ""))


def _tells(line: Line, new: set[int], undos: dict[int, list[int]]) -> bool:
    """Leave out what was made and taken back in between, and what was taken back and made again."""
    return (line.number in new) == holds(line.number, 1 << 62, undos)


def _undo(line: Line, undone: dict[int, Line], undos: dict[int, list[int]]) -> Line | None:
    return None if holds(line.number, 1 << 62, undos) else undone.get(line.number)
