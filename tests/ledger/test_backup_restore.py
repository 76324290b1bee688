"""A restore turns the ledger from the old into the new by one commit, and keeps the old beside it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from backups import backed_up, names, restored
from processes import finish, start
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import InputError, LedgerError
from gytrack.ledger import connection, migrate, scripts
from gytrack.ledger.engines import sqlite
from gytrack.ledger.keeping import copying
from gytrack.ledger.keeping.copying import opened_file, overwrite
from gytrack.ledger.revision import HEAD
from gytrack.usecases.keeping import offered, restoring
from gytrack.usecases.keeping.offered import take
from gytrack.usecases.keeping.restoring import Standing, standing

pytestmark = pytest.mark.sqlite


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def copy(book: Book) -> Book:
    """A backup, which the ledger has since left behind by three commands, the note of the backup among them."""
    book.log("1.1.1", "备份之前")
    made = backed_up(book)
    book.log("1.1.1", "备份之后")
    book.title("1.1.1", "备份之后")
    return made


def texts(book: Book) -> list[str]:
    return [text for (text,) in book.rows("SELECT text FROM entry ORDER BY id")]


def beside(book: Book) -> list[Path]:
    return sorted(path for path in book.path.parent.iterdir() if "恢复前" in path.name)


def test_a_restored_ledger_is_the_backup_and_the_note_of_the_restore(
    book: Book, copy: Book, scratch: Path
) -> None:
    before, backup = book.dump(), copy.dump()
    data = copy.data()
    done = restored(book, copy.path, scratch)
    assert book.data() == data
    assert book.rows("SELECT id, who, name, words, plan_id FROM command ORDER BY id DESC LIMIT 1") == [
        (done.number, "张三", "restore", "restore 备份.db", None)
    ]
    assert (done.number, done.held.commands) == (4, 4)
    hold_promises(book.path)
    assert copy.dump() == backup
    assert done.kept is not None
    assert done.kept.whole
    assert Book(done.kept.file).dump() == before
    assert names(book.path.parent) == {"台账.db", "备份.db", "scratch", done.kept.file.name}


def test_the_ledger_before_is_kept_under_the_moment_and_never_over_another(
    book: Book, copy: Book, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = book.actor()
    monkeypatch.setattr(book, "actor", lambda: actor)
    kept = [restored(book, copy.path, scratch).kept for _ in range(3)]
    moment = f"{actor.now.astimezone():%Y%m%d-%H%M%S}"
    assert [one and one.file.name for one in kept] == [
        f"台账-恢复前-{moment}.db",
        f"台账-恢复前-{moment}-2.db",
        f"台账-恢复前-{moment}-3.db",
    ]
    for one in beside(book):
        hold_promises(one)


def test_a_restore_can_be_taken_back_by_restoring_what_was_there(
    book: Book, copy: Book, scratch: Path
) -> None:
    before = book.data()
    done = restored(book, copy.path, scratch)
    assert done.kept is not None
    assert book.data() != before
    restored(book, done.kept.file, scratch)
    assert book.data() == before
    hold_promises(book.path)


def test_numbers_go_on_from_the_backup_and_its_commands_can_be_undone(
    book: Book, copy: Book, scratch: Path
) -> None:
    restored(book, copy.path, scratch)
    assert book.log("1.1.2", "恢复之后").number == 5
    book.undo()
    book.undo()
    assert texts(book) == []
    with pytest.raises(InputError) as error:
        book.undo(4)
    assert str(error.value) == (
        "第 4 号命令（restore 备份.db）不能撤销。"
        "恢复前的台账另存在台账旁边（名称中有“恢复前”），可用 gytrack restore 恢复它。"
    )
    hold_promises(book.path)


def test_a_backup_is_nothing_to_undo(book: Book, copy: Book) -> None:
    with pytest.raises(InputError) as error:
        book.undo(4)
    assert str(error.value) == "第 4 号命令（backup 备份.db）不能撤销。备份不改动台账，不用撤销。"
    book.undo()
    book.undo()
    backed_up(book, "又一份.db")
    book.undo()
    assert texts(book) == []
    book.undo(2)
    assert not any(book.data().values())
    with pytest.raises(InputError, match="没有 张三 可以撤销的命令"):
        book.undo()
    assert copy.path.exists()


def test_the_history_of_a_plan_tells_of_backups_and_restores(book: Book, copy: Book, scratch: Path) -> None:
    restored(book, copy.path, scratch)
    backed_up(book, "又一份.db")
    found = book.ask(lambda ledger, plan: restoring_words(ledger, plan.id))
    assert found[:3] == ["backup 又一份.db", "restore 备份.db", "log 1.1.1 备份之前"]


def restoring_words(ledger: connection.Reader, plan_id: int) -> list[str]:
    from gytrack.ledger.queries.history import of_plan

    return [line.words for line in of_plan(ledger, plan_id)]


def test_where_there_is_no_ledger_it_is_made_with_its_folder(empty: Book, copy: Book, scratch: Path) -> None:
    assert standing(empty.path, take(copy.path, empty.path, scratch / "copied.db")) is None
    done = restored(empty, copy.path, scratch)
    assert done.kept is None
    assert texts(empty) == ["备份之前"]
    assert empty.rows("PRAGMA journal_mode") == [("wal",)]
    assert names(empty.path.parent) == {"ledger.db"}
    hold_promises(empty.path)


def test_an_empty_file_is_no_ledger_yet(empty: Book, copy: Book, scratch: Path) -> None:
    empty.path.parent.mkdir()
    empty.path.touch()
    assert restored(empty, copy.path, scratch).kept is None
    assert texts(empty) == ["备份之前"]


# What stands where, before a person decides.


def test_what_is_there_is_compared_with_the_backup(book: Book, copy: Book, scratch: Path) -> None:
    held = take(copy.path, book.path, scratch / "copied.db")
    found = standing(book.path, held)
    assert found is not None
    assert found.held is not None
    assert (found.held.commands, found.later) == (6, 3)
    other = Book(book.path.with_name("other.db"))
    other.store(small_plan(), source("另一份"), "other")
    found = standing(other.path, held)
    assert found is not None
    assert found.later is None
    shutil.copy(copy.path, other.path)
    found = standing(other.path, held)
    assert found is not None
    assert found.later == 0


# Others at the ledger.


def test_who_reads_meanwhile_sees_the_old_state_whole_and_then_the_new(
    book: Book, copy: Book, scratch: Path
) -> None:
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM entry").fetchone() == (2,)
        restored(book, copy.path, scratch)
        assert other.execute("SELECT text FROM entry").fetchall() == [("备份之前",), ("备份之后",)]
        other.execute("COMMIT")
        assert other.execute("SELECT text FROM entry").fetchall() == [("备份之前",)]
    hold_promises(book.path)


def test_what_was_written_since_the_ledger_was_kept_is_not_lost(
    book: Book, copy: Book, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = restoring._note

    def beside_another_writer(*words: object) -> int:
        book.log("1.1.2", "别人刚刚登记")
        return note(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(restoring, "_note", beside_another_writer)
    with pytest.raises(LedgerError) as error:
        restored(book, copy.path, scratch)
    assert str(error.value) == f"台账 {book.path} 刚刚有了新的改动，没有恢复。请核对后重试。"
    assert texts(book) == ["备份之前", "备份之后", "别人刚刚登记"]
    assert beside(book) == []
    hold_promises(book.path)


def test_a_ledger_that_another_has_just_made_is_not_written_over(
    empty: Book, copy: Book, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = restoring._note

    def beside_another_writer(*words: object) -> int:
        empty.store(small_plan(), source("另一份"), "other")
        return note(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(restoring, "_note", beside_another_writer)
    with pytest.raises(LedgerError, match="刚刚有了新的改动，没有恢复"):
        restored(empty, copy.path, scratch)
    assert empty.rows("SELECT code FROM plan") == [("other",)]
    hold_promises(empty.path)


def test_a_ledger_that_is_held_too_long_is_said_to_be_busy(
    book: Book, copy: Book, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "WAIT_SECONDS", 0.3)
    before = book.dump()
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError) as error:
            restored(book, copy.path, scratch)
        other.execute("ROLLBACK")
    assert str(error.value) == f"台账 {book.path} 正被另一个程序占用。请等它结束后重试。"
    assert book.dump() == before
    assert beside(book) == []


def test_writers_go_on_after_a_restore(book: Book, copy: Book, scratch: Path) -> None:
    workers = [start("add", book.db, "15") for _ in range(2)]
    while any(worker.poll() is None for worker in workers):
        with suppress(LedgerError):  # one of them may just have written
            restored(book, copy.path, scratch)
        hold_promises(_at_one_moment(book.path, scratch))
    assert all(len(finish(worker)) == 15 for worker in workers)
    hold_promises(book.path)


def _at_one_moment(live: Path, folder: Path) -> Path:
    """Copy a ledger that others write to: what is looked at table by table would be of several moments."""
    still = folder / "still.db"
    still.unlink(missing_ok=True)
    with closing(sqlite3.connect(live)) as source, closing(sqlite3.connect(still)) as target:
        source.backup(target)
    return still


def test_a_restore_that_is_stopped_leaves_the_ledger_as_it_was(book: Book, copy: Book) -> None:
    before = book.dump()
    with opened_file(copy.path) as ledger, pytest.raises(LedgerError, match="刚刚有了新的改动"):
        overwrite(ledger, book.path, lambda: False)
    assert book.dump() == before
    hold_promises(book.path)


# Ledgers and backups of other kinds.


def test_a_ledger_that_is_no_longer_in_wal_mode_is_restored_and_is_again(
    book: Book, copy: Book, scratch: Path
) -> None:
    book.rows("PRAGMA journal_mode = DELETE")
    copy.rows("PRAGMA journal_mode = DELETE")
    restored(book, copy.path, scratch)
    assert book.rows("PRAGMA journal_mode") == [("wal",)]
    hold_promises(book.path)
    new = Book(scratch / "new.db")
    restored(new, copy.path, scratch)
    assert new.rows("PRAGMA journal_mode") == [("wal",)]


def test_a_damaged_ledger_is_kept_byte_by_byte_and_replaced(book: Book, copy: Book, scratch: Path) -> None:
    whole = book.path.read_bytes()
    for at in (100, 10 * 4096, len(whole) // 2, len(whole) - 4096):
        damaged = whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :]
        book.path.write_bytes(damaged)
        wal = book.path.with_name("台账.db-wal")
        wal.write_bytes(b"no log at all")
        held = take(copy.path, book.path, scratch / "copied.db")
        if at == 100:
            assert standing(book.path, held) == Standing(None, None)
        done = restored(book, copy.path, scratch)
        assert done.kept is not None
        assert not done.kept.whole
        assert done.kept.file.read_bytes() == damaged
        assert texts(book) == ["备份之前"]
        hold_promises(book.path)


def test_a_ledger_that_was_tampered_with_is_kept_and_replaced(book: Book, copy: Book, scratch: Path) -> None:
    book.spoil("UPDATE entry SET text = '改过'")
    done = restored(book, copy.path, scratch)
    assert done.kept is not None
    assert not done.kept.whole
    assert texts(Book(done.kept.file)) == ["改过", "改过"]
    assert texts(book) == ["备份之前"]


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE contacts (name)")


@pytest.mark.parametrize(
    "make", [lambda path: path.write_text("不是数据库" * 900, encoding="utf-8"), other_database]
)
def test_what_is_no_ledger_is_not_written_over(
    empty: Book, copy: Book, scratch: Path, make: Callable[[Path], object]
) -> None:
    empty.path.parent.mkdir()
    make(empty.path)
    before = empty.path.read_bytes()
    held = take(copy.path, empty.path, scratch / "copied.db")
    with pytest.raises(LedgerError) as error:
        standing(empty.path, held)
    assert str(error.value) == (
        f"{empty.path} 不是 gytrack 台账，没有恢复。请用 --db 指定台账文件，或先把它移开。"
    )
    assert empty.path.read_bytes() == before


def test_a_newer_ledger_is_not_written_over(book: Book, copy: Book, scratch: Path) -> None:
    book.spoil("UPDATE alembic_version SET version_num = '9999'")
    held = take(copy.path, book.path, scratch / "copied.db")
    with pytest.raises(LedgerError) as error:
        standing(book.path, held)
    assert str(error.value) == (
        f"台账 {book.path} 由更新版本的 gytrack 写成（9999）。请升级 gytrack 后再恢复。"
    )


LATER = "9999"
ADDING = f"""
import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{HEAD}"


def upgrade():
    with op.batch_alter_table("task", recreate="always") as batch:
        batch.add_column(sa.Column("weight", sa.Integer(), nullable=True))
"""


def test_an_older_backup_is_brought_up_to_date_before_it_takes_the_ledgers_place(
    book: Book, copy: Book, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = scratch / "migrations"
    shutil.copytree(scripts.CHECKOUT, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_later.py").write_text(ADDING, encoding="utf-8")
    monkeypatch.setattr(scripts, "PACKAGED", scratch / "none")
    monkeypatch.setattr(scripts, "CHECKOUT", folder)
    for module in (migrate, offered, scripts, sqlite):
        monkeypatch.setattr(module, "HEAD", LATER)
    backup = copy.dump()
    restored(book, copy.path, scratch)
    assert book.rows("SELECT version_num FROM alembic_version") == [(LATER,)]
    assert book.rows("SELECT id, name FROM command ORDER BY id DESC LIMIT 2") == [
        (5, "restore"),
        (4, "migrate"),
    ]
    assert copy.dump() == backup
    hold_promises(beside(book)[0])
    book.plan = "small"
    assert book.log("1.1.1", "升级后").number == 6


def test_a_backup_with_its_write_ahead_log_is_read_whole(book: Book, copy: Book, scratch: Path) -> None:
    with closing(sqlite3.connect(copy.path)) as other:
        assert other.execute("SELECT count(*) FROM entry").fetchone() == (1,)
        copy.log("1.1.2", "还在日志里")
        files = {name: copy.path.with_name(name).read_bytes() for name in ("备份.db", "备份.db-wal")}
    for name, content in files.items():
        (scratch / name).write_bytes(content)
    restored(book, scratch / "备份.db", scratch)
    assert texts(book) == ["备份之前", "还在日志里"]
    assert (scratch / "备份.db-wal").read_bytes() == files["备份.db-wal"]
