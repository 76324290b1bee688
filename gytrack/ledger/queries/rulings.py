"""By which rules plans are judged."""

from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row

_RULING = "SELECT name, source, figures, day, command_id FROM ruling WHERE plan_id = :plan"


class RulingRow(NamedTuple):
    """A set of rules that a plan uses from a day on; ``command`` is the number of the command that set it."""

    name: str
    source: str
    figures: str
    day: date
    command: int


def ruling(ledger: Reader, plan_id: int, day: date) -> RulingRow | None:
    """Return the set that holds on a day, null where none was decided by then."""
    row = ledger.one(
        f"{_RULING} AND day <= :day ORDER BY day DESC, id DESC LIMIT 1", plan=plan_id, day=codec.encode(day)
    )
    return None if row is None else _row(row)


def rulings(ledger: Reader, plan_id: int) -> list[RulingRow]:
    """Return all sets that were decided for a plan, in the order in which they hold."""
    return [_row(row) for row in ledger.rows(f"{_RULING} ORDER BY day, id", plan=plan_id)]


def _row(row: Row) -> RulingRow:
    name, source, figures, since, command = row
    return RulingRow(name, source, figures, codec.known_day(since), command)
