"""Under what circumstances a command runs; clock, person and places enter here, as values."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gytrack.ledger.changes import Command
from gytrack.usecases.texts import storable


class Actor(NamedTuple):
    """Who runs a command, when, on which machine, and in which words, for the command log."""

    who: str
    now: datetime
    today: date
    host: str = ""

    def command(
        self, name: str, words: str, plan_id: int | None = None, undoes: int | None = None
    ) -> "Command":
        """Return the log's row of a command that this person runs now."""
        from gytrack.ledger.changes import Command  # with its hashing, which reading commands do without

        return Command(self.now, storable(self.who, "经办人"), name, words, plan_id, undoes)
