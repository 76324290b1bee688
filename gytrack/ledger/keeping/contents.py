"""What a ledger holds, in figures: to compare a copy with its source, and to tell a person which of two is which."""

from typing import NamedTuple

from gytrack.ledger.connection import Reader


class LastCommand(NamedTuple):
    """The latest command of a ledger; its hash stands for all that went before."""

    number: int
    at: str
    words: str
    hash: str


class Contents(NamedTuple):
    """A ledger at one moment. Two with the same contents hold the same commands."""

    plans: tuple[str, ...]
    rows: dict[str, int]
    last: LastCommand | None

    @property
    def commands(self) -> int:
        """How many commands the ledger holds."""
        return self.rows["command"]


def contents(ledger: Reader) -> Contents:
    """Return what a ledger holds."""
    return Contents(
        tuple(code for (code,) in ledger.rows("SELECT code FROM plan ORDER BY id")),
        {table: _count(ledger, table) for table in ledger.tables()},
        last_command(ledger),
    )


def revision_of(ledger: Reader) -> str:
    """Return the revision of a ledger's schema."""
    row = ledger.one("SELECT version_num FROM alembic_version")
    return str(row[0]) if row else ""


def last_command(ledger: Reader) -> LastCommand | None:
    """Return the latest command, null in a ledger that is none yet."""
    row = ledger.one("SELECT id, at, words, hash FROM command ORDER BY id DESC LIMIT 1")
    return None if row is None else LastCommand(*row)


def holds(ledger: Reader, command: LastCommand | None) -> bool:
    """Say whether a ledger holds this very command, and so all that went before it."""
    if command is None:
        return False
    return ledger.one(
        "SELECT 1 FROM command WHERE id = :id AND hash = :hash", id=command.number, hash=command.hash
    ) == (1,)


def _count(ledger: Reader, table: str) -> int:
    row = ledger.one(f'SELECT count(*) FROM "{table}"')
    return int(row[0]) if row else 0
