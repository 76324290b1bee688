"""The chain of hashes computed again: which command is no longer as it was sealed."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from gytrack.ledger.changes import Columns, seal
from gytrack.ledger.connection import Reader, Row

_COLUMNS = ("id", "at", "who", "name", "words", "plan_id", "undoes", "version", "key")
_COMMANDS = f"SELECT {', '.join(_COLUMNS)}, hash FROM command ORDER BY id"
_CHANGES = (
    "SELECT id, command_id, table_name, row_id, action, old, new, task_id, target_id FROM change "
    "ORDER BY command_id, id"
)
_COMMAND_ID = itemgetter(1)


def first_broken(ledger: Reader) -> int | None:
    """Return the number of the first command whose hash does not hold, null where all do.

    Commands and changes are read side by side, so that a long log takes no more memory than its longest command.
    """
    changes = _by_command(ledger)
    number, logged = next(changes, (None, []))
    previous = ""
    for *values, found in ledger.scan(_COMMANDS):
        mine: list[Row] = []
        if number == values[0]:
            mine = logged
            number, logged = next(changes, (None, []))
        if not _holds(previous, dict(zip(_COLUMNS, values, strict=True)), mine, found):
            return int(values[0])
        previous = found
    return number


def _by_command(ledger: Reader) -> Iterator[tuple[int, list[Row]]]:
    for number, rows in groupby(ledger.scan(_CHANGES), _COMMAND_ID):
        yield number, list(rows)


def _holds(previous: str, command: Columns, changes: list[Row], found: object) -> bool:
    try:
        return seal(previous, command, changes) == found
    except TypeError:  # damage can turn text into bytes, which no command writes
        return False
