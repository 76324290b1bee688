"""What an engine gives: sessions inside a transaction, that run SQL text with named values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from gytrack.ledger.codec import Stored

WAIT_SECONDS = 30
"""How long a command waits for others that write."""

Row = tuple[Any, ...]
Values = Sequence[Stored] | Mapping[str, Stored]


class Answer(Protocol):
    """The rows of a query, or how many rows a statement changed."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    @property
    def description(self) -> Sequence[Any] | None:
        """The columns, the name of each first; nothing where there are no rows to come."""

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""


class Session(Protocol):
    """A ledger open inside a transaction."""

    @property
    def user(self) -> str | None:
        """Whom the server takes the person for; null where a file is open, which knows nobody."""

    def execute(self, sql: str, values: Values = ..., /) -> Answer:
        """Run one statement; ``:name`` or ``?`` stands for a value."""

    def scan(self, sql: str, values: Values = ..., /) -> Answer:
        """Run a query of which only some rows at a time are in memory."""

    def tables(self) -> list[str]:
        """Return the names of the ledger's tables, in the order of the alphabet."""

    def empty(self, table: str) -> None:
        """Take every row out of a table."""

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Put many rows into a table at once."""

    def commit(self, key: str) -> None:
        """Make a command permanent, whose ``key`` tells whether that was done where the answer is lost."""


class Engine(Protocol):
    """How ledgers of one kind are opened; ``db`` is what a person gave as ``--db``."""

    def reading(self, db: str) -> AbstractContextManager[Session]:
        """Open for reading, at one consistent moment."""

    def glancing(self, db: str) -> AbstractContextManager[Session]:
        """Open for a look that waits for nobody."""

    def writing(self, db: str) -> AbstractContextManager[Session]:
        """Open for one command, alone among those who write."""

    def is_current(self, db: str) -> bool:
        """Say whether a ledger is of this program's own version."""

    def is_there(self, db: str) -> bool:
        """Say whether anything stands where the ledger is to be."""
