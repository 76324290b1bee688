"""Making a ledger on a server and bringing an older one up to date: one transaction, under the lock of all that write.

The server takes back a migration that failed, tables and all, so that no copy is made beforehand.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from gytrack.addresses import masked
from gytrack.errors import LedgerError
from gytrack.ledger import scripts
from gytrack.ledger.connection import Writer
from gytrack.ledger.engines import session
from gytrack.ledger.engines.postgres import schema as schema  # noqa: PLC0414 - gives the types their form
from gytrack.ledger.engines.postgres.connecting import connect
from gytrack.ledger.engines.postgres.faults import as_ledger_errors
from gytrack.ledger.engines.postgres.serving import SCHEMA, WRITE, ServerSession
from gytrack.ledger.revision import HEAD


def create(db: str, maker: scripts.Maker) -> None:
    """Make a ledger where there is none; an existing one is left as it is.

    Raises:
        LedgerError: the database cannot hold one, or this user may not make one.
    """
    with _begun(db) as (connection, server):
        if _revision(server) is None:
            _make_tables(connection, server, db)
            server.commit(scripts.note(Writer(server), maker, None))


def upgrade(db: str, maker: scripts.Maker) -> None:
    """Bring an older ledger up to date.

    Raises:
        LedgerError: it is newer than this program, or this user may not change its tables.
    """
    with _begun(db) as (connection, server):
        found = _revision(server)
        if found == HEAD:  # another process was faster
            return
        if found is None or not scripts.knows(found):
            raise LedgerError(
                f"台账 {masked(db)} 由更新版本的 gytrack 写成（{found}）", "请升级 gytrack 后再打开"
            )
        scripts.migrate(connection)
        server.commit(scripts.note(Writer(server), maker, found))


class Filling(NamedTuple):
    """A ledger that is to be filled with another one's rows; ``is_new`` where its tables were made just now."""

    ledger: Writer
    is_new: bool


@contextmanager
def filling(db: str) -> Iterator[Filling]:
    """Open a ledger to be filled, alone among those who write; its tables are made where there are none.

    Raises:
        LedgerError: the database cannot hold one, or holds one of another version.
    """
    with _begun(db) as (connection, server):
        found = _revision(server)
        if found is None:
            _make_tables(connection, server, db)
        elif found != HEAD:
            raise LedgerError(f"台账 {masked(db)} 不是本版本的格式", "请先升级台账")
        yield Filling(Writer(server), found is None)


@contextmanager
def _begun(db: str) -> Iterator[tuple[Connection, ServerSession]]:
    """Begin a transaction that both SQLAlchemy and our own SQL run in; whatever is not committed is gone at the end."""
    server = ServerSession(db, connect(db, session.WAIT_SECONDS))
    with as_ledger_errors(db, lambda: server.stored), closing(server):
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: server.driver,
            poolclass=NullPool,
            pool_reset_on_return=None,
        )
        event.listen(engine, "begin", lambda _: server.begin(WRITE, session.WAIT_SECONDS))
        try:
            with engine.connect() as connection:
                connection.begin()
                yield connection, server
        except DBAPIError as error:
            if not server.stored:  # else it is SQLAlchemy's connection that was lost, after all was said
                raise error.orig or error from error


def _make_tables(connection: Connection, server: ServerSession, db: str) -> None:
    _require_unicode(server, db)
    if not server.execute("SELECT 1 FROM pg_namespace WHERE nspname = ?", (SCHEMA,)).fetchone():
        server.execute(f"CREATE SCHEMA {SCHEMA}")
    scripts.migrate(connection)


def _revision(server: ServerSession) -> str | None:
    ((there,),) = server.execute(f"SELECT to_regclass('{SCHEMA}.alembic_version') IS NOT NULL")
    if not there:
        return None
    row = server.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _require_unicode(server: ServerSession, db: str) -> None:
    ((encoding,),) = server.execute("SHOW server_encoding")
    if encoding != "UTF8":
        raise LedgerError(
            f"数据库 {masked(db)} 的编码是 {encoding}，存不下全部汉字",
            "请数据库管理员另建一个 UTF8 编码的库：CREATE DATABASE 名称 ENCODING 'UTF8' TEMPLATE template0",
        )
