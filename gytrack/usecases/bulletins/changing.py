"""What moved since a bulletin or since a day, and by which commands."""

from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, parse_day
from gytrack.errors import InputError
from gytrack.export.json_values import iso
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import causes as cause_queries
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.bulletins.causes import knowledge, with_origins
from gytrack.usecases.bulletins.commands import Cause
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
    # Both sides of a day are computed from what is known now; the commands are those that were not known then.
    known = one.command if one.bulletin is not None else cause_queries.last_before(ledger, recorded_from)
    return found._replace(commands=_commands(ledger, plan, one._replace(command=known), found.other))


def _commands(ledger: Reader, plan: PlanTerms, one: Side, other: Side) -> list[Cause]:
    """Return the commands that only one side knows of, by their own time and by the day of what they logged."""
    made = cause_queries.since(ledger, plan.id, one.command)
    day, until = str(iso(one.as_of)), str(iso(other.as_of))
    dated = cause_queries.reported_after(ledger, plan.id, day, until)
    numbers = with_origins(ledger, [*made, *dated])
    return knowledge(ledger, plan, numbers).causes(numbers, one, other)
