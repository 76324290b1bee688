"""Opening a ledger on a server: what is read is one snapshot, and who writes holds the one lock of all that write."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from gytrack.addresses import masked
from gytrack.errors import LedgerError
from gytrack.ledger.engines import session
from gytrack.ledger.engines.postgres.connecting import connect
from gytrack.ledger.engines.postgres.driver import driver
from gytrack.ledger.engines.postgres.faults import as_ledger_errors
from gytrack.ledger.engines.postgres.serving import READ, SCHEMA, WRITE, ServerSession
from gytrack.ledger.revision import HEAD

_GLANCE_SECONDS = 1


@contextmanager
def reading(db: str) -> Iterator[ServerSession]:
    """Open for reading, at one consistent moment.

    Raises:
        LedgerError: there is none, it is newer than this program, or the server does not let this user read it.
    """
    with _opened(db, READ, session.WAIT_SECONDS) as opened:
        yield opened


@contextmanager
def glancing(db: str) -> Iterator[ServerSession]:
    """Open for a look that waits for nobody. Raises as ``reading``."""
    with _opened(db, READ, _GLANCE_SECONDS) as opened:
        yield opened


@contextmanager
def writing(db: str) -> Iterator[ServerSession]:
    """Open for one command; whatever is not committed is gone at the end.

    Raises:
        LedgerError: as for reading, or others write for longer than ``WAIT_SECONDS``.
    """
    with _opened(db, WRITE, session.WAIT_SECONDS) as opened:
        yield opened


@contextmanager
def _opened(db: str, mode: str, wait: float) -> Iterator[ServerSession]:
    opened = ServerSession(db, connect(db, wait))
    with closing(opened), as_ledger_errors(db, lambda: opened.stored):
        opened.begin(mode, wait)
        found = revision(opened)
        if found is None:
            raise _no_ledger(db)
        if found != HEAD:
            raise LedgerError(f"台账 {masked(db)} 不是本版本的格式", "请先升级台账")
        yield opened


def is_current(db: str) -> bool:
    """Say whether a ledger is of this program's own version, so that it can be opened.

    Raises:
        LedgerError: there is none, or it cannot be read.
    """
    found = _revision_of(db)
    if found is None:
        raise _no_ledger(db)
    return found == HEAD


def is_there(db: str) -> bool:
    """Say whether a database holds a ledger.

    Raises:
        LedgerError: it cannot be reached.
    """
    return _revision_of(db) is not None


def _revision_of(db: str) -> str | None:
    with as_ledger_errors(db), closing(ServerSession(db, connect(db, session.WAIT_SECONDS))) as opened:
        return revision(opened)


def revision(opened: ServerSession) -> str | None:
    """Return the schema's revision, null where the database holds no ledger."""
    errors = driver().errors
    try:
        row = opened.execute(f"SELECT version_num FROM {SCHEMA}.alembic_version").fetchone()
    except (errors.UndefinedTable, errors.InvalidSchemaName):
        return None
    return None if row is None else str(row[0])


def _no_ledger(db: str) -> LedgerError:
    return LedgerError(
        f"还没有台账（{masked(db)}）",
        "先运行 gytrack import 方案文件，或用 --db 指定台账的位置",
    )
