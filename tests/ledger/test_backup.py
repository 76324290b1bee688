"""A backup is a whole ledger of one moment, verified before it gets its name, whatever happens meanwhile."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from backups import backed_up, backed_up_to, names
from processes import finish, start
from workbench import Book, data_of, first_broken_seal, hold_promises, small_plan, source

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.connection import Reader, reading
from gytrack.ledger.keeping import backup
from gytrack.ledger.keeping.agreement import first_stray
from gytrack.ledger.keeping.backup import back_up, examine
from gytrack.ledger.keeping.chain import first_broken
from gytrack.ledger.keeping.copying import opened_file
from gytrack.ledger.queries.kept import last_kept

pytestmark = pytest.mark.sqlite


@pytest.fixture
def busy(book: Book) -> Book:
    """A ledger with commands of several kinds, some of them undone."""
    book.log("1.1.1", "挂牌", percent="40")
    book.title("1.1.1", "馆阁建设")
    book.undo()
    book.store(small_plan(), source("另一份"), "other")
    book.undo(6)
    book.plan = "small"
    book.met("1.1.1t1")
    return book


def test_a_backup_is_the_ledger_as_it_was_before_its_own_note(busy: Book) -> None:
    before = busy.dump()
    copy = backed_up(busy)
    assert copy.dump() == before
    hold_promises(copy.path)
    assert busy.rows("SELECT name, words, plan_id FROM command ORDER BY id DESC LIMIT 1") == [
        ("backup", "backup 备份.db", None)
    ]
    hold_promises(busy.path)


def test_a_backup_is_one_file_that_is_a_ledger_to_work_on(busy: Book) -> None:
    copy = backed_up(busy)
    assert names(copy.path.parent) == {"台账.db", "备份.db"}
    assert copy.rows("PRAGMA journal_mode") == [("wal",)]
    copy.log("1.1.2", "在备份上登记")
    hold_promises(copy.path)


def test_a_backup_says_what_it_holds(busy: Book) -> None:
    held = backed_up_to(busy, busy.path.with_name("备份.db"))
    assert held.plans == ("small",)
    assert held.commands == 8
    assert held.rows["task"] == busy.count("task")
    assert held.last is not None
    assert (held.last.number, held.last.words) == (8, "met 1.1.1t1")


def test_the_last_backup_is_known(busy: Book) -> None:
    with reading(busy.db) as ledger:
        assert last_kept(ledger) is None
    backed_up(busy)
    busy.log("1.1.2", "之后")
    with reading(busy.db) as ledger:
        assert last_kept(ledger) == "2025-06-30T01:09:03.000Z"


def test_a_backup_holds_one_moment_though_others_go_on_writing(book: Book) -> None:
    with reading(book.db) as ledger:
        assert ledger.one("SELECT count(*) FROM command") == (2,)
        book.log("1.1.1", "在备份开始之后")
        held = back_up(ledger, book.db, book.path.with_name("备份.db"))
    assert held.commands == 2
    assert book.count("command") == 3
    assert Book(book.path.with_name("备份.db")).count("entry") == 0


def test_backups_beside_writers_are_whole(book: Book) -> None:
    workers = [start("add", book.db, "25") for _ in range(2)]
    held: list[int] = []
    while any(worker.poll() is None for worker in workers):
        target = book.path.with_name(f"{len(held)}.db")
        held.append(backed_up_to(book, target).commands)
        hold_promises(target)
    for worker in workers:
        finish(worker)
    assert held == sorted(held)
    assert len(held) > 1
    assert book.count("entry") == 50
    hold_promises(book.path)


def test_what_was_there_is_not_written_over_unasked(busy: Book) -> None:
    target = busy.path.with_name("备份.db")
    target.write_text("原来的", encoding="utf-8")
    before = busy.dump()
    with pytest.raises(InputError) as error:
        backed_up(busy)
    assert str(error.value) == f"文件 {target} 已存在。换一个文件名，或加 --force 覆盖。"
    assert target.read_text(encoding="utf-8") == "原来的"
    assert busy.dump() == before
    assert names(target.parent) == {"台账.db", "备份.db"}
    with reading(busy.db) as ledger:
        back_up(ledger, busy.db, target, force=True)
    hold_promises(target)


def test_a_backup_has_the_permissions_of_the_ledger(busy: Book) -> None:
    busy.path.chmod(0o600)
    assert backed_up(busy).path.stat().st_mode & 0o777 == 0o600


# A ledger that is not sound is not backed up.


def refused(book: Book) -> str:
    """Return why there is no backup; nothing may be left of it, and nothing be noted."""
    before = book.path.read_bytes()
    with pytest.raises(LedgerError) as error:
        backed_up(book)
    assert book.path.read_bytes() == before
    assert names(book.path.parent) == {"台账.db"}
    return str(error.value)


SPOILED = {
    "a logged text": (
        "UPDATE command SET words = 'log 1.1.1 别的' WHERE id = 3",
        "第 3 号命令的记录与其校验值不符",
    ),
    "a logged change": (
        "UPDATE change SET new = replace(new, '挂牌', '摘牌')",
        "第 3 号命令的记录与其校验值不符",
    ),
    "a command taken out": ("DELETE FROM command WHERE id = 5", "change 表中有行失去了所属的行"),
    "a command and its changes taken out": (
        "DELETE FROM change WHERE command_id = 4; DELETE FROM command WHERE id = 4",
        "第 5 号命令的记录与其校验值不符",
    ),
    "a row": ("UPDATE entry SET percent = 90", "entry 表第 1 行与改动记录不符"),
    "a row taken out": (
        "DELETE FROM evidence; DELETE FROM measurement",
        "measurement 表第 1 行与改动记录不符",
    ),
    "a row put in": (
        "INSERT INTO member (id, collective_id, member_id) VALUES (1, 1, 2)",
        "member 表第 1 行与改动记录不符",
    ),
    "a row after all others": (
        "INSERT INTO alias (id, plan_id, department_id, name, initials) VALUES (99, 1, 1, '甲', 'j')",
        "alias 表第 99 行与改动记录不符",
    ),
    "a row that belongs nowhere": ("DELETE FROM plan", "表中有行失去了所属的行"),
    "text turned to bytes": (
        "UPDATE command SET words = CAST(words AS BLOB) WHERE id = 2",
        "第 2 号命令的记录与其校验值不符",
    ),
    "a table taken out": ("DROP TABLE alias", "有读不出来的内容"),
}


@pytest.mark.parametrize(("sql", "fault"), SPOILED.values(), ids=SPOILED)
def test_a_ledger_that_was_changed_behind_the_programs_back_is_not_backed_up(
    busy: Book, sql: str, fault: str
) -> None:
    with closing(sqlite3.connect(busy.path)) as connection:
        connection.executescript(sql)
    said = refused(busy)
    assert said.startswith(f"没有备份：台账 {busy.path} ")
    assert f"{fault}。请停止使用，把台账文件另行复制留存，再用 gytrack restore 恢复最近的备份。" in said


def test_a_copy_that_is_sound_but_another_is_no_backup(
    busy: Book, make_book: Callable[[str], Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_book("另一个.db")

    def copy_another(_: Reader, path: Path) -> None:
        shutil.copy(other.path, path)

    monkeypatch.setattr(backup, "copy", copy_another)
    with pytest.raises(LedgerError, match=f"没有备份：台账 {busy.path} 与它的备份不一致"):
        backed_up(busy)
    assert names(busy.path.parent) == {"台账.db", "另一个.db"}


def test_a_damaged_ledger_is_not_backed_up(busy: Book) -> None:
    with busy.path.open("r+b") as file:
        file.seek(20 * 4096)
        file.write(b"\xa5" * 4096)
    assert "损坏" in refused(busy)


@pytest.mark.parametrize("seed", range(4))
def test_no_damaged_byte_of_what_was_written_passes(busy: Book, seed: int) -> None:
    whole, data, log = busy.path.read_bytes(), data_of(busy.path), logged(busy.path)
    chance = random.Random(seed)
    spoiled = busy.path.with_name("spoiled.db")
    found = 0
    for _ in range(100):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        spoiled.write_bytes(damaged)
        _, held = examine(spoiled)
        found += held is None
        if held is not None:  # an unused byte, or a letter of the schema's own text
            assert (data_of(spoiled), logged(spoiled)) == (data, log)
        spoiled.with_name("spoiled.db-wal").unlink(missing_ok=True)
        spoiled.with_name("spoiled.db-shm").unlink(missing_ok=True)
    assert found


def logged(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            *connection.execute("SELECT * FROM command ORDER BY id"),
            *connection.execute("SELECT * FROM change ORDER BY id"),
        ]


def test_the_chain_is_computed_as_the_workbench_does(busy: Book) -> None:
    for number in (1, 2, 4, 8):
        spoiled = Path(shutil.copy(busy.path, busy.path.with_name(f"{number}.db")))
        Book(spoiled).spoil("UPDATE command SET who = '别人' WHERE id = ?", (number,))
        with opened_file(spoiled) as ledger:
            assert first_broken(ledger) == number == first_broken_seal(spoiled)
    with opened_file(busy.path) as ledger:
        assert first_broken(ledger) is None


def test_changes_of_no_command_break_the_chain(busy: Book) -> None:
    busy.spoil(
        "INSERT INTO change SELECT id + 1000, 99, table_name, row_id, action, old, new, task_id, target_id FROM change LIMIT 1"
    )
    with opened_file(busy.path) as ledger:
        assert first_broken(ledger) == 99


def test_rows_from_before_a_migration_are_passed_over(busy: Book) -> None:
    busy.spoil("UPDATE entry SET percent = 90 WHERE id = 1")
    busy.change(name="migrate")
    with opened_file(busy.path) as ledger:
        assert first_stray(ledger) is None
    busy.log("1.1.2", "升级后")
    busy.spoil("UPDATE entry SET percent = 90 WHERE text = '升级后'")
    with opened_file(busy.path) as ledger:
        assert first_stray(ledger) == ("entry", 3)


def test_reading_a_file_leaves_nothing_beside_it(busy: Book) -> None:
    busy.path.parent.chmod(0o555)
    try:
        assert examine(busy.path)[0] == ""
    finally:
        busy.path.parent.chmod(0o755)
    assert names(busy.path.parent) == {"台账.db"}
