"""A server's ledger is backed up as a file, and a file's comes back onto a server."""

from pathlib import Path

import ledgers
import pytest
from ledgers import kept_on
from processes import finish, start
from servers import Server
from shell.program import Program
from workbench import Book, data_of, hold_promises, small_plan, source

from gytrack.ledger.connection import reading
from gytrack.ledger.keeping.backup import back_up
from gytrack.ledger.keeping.carrying import digests


def same(one: str, other: str) -> bool:
    with reading(one) as left, reading(other) as right:
        return digests(left) == digests(right)


@pytest.fixture
def program(served: Book) -> Program:
    served.plan = "small"
    served.log("1.1.1", "已挂牌2家", values=["t1=2"])
    return Program(served.path)


def test_a_backup_is_a_ledger_of_a_file_with_the_same_rows(served: Book, program: Program) -> None:
    said = program.out("backup", "备份.db")
    file = program.db.with_name("备份.db")
    assert said.startswith("已备份 备份.db｜3条命令｜")
    assert said.endswith("｜已核对\n")
    with kept_on(None):
        hold_promises(file)
        copy = Book(file)
        assert copy.rows("PRAGMA journal_mode") == [("wal",)]
        assert copy.count("command") == 3
    assert served.rows("SELECT name, words FROM command WHERE id = 4") == [("backup", "backup 备份.db")]
    served.plan = "small"
    served.undo(3)
    assert not same(served.db, str(file))


def test_a_backup_into_a_folder_is_called_after_the_database(program: Program, served: Book) -> None:
    said = program.out("backup", ".")
    database = served.db.rpartition("/")[2]
    assert said.startswith(f"已备份 {database}_备份_20250630.db｜")


def test_a_backup_is_one_moment_while_others_write(served: Book, tmp_path: Path) -> None:
    workers = [start("add", served.db, "15") for _ in range(2)]
    for number in range(3):
        file = tmp_path / f"{number}.db"
        with reading(served.db) as ledger:
            held = back_up(ledger, served.db, file)
        with kept_on(None):
            hold_promises(file)
            assert Book(file).count("command") == held.commands
    for worker in workers:
        finish(worker)
    assert served.count("entry") == 30


def test_a_ledger_that_was_tampered_with_is_not_backed_up(served: Book, program: Program) -> None:
    served.spoil("UPDATE task SET title = '改过' WHERE id = 3")
    done = program.run("backup", "备份.db")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"没有备份：台账 {served.db} task 表第 3 行与改动记录不符。"
        "请停止使用，请数据库管理员另行备份整个数据库，再用 gytrack restore 恢复最近的备份。\n"
    )
    assert [*program.db.parent.iterdir()] == []


def test_a_backup_comes_back_and_what_was_there_is_kept(served: Book, program: Program) -> None:
    program.out("backup", "备份.db")
    before = data_of(served.path)
    served.log("1.1.2", "之后")
    later = data_of(served.path)
    said = program.out("restore", "备份.db", "--yes")
    assert "恢复后，台账里不再有备份之后的2条命令" in said
    assert "已恢复 #4｜备份.db｜4条命令｜已核对｜恢复前的台账：" in said
    assert data_of(served.path) == before
    hold_promises(served.path)
    (kept,) = program.db.parent.glob("*恢复前*.db")
    with kept_on(None):
        hold_promises(kept)
        assert data_of(kept) == later
    program.out("restore", kept.name, "--yes")
    assert data_of(served.path) == later


def test_a_backup_of_a_file_comes_into_an_empty_database(filed: Book, nothing: Book) -> None:
    said = Program(nothing.path).out("restore", str(filed.path), "--yes")
    assert f"台账 {nothing.db}：还没有，将新建" in said
    with kept_on(None):
        expected = data_of(filed.path)
    assert data_of(nothing.path) == expected
    hold_promises(nothing.path)


def test_a_damaged_backup_changes_nothing(served: Book, program: Program) -> None:
    program.out("backup", "备份.db")
    with kept_on(None):
        Book(program.db.with_name("备份.db")).spoil("UPDATE entry SET text = '改过'")
    before = served.dump()
    done = program.run("restore", "备份.db", "--yes")
    assert done.code == 1
    assert "不能用来恢复" in done.err
    assert served.dump() == before


def test_a_ledger_that_was_tampered_with_is_kept_as_it_is(served: Book, program: Program) -> None:
    program.out("backup", "备份.db")
    served.spoil("UPDATE task SET title = '改过' WHERE id = 3")
    done = program.run("restore", "备份.db", "--yes")
    assert done.code == 0
    assert "恢复前的台账已损坏，是按原样复制的，没有核对" in done.err
    hold_promises(served.path)
    (kept,) = program.db.parent.glob("*恢复前*.db")
    with kept_on(None):
        assert Book(kept).rows("SELECT title FROM task WHERE id = 3") == [("改过",)]


def test_who_reads_meanwhile_sees_the_old_ledger_whole(served: Book, program: Program) -> None:
    program.out("backup", "备份.db")
    served.store(small_plan(), source("另一份"), "other")
    with reading(served.db) as ledger:
        program.out("restore", "备份.db", "--yes")
        assert list(ledger.rows("SELECT code FROM plan ORDER BY id")) == [("small",), ("other",)]
    assert served.rows("SELECT code FROM plan") == [("small",)]


def test_a_database_that_cannot_hold_every_character_is_refused(server: Server, filed: Book) -> None:
    server.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1'")
    try:
        done = Program(filed.path).under(GYTRACK_DB=filed.db).run("config", "migrate-to", server.url("latin"))
    finally:
        server.drop("latin")
    assert done.code == 1
    assert "的编码是 LATIN1，存不下全部汉字" in done.err


def test_other_tables_of_the_database_are_left_alone(nothing: Book, filed: Book, server: Server) -> None:
    database = nothing.db.rpartition("/")[2]
    server.run("CREATE TABLE public.task (x TEXT)", database)
    server.run("INSERT INTO public.task VALUES ('别人的')", database)
    Program(nothing.path).out("restore", str(filed.path), "--yes")
    Program(nothing.path).out("restore", str(filed.path), "--yes")
    assert server.run("SELECT x FROM public.task", database) == [("别人的",)]
    assert ledgers.is_there(nothing.path)
