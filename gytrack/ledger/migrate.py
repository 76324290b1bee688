"""Making a ledger and bringing an older one up to date; each migration is itself a logged command.

One immediate transaction for the whole of it, foreign keys off before it begins: a table that Alembic rebuilds would
otherwise take its child rows along. SQLite's driver begins no transaction of its own here, so a failed migration leaves
the file as it was.
"""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from gytrack.errors import LedgerError, system_words
from gytrack.ledger.apply import stage
from gytrack.ledger.changes import Command
from gytrack.ledger.connection import WAIT_SECONDS, Writer, connect, local_path, revision
from gytrack.ledger.faults import as_ledger_errors
from gytrack.ledger.revision import HEAD

PACKAGED = Path(__file__).parent.parent / "_migrations"
CHECKOUT = Path(__file__).parent.parent.parent / "migrations"


def create(db: str) -> None:
    """Make a ledger where there is none; an existing one is left as it is.

    Raises:
        LedgerError: the folder cannot be written, or something else stands there.
    """
    path = local_path(db)
    if path.exists() and path.stat().st_size:
        return
    with as_ledger_errors(path):
        _make_folder(path.parent)
        sqlite3.connect(path, timeout=WAIT_SECONDS).close()
        _run(path)
        _set_wal(path)


def upgrade(path: Path) -> None:
    """Bring an older ledger up to date, after a backup beside it.

    Raises:
        LedgerError: it is no ledger of ours, or newer than this program.
    """
    connection = connect(path)
    found = revision(connection)
    connection.close()
    if found is None:
        raise LedgerError(f"{path} 不是 gytrack 台账", "请用 --db 指定台账文件，或用 gytrack import 新建台账")
    if found not in {script.revision for script in _scripts().walk_revisions()}:
        raise LedgerError(f"台账 {path} 由更新版本的 gytrack 写成（{found}）", "请升级 gytrack 后再打开")
    _back_up(path, found)
    _run(path)


def config() -> Config:
    """Return Alembic's configuration: the migrations inside an installed package, else those of the checkout."""
    settings = Config()
    folder = PACKAGED if PACKAGED.exists() else CHECKOUT
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    return settings


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"不能建立台账所在的文件夹 {folder}（{system_words(error)}）", "请用 --db 换一个位置"
        ) from error


def _back_up(path: Path, found: str) -> None:
    backup = path.with_name(f"{path.stem}-{found}-升级前{path.suffix}")
    connection = connect(path)
    try:
        connection.execute("VACUUM INTO ?", (str(backup),))
    finally:
        connection.close()


def _set_wal(path: Path) -> None:
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _run(path: Path) -> None:
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection, connection.begin():
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - tells the type checker what creator gave
        before = revision(driver)
        if before != HEAD:
            _migrate(connection)
            words = f"升级台账 {before or '（新建）'} → {HEAD}"
            stage(Writer(driver), Command.by_program("migrate", words), [])
        _check_keys(driver, path)


def _migrate(connection: Connection) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def _check_keys(driver: sqlite3.Connection, path: Path) -> None:
    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise LedgerError(
            f"升级台账 {path} 未成功：{len(broken)} 行失去了所属的行", "台账未改动，请反馈此问题"
        )
