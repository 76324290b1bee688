"""``gytrack check``: a sound ledger is said to be, and what was changed behind the program's back is named."""

from pathlib import Path

import pytest
from ledgers import address, copied, dump, on_server
from shell.program import Program, reported
from workbench import Book


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def of_files() -> str:
    return "不查，由数据库服务器自己保证" if on_server() else "完好"


def test_a_sound_ledger_is_said_to_be(program: Program) -> None:
    reported(program)
    before = dump(program.db)
    assert program.out("check").splitlines() == [
        f"文件结构：{of_files()}",
        f"各行的归属：{of_files()}",
        "各表的行数：完好",
        "命令的校验链：完好",
        "各行与改动记录：完好",
        "推算的各行：完好",
        "编发的文件：完好",
        f"台账 {address(program.db)} 完好｜12条命令",
    ]
    assert program.out("检查") == program.out("check")
    assert dump(program.db) == before


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE task SET title = '改过' WHERE id = 3", "task 表第 3 行与改动记录不符"),
        ("UPDATE command SET who = '别人' WHERE id = 2", "第 2 号命令的记录与其校验值不符"),
        ("DELETE FROM change WHERE id = 5", "第 2 号命令的记录与其校验值不符"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(program: Program, sql: str, said: str) -> None:
    Book(program.db).spoil(sql)
    done = program.run("check")
    assert done.code == 1
    assert done.out.endswith(f"：{said}\n")
    assert done.err.startswith(f"台账 {address(program.db)} {said}。请停止使用")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE reached SET parties = '' WHERE id = 3", "reached 表第 3 行"),
        ("UPDATE attained SET notes = '改过' WHERE id = 2", "attained 表第 2 行"),
        ("UPDATE passage SET text = '改过' WHERE first_line = 1", "passage 表第 65536 行"),
        ("DELETE FROM passage WHERE first_line = 1", "passage 表第 65536 行"),
        (
            "INSERT INTO attained (id, task_id, notes) VALUES (9000, 9000, '')",
            "attained 表第 9000 行",
        ),
    ],
)
def test_what_is_derived_is_compared_and_a_restore_derives_it_anew(
    program: Program, sql: str, said: str
) -> None:
    reported(program)
    Book(program.db).spoil(sql)
    done = program.run("check")
    assert done.code == 1
    assert done.out.endswith(f"\n推算的各行：{said}与按记录推算的不符\n")
    assert done.err.startswith(f"台账 {address(program.db)} {said}与按记录推算的不符。记录本身完好")
    copy = str(program.db.with_name("备份.db"))
    program.out("backup", copy)
    program.out("restore", copy, "--yes")
    assert "推算的各行：完好" in program.out("check")


def test_what_is_not_known_is_no_fault(program: Program) -> None:
    Book(program.db).spoil("DELETE FROM reached WHERE id = 3")
    assert "推算的各行：完好" in program.out("check")


def test_without_a_ledger_there_is_nothing_to_check(tmp_path: Path) -> None:
    done = Program(tmp_path / "无.db").run("check")
    assert (done.code, done.out) == (1, "")
    assert "还没有台账" in done.err
