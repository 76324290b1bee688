"""An older ledger is brought up to date whole, after a backup beside it, or stays as it was."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic.util import CommandError
from ledgers import on_server
from older import aged
from workbench import Book, data_of, derived_anew, derived_of, first_broken_seal, hold_promises

from gytrack.cli.opening import make_ledger, opened_for_reading, opened_for_writing
from gytrack.errors import InputError, LedgerError
from gytrack.ledger import connection, migrate, migrate_server, scripts
from gytrack.ledger.changes import update
from gytrack.ledger.engines import sqlite
from gytrack.ledger.engines.postgres import opening
from gytrack.ledger.footings import packed, unpacked
from gytrack.ledger.revision import HEAD

FILE = pytest.mark.sqlite

LATER = "9999"
HEADER = f"""
import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{HEAD}"
"""
REBUILD = (
    HEADER
    + """
def upgrade():
    with op.batch_alter_table("plan", recreate="always") as batch:
        batch.alter_column("title", new_column_name="name")
    with op.batch_alter_table("task", recreate="always") as batch:
        batch.add_column(sa.Column("weight", sa.Integer(), nullable=True))
"""
)
ADDING = REBUILD.replace('batch.alter_column("title", new_column_name="name")', "pass")
FAILING = (
    HEADER
    + """
def upgrade():
    op.drop_table("evidence")
    with op.batch_alter_table("task", recreate="always") as batch:
        batch.add_column(sa.Column("weight", sa.Integer(), nullable=True))
    op.execute("UPDATE nowhere SET x = 1")
"""
)
ORPHANING = (
    HEADER
    + """
def upgrade():
    op.execute("DELETE FROM section")
"""
)

Revise = Callable[[str], None]


@pytest.fixture
def revise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Revise:
    """Return what makes this program one that knows a further revision."""

    def write(script: str) -> None:
        folder = tmp_path / "migrations%s"  # a per cent sign in the path, as folders may have
        if not folder.exists():
            shutil.copytree(scripts.CHECKOUT, folder, ignore=shutil.ignore_patterns("__pycache__"))
        if on_server():  # which changes a table in place
            script = script.replace(', recreate="always"', "")
        (folder / "versions" / "9999_later.py").write_text(script, encoding="utf-8")
        monkeypatch.setattr(scripts, "PACKAGED", tmp_path / "none")
        monkeypatch.setattr(scripts, "CHECKOUT", folder)
        for module in (migrate, migrate_server, opening, scripts, sqlite):
            monkeypatch.setattr(module, "HEAD", LATER)

    return write


@pytest.fixture
def old(gongshu: Book) -> Book:
    """A ledger of the older revision with rows in every table that commands fill."""
    gongshu.log("2.1.3", "已挂牌2家", values=["t1=2"], evidence=[Path(__file__)])
    gongshu.met("2.1.3t1", "5")
    gongshu.undo()
    return gongshu


def counts(book: Book) -> dict[str, int]:
    return {name: len(rows) for name, rows in book.data().items()}


def read(book: Book) -> None:
    """Open a ledger as a command that reads does."""
    with opened_for_reading(book.setting()):
        pass


def write(book: Book) -> None:
    """Open a ledger as a command that writes does."""
    with opened_for_writing(book.setting()):
        pass


def backups(book: Book) -> list[Path]:
    return sorted(book.path.parent.glob("*升级前*"))


@pytest.mark.parametrize("opened", [connection.reading, connection.writing])
def test_an_older_ledger_is_not_opened_without_an_upgrade(
    old: Book, revise: Revise, opened: Callable[[str], AbstractContextManager[object]]
) -> None:
    before = old.dump()
    assert connection.is_current(old.db)
    revise(ADDING)
    assert not connection.is_current(old.db)
    with pytest.raises(LedgerError) as error, opened(old.db):
        pass
    assert str(error.value) == f"台账 {old.db} 不是本版本的格式。请先升级台账。"
    assert old.dump() == before
    assert backups(old) == []


@pytest.mark.parametrize("opened", [read, write])
def test_a_migration_that_fails_leaves_the_ledger_as_it_was(
    old: Book, revise: Revise, opened: Callable[[Book], None]
) -> None:
    before = old.dump()
    revise(FAILING)
    for _ in range(2):
        with pytest.raises(Exception, match="nowhere"):
            opened(old)
        assert old.dump() == before
        assert backups(old) == []
    revise(ADDING)
    opened(old)
    old.log("2.1.3", "升级后登记")


@FILE
def test_a_migration_that_loses_the_rows_that_others_belong_to_is_refused(old: Book, revise: Revise) -> None:
    before = old.dump()
    revise(ORPHANING)
    with pytest.raises(LedgerError, match=r"升级台账 .*未成功：\d+ 行失去了所属的行。台账未改动"):
        write(old)
    assert old.dump() == before
    assert backups(old) == []


@FILE
def test_a_rebuilt_table_keeps_every_row_of_all_tables(old: Book, revise: Revise) -> None:
    before, rows = counts(old), old.data()
    revise(REBUILD)
    with opened_for_reading(old.setting()) as ledger:
        assert ledger.one("SELECT name FROM plan") == ("拱墅区中医药振兴发展重大工程实施方案",)
    assert counts(old) == before
    assert old.data()["entry"] == rows["entry"]
    assert old.rows("PRAGMA foreign_key_check") == []
    assert old.rows("PRAGMA journal_mode") == [("wal",)]
    assert first_broken_seal(old.path) is None


def test_an_upgrade_is_a_command_that_cannot_be_undone_nor_crossed(old: Book, revise: Revise) -> None:
    revise(ADDING)
    old.who = "李四"
    write(old)
    number = old.log("2.1.3", "升级后登记").number
    assert old.rows("SELECT who, name, words FROM command WHERE id = ?", (number - 1,)) == [
        ("李四", "migrate", f"升级台账 {HEAD} → {LATER}")
    ]
    for refused in (number - 1, number - 2, 2):
        with pytest.raises(InputError, match=r"不能撤销.*升级前的(备份在台账旁边|内容请从备份中找)"):
            old.undo(refused)
    old.undo(number)


@pytest.mark.parametrize("opened", [read, write])
def test_the_log_says_who_upgraded_and_when(
    old: Book, revise: Revise, opened: Callable[[Book], None]
) -> None:
    revise(ADDING)
    old.who = "李四"
    last = old.count("command")
    opened(old)
    (at, *rest), *more = old.rows("SELECT at, who, name, words FROM command WHERE id > ?", (last,))
    assert (rest, more) == (["李四", "migrate", f"升级台账 {HEAD} → {LATER}"], [])
    assert abs(datetime.now(UTC) - datetime.fromisoformat(at)) < timedelta(minutes=10)
    assert connection.is_current(old.db)
    if not on_server():
        assert old.rows("PRAGMA application_id") == [(sqlite.APPLICATION_ID,)]
        assert old.rows("PRAGMA foreign_key_check") == []
    assert first_broken_seal(old.path) is None


def test_the_time_of_an_upgrade_is_the_one_it_is_given(old: Book, revise: Revise) -> None:
    revise(ADDING)
    migrate.upgrade(old.db, migrate.Maker(datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC), "王五"))
    assert old.rows("SELECT at, who FROM command ORDER BY id DESC LIMIT 1") == [
        ("2030-01-02T03:04:05.000Z", "王五")
    ]


@FILE
def test_an_upgrade_that_another_process_has_done_meanwhile_is_not_done_again(
    old: Book, revise: Revise
) -> None:
    revise(ADDING)
    read(old)
    before = old.dump()
    migrate.upgrade(old.db, old.maker())
    assert old.dump() == before
    assert len(backups(old)) == 1


@FILE
def test_a_backup_of_the_older_ledger_lies_beside_it(old: Book, revise: Revise) -> None:
    before = data_of(old.path)
    revise(REBUILD)
    read(old)
    (backup,) = backups(old)
    assert backup.name == f"gongshu-{HEAD}-升级前.db"
    hold_promises(backup)
    assert data_of(backup) == before
    assert Book(backup).rows("SELECT version_num FROM alembic_version") == [(HEAD,)]


@FILE
def test_a_backup_that_is_there_already_is_never_written_over(old: Book, revise: Revise) -> None:
    earlier = old.path.with_name(f"gongshu-{HEAD}-升级前.db")
    earlier.write_text("earlier", encoding="utf-8")
    revise(REBUILD)
    read(old)
    assert earlier.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in backups(old)] == [f"gongshu-{HEAD}-升级前.db", f"gongshu-{HEAD}-升级前2.db"]


@FILE
def test_an_up_to_date_ledger_is_neither_backed_up_nor_migrated(old: Book, revise: Revise) -> None:
    revise(REBUILD)
    for _ in range(3):
        read(old)
        write(old)
    assert len(backups(old)) == 1
    assert old.rows("SELECT count(*) FROM command WHERE name = 'migrate'") == [(2,)]


@pytest.mark.parametrize("named_its_reports", [False, True])
def test_what_was_derived_in_another_way_is_derived_anew(
    old: Book, tmp_path: Path, named_its_reports: bool
) -> None:
    """Ledgers of revision 0007 parted departments by spaces alone; some of them kept the latest reports already."""
    expected = old.status_text()
    older = aged(old, tmp_path / "older.db", "0007")
    assert older.count("reached") == old.count("reached") > 0
    older.spoil("UPDATE reached SET parties = replace(parties, '\t', ' '), light = 'task|open|||||||'")
    older.spoil("UPDATE attained SET actual = '999', notes = ''")
    if named_its_reports:
        older.spoil("ALTER TABLE reached ADD COLUMN entries VARCHAR NOT NULL DEFAULT ''")
    read(older)
    assert older.status_text() == expected
    assert derived_of(older.path) == derived_anew(older.path)


@pytest.fixture
def before_years(book: Book, tmp_path: Path) -> Book:
    """A ledger of revision 0015, which held yearly targets against the line of the whole plan; 1.1.1 has one."""
    book.set_start(date(2023, 12, 31))
    book.change(update("target", _id(book, "target", "1.1.1t1"), {"per": None}, per="year"))
    book.log("1.1.1", "", values=["t1=3", "t2=5"], day="2024-06-01")
    book.log("1.2.1", "", values=["t1=400", "t2=50"], day="2024-06-01")
    older = aged(book, tmp_path / "older.db", "0015")
    for number, light, later in older.rows("SELECT id, light, later FROM reached"):
        texts = [None if text is None else _without_years(text) for text in (light, later)]
        older.spoil("UPDATE reached SET light = ?, later = ? WHERE id = ?", [*texts, number])
    return older


def _id(book: Book, table: str, code: str) -> int:
    ((number,),) = book.rows(f"SELECT id FROM {table} WHERE code = '{code}'")
    return int(number)


def _without_years(text: str) -> str:
    task = unpacked(text)
    shares = tuple(share._replace(pace=None) for share in task.shares)
    return packed(task._replace(shares=shares, paces=()))


def test_yearly_targets_of_an_older_ledger_are_measured_by_their_year(before_years: Book) -> None:
    read(before_years)
    assert derived_of(before_years.path) == derived_anew(before_years.path)
    turn = date(2024, 12, 31), date(2025, 1, 1)
    assert [before_years.groups("dept", day)[-1].lights.red for day in turn] == [1, 0]
    said = before_years.status(date(2024, 12, 31)).tasks[0].status
    assert (said.percent, said.expected) == (55, 75)


def test_nothing_but_tasks_with_yearly_targets_is_derived_anew(before_years: Book) -> None:
    yearly = _id(before_years, "task", "1.1.1")
    before_years.spoil("UPDATE reached SET entries = 'kept'")
    read(before_years)
    kept = dict(before_years.rows("SELECT id, entries FROM reached"))
    assert kept.pop(yearly) != "kept"
    assert len(kept) > 1
    assert set(kept.values()) == {"kept"}


def test_yearly_targets_of_an_older_ledger_keep_their_last_year(book: Book, tmp_path: Path) -> None:
    target = _id(book, "target", "1.1.1t1")
    book.change(update("target", target, {"per": None}, per="year"))
    book.log("1.1.1", "", values=["t1=5", "t2=10"], day="2025-05-01")
    older = aged(book, tmp_path / "older.db", "0016")
    for table in ("attained", "reached"):
        older.spoil(f"UPDATE {table} SET until = '2025-12-31' WHERE since IS NOT NULL")
    read(older)
    assert older.rows(f"SELECT until FROM attained WHERE id = {target}") == [(None,)]
    assert derived_of(older.path) == derived_anew(older.path)


def test_a_new_ledger_goes_through_every_revision(empty: Book, revise: Revise) -> None:
    revise(REBUILD)
    make_ledger(empty.setting())
    assert empty.rows("SELECT version_num FROM alembic_version") == [(LATER,)]
    assert empty.rows("SELECT who, words FROM command") == [("张三", f"新建台账 {LATER}")]
    assert connection.is_current(empty.db)
    assert backups(empty) == []


def test_an_unknown_revision_is_not_guessed_at(old: Book, revise: Revise) -> None:
    revise(REBUILD)
    old.spoil("UPDATE alembic_version SET version_num = '99999'")
    with pytest.raises(LedgerError, match="由更新版本的 gytrack 写成（99999）"):
        read(old)
    assert backups(old) == []


def test_the_migrations_folder_must_be_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: Book, revise: Revise
) -> None:
    revise(REBUILD)
    monkeypatch.setattr(scripts, "CHECKOUT", tmp_path / "gone")
    before = old.dump()
    with pytest.raises(CommandError):
        write(old)
    assert old.dump() == before
    assert backups(old) == []
