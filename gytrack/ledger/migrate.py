"""Making a ledger and bringing an older one up to date; each migration is itself a logged command.

One immediate transaction for the whole of it, foreign keys off before it begins: a table that Alembic rebuilds would
otherwise take its child rows along. SQLite's driver begins no transaction of its own here, so a failed migration leaves
the file as it was.
"""

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from gytrack.addresses import names_server
from gytrack.errors import LedgerError, system_words
from gytrack.ledger import scripts
from gytrack.ledger.connection import Writer
from gytrack.ledger.engines.session import WAIT_SECONDS
from gytrack.ledger.engines.sqlite import APPLICATION_ID, FileSession, connect, revision
from gytrack.ledger.faults import as_ledger_errors
from gytrack.ledger.places import local_path, make_folder, require, stands_at
from gytrack.ledger.revision import HEAD
from gytrack.ledger.scripts import Maker as Maker  # noqa: PLC0414 - who makes a ledger, to be had from here too


def create(db: str, maker: Maker) -> None:
    """Make a ledger where there is none; an existing one is left as it is.

    Raises:
        LedgerError: the place cannot be written, or something else stands there.
    """
    if names_server(db):
        from gytrack.ledger import migrate_server

        migrate_server.create(db, maker)
        return
    path = local_path(db)
    if stands_at(path):
        return
    with as_ledger_errors(path):
        make_folder(path.parent)
        sqlite3.connect(path, timeout=WAIT_SECONDS).close()
        _run(path, maker)
        _set_wal(path)


def create_empty(path: Path) -> None:
    """Make the tables of a ledger in an empty file, with nothing in its log: it is to hold what another one holds.

    Raises:
        LedgerError: the file cannot be written.
    """
    with as_ledger_errors(path):
        _run(path, None)
        _set_wal(path)


def upgrade(db: str, maker: Maker) -> None:
    """Bring an older ledger up to date, a file after a backup beside it.

    Raises:
        LedgerError: it is no ledger of ours, or newer than this program.
    """
    if names_server(db):
        from gytrack.ledger import migrate_server

        migrate_server.upgrade(db, maker)
        return
    path = require(db)
    with as_ledger_errors(path):
        _upgrade(path, maker)


def _upgrade(path: Path, maker: Maker) -> None:
    with closing(connect(path)) as connection:
        found = revision(connection)
    if found is None:
        raise LedgerError(f"{path} 不是 gytrack 台账", "请用 --db 指定台账文件，或用 gytrack import 新建台账")
    if found == HEAD:  # another process was faster
        return
    if not scripts.knows(found):
        raise LedgerError(f"台账 {path} 由更新版本的 gytrack 写成（{found}）", "请升级 gytrack 后再打开")
    backup = _back_up(path, found)
    try:
        _run(path, maker)
    except BaseException:  # the ledger is as it was: a copy at every further try would only fill the disk
        backup.unlink()
        raise


def upgrade_copy(path: Path, maker: Maker) -> None:
    """Bring a copy up to date, of which the original is kept.

    Raises:
        LedgerError: it cannot be written.
    """
    with as_ledger_errors(path):
        _run(path, maker)


def _back_up(path: Path, found: str) -> Path:
    backup = _new_file(path, found)
    with closing(connect(path)) as connection:
        try:
            connection.execute("VACUUM INTO ?", (str(backup),))
        except sqlite3.Error:
            backup.unlink()
            raise
    return backup


def _new_file(path: Path, found: str) -> Path:
    """Make the empty file that the backup fills; one that is there already is never written over."""
    for number in count(1):
        backup = path.with_name(f"{path.stem}-{found}-升级前{'' if number == 1 else number}{path.suffix}")
        try:
            backup.touch(exist_ok=False)
        except FileExistsError:
            continue
        except OSError as error:
            raise LedgerError(
                f"升级前不能在台账旁边备份为 {backup}（{system_words(error)}）",
                "台账未改动，请检查文件夹的写权限",
            ) from error
        return backup
    raise AssertionError


def _set_wal(path: Path) -> None:
    """Switch to WAL as soon as nobody else has the ledger open; SQLite does not wait for that by itself."""
    until = monotonic() + WAIT_SECONDS
    with closing(connect(path)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                    raise
                sleep(0.01)
            else:
                return


def _run(path: Path, maker: Maker | None) -> None:
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.connect() as connection, connection.begin():
            _bring_to_head(connection, path, maker)
    except DBAPIError as error:
        raise error.orig or error from error


def _bring_to_head(connection: Connection, path: Path, maker: Maker | None) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - tells the type checker what creator gave
    before = revision(driver)
    if before != HEAD:
        scripts.migrate(connection)
        driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if maker is not None:
            scripts.note(Writer(FileSession(driver)), maker, before)
    _check_keys(driver, path)


def _check_keys(driver: sqlite3.Connection, path: Path) -> None:
    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise LedgerError(
            f"升级台账 {path} 未成功：{len(broken)} 行失去了所属的行", "台账未改动，请反馈此问题"
        )
