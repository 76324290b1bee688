"""A session on a server: how it begins, how it commits, and what it does when the answer to that is lost."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from gytrack.addresses import masked
from gytrack.errors import LedgerError
from gytrack.ledger.engines import session
from gytrack.ledger.engines.postgres.connecting import connect
from gytrack.ledger.engines.postgres.driver import driver
from gytrack.ledger.engines.postgres.faults import is_lost
from gytrack.ledger.engines.postgres.statements import translated

if TYPE_CHECKING:
    import psycopg

SCHEMA = "gytrack"
"""The schema of a database in which the ledger stands, apart from what other programs keep there."""

READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# Each statement sees what was committed before it: once the lock is held, that is all there will be.
WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_LOCK = 0x67797472
"""The advisory lock of all that write: gytr in ASCII."""

_SETTINGS = f"SET LOCAL search_path = {SCHEMA}; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL jit = off"
_SYNCED = (
    "SELECT set_config('synchronous_commit', 'on', TRUE) WHERE current_setting('synchronous_commit') = 'off'"
)
_NOT_FOR_EVER = "SET LOCAL idle_in_transaction_session_timeout = '5min'"
"""A laptop that falls asleep in the middle of a command must not hold up all others."""
_IDLE = 0
"""Of a connection: in no transaction."""

_NAP_SECONDS = 0.2
_SCANNED = 2000
"""How many rows of a scan come over at a time."""


class ServerSession:
    """A ledger on a server, inside a transaction from the first statement on; ``stored`` once a command is permanent."""

    def __init__(self, db: str, connection: "psycopg.Connection") -> None:
        """Take over a connection."""
        self.stored = False
        self._db = db
        self._connection = connection
        self._scans: list[psycopg.ServerCursor] = []

    @property
    def user(self) -> str:
        """Whom the server takes the person for."""
        return self._connection.info.user

    @property
    def driver(self) -> "psycopg.Connection":
        """The connection, for what runs SQL of its own inside the transaction."""
        return self._connection

    def begin(self, mode: str, wait: float) -> None:
        """Begin a transaction in one round trip; one that writes waits for the lock."""
        parts = [mode, _SETTINGS, f"SET LOCAL lock_timeout = {int(wait * 1000)}"]
        if mode == WRITE:
            parts += [_SYNCED, _NOT_FOR_EVER, f"SELECT pg_advisory_xact_lock({_LOCK})"]
        self._connection.execute("; ".join(parts).encode())

    def execute(self, sql: str, values: session.Values = (), /) -> "psycopg.Cursor":
        """Run one statement; ``:name`` or ``?`` stands for a value. After a commit, reading goes on."""
        if self._connection.pgconn.transaction_status == _IDLE:
            self.begin(READ, session.WAIT_SECONDS)
        return self._connection.execute(translated(sql), values)

    def scan(self, sql: str, values: session.Values = (), /) -> "psycopg.ServerCursor":
        """Run a query of which only some rows at a time come over; it ends with the transaction."""
        cursor = self._connection.cursor(f"scan_{len(self._scans)}")
        cursor.itersize = _SCANNED
        self._scans.append(cursor)
        return cursor.execute(translated(sql), values)

    def tables(self) -> list[str]:
        """Return the names of the ledger's tables, in the order of the alphabet."""
        rows = self.execute("SELECT tablename FROM pg_tables WHERE schemaname = ?", (SCHEMA,))
        return sorted(name for (name,) in rows)

    def empty(self, table: str) -> None:
        """Take every row out of a table; TRUNCATE would take them from under those who read just now."""
        self.execute(f'DELETE FROM "{table}"')

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[session.Row]) -> None:
        """Put many rows into a table at once."""
        names = ", ".join(f'"{column}"' for column in columns)
        statement = f'COPY "{table}" ({names}) FROM STDIN'
        with self._connection.cursor() as cursor, cursor.copy(statement.encode()) as copied:
            for row in rows:
                copied.write_row(row)

    def commit(self, key: str) -> None:
        """Make a command permanent; where the answer is lost, ask again whether that was done.

        Raises:
            LedgerError: nobody can tell at this moment.
        """
        try:
            self._connection.execute(b"COMMIT")
        except driver().Error as error:
            if not is_lost(error):
                raise
            if not self._was_stored(key):
                raise
        self.stored = True

    def close(self) -> None:
        """End the session; what was not committed is gone."""
        for cursor in self._scans:
            with suppress(driver().Error):
                cursor.close()
        self._connection.close()

    def _was_stored(self, key: str) -> bool:
        """Look a command up over a new connection.

        The lock is free once the server has ended the session that was lost, one way or the other.
        """
        self._connection.close()
        try:
            self._connection = _reconnected(self._db)
            self.begin(WRITE, session.WAIT_SECONDS)
            found = self.execute("SELECT 1 FROM command WHERE key = :key", {"key": key}).fetchone()
            self._connection.execute(b"ROLLBACK")
        except (LedgerError, driver().Error) as error:
            raise LedgerError(
                f"存入时与数据库 {masked(self._db)} 的连接中断，还不知道是否已存入",
                "请稍后用 gytrack history 核对，没有存入的再重做",
            ) from error
        return found is not None


def _reconnected(db: str) -> "psycopg.Connection":
    """Connect again as soon as the server lets anybody in, as after it was restarted."""
    until = monotonic() + session.WAIT_SECONDS
    while True:
        try:
            return connect(db, session.WAIT_SECONDS)
        except LedgerError:
            if monotonic() > until:
                raise
            sleep(_NAP_SECONDS)
