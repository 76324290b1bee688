"""Ledgers that are missing, foreign, newer or out of reach, and files that cannot be written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import address, copied
from shell.program import EXAMPLE, Program
from workbench import Book

PROC = Path("/proc/self")  # where nobody can make a file, not even root
ONLY_LINUX = pytest.mark.skipif(not PROC.exists(), reason="only Linux has /proc")
READING = (["status"], ["list"], ["targets"], ["depts"], ["plans"], ["history"], ["why", "2.1.3"])
WRITING = (["log", "2.1.3", "x"], ["met", "2.1.3t1"], ["undo"], ["title", "2.1.3", "x"])


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


@pytest.mark.parametrize("words", [*READING, *WRITING, ["export", "台账.csv"], ["plan", "show"]])
def test_no_command_but_import_makes_a_ledger(tmp_path: Path, words: list[str]) -> None:
    program = Program(tmp_path / "无此台账.db")
    done = program.run(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"还没有台账（{address(program.db)}）。先运行 gytrack import 方案文件")
    assert not [*tmp_path.iterdir()]


def test_without_a_ledger_home_says_the_first_steps(tmp_path: Path) -> None:
    program = Program(tmp_path / "无此台账.db")
    assert program.out().startswith("还没有方案。\n第一步：gytrack import 方案文件\n第二步：")
    assert not [*tmp_path.iterdir()]


@pytest.mark.sqlite
@pytest.mark.parametrize("words", [["status"], ["log", "2.1.3", "x"], [], ["import", str(EXAMPLE)]])
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, words: list[str]) -> None:
    text, database, folder = tmp_path / "说明.db", tmp_path / "别人的.db", tmp_path / "文件夹.db"
    text.write_text("这不是台账\n" * 500, encoding="utf-8")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE plan (id INTEGER)")
    folder.mkdir()
    before = text.read_bytes(), database.read_bytes()
    for path in (text, database, folder):
        done = Program(path).run(*words)
        assert done.code == 1
        assert "台账" in done.err
        assert "--db" in done.err
        assert path.name in done.err
    assert (text.read_bytes(), database.read_bytes(), [*folder.iterdir()]) == (*before, [])


@pytest.mark.parametrize("words", [["status"], ["log", "2.1.3", "x"], ["import", str(EXAMPLE)]])
def test_a_newer_ledger_is_left_alone(program: Program, words: list[str]) -> None:
    book = Book(program.db)
    book.spoil("UPDATE alembic_version SET version_num = '9999'")
    before = book.dump()
    done = program.run(*words)
    assert done.code == 1
    assert done.err.endswith("由更新版本的 gytrack 写成（9999）。请升级 gytrack 后再打开。\n")
    assert book.dump() == before
    assert {path.name for path in program.db.parent.iterdir()} <= {"台账.db", "台账.db-wal", "台账.db-shm"}


@pytest.mark.parametrize(
    "db", ["文件/台账.db", "文件夹", pytest.param(str(PROC / "没有" / "台账.db"), marks=ONLY_LINUX)]
)
def test_a_ledger_cannot_stand_everywhere(tmp_path: Path, db: str) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    (tmp_path / "文件夹").mkdir()
    done = Program(tmp_path / "台账.db").run("import", str(EXAMPLE), "--db", db)
    assert done.code == 1
    assert "--db" in done.err
    assert "系统错误" not in done.err
    assert {path.name for path in tmp_path.iterdir()} == {"文件", "文件夹"}


def test_the_address_of_an_engine_that_is_not_known_is_refused(tmp_path: Path) -> None:
    program = Program(tmp_path / "台账.db")
    for words in (["status"], ["import", str(EXAMPLE)], []):
        done = program.under(GYTRACK_DB="mysql://server/ledger").run(*words)
        assert done.code == 1
        assert "不认识的数据库地址 mysql://server/ledger" in done.err


@pytest.mark.parametrize("name", ["a?b#c%20.db", "有 空格 [x].db", "-开头.db", "台账"])
def test_a_ledger_may_have_any_name(tmp_path: Path, gongshu_ledger: Path, name: str) -> None:
    program = Program(copied(gongshu_ledger, tmp_path / name))
    program.out("log", "2.1.3", "新建2家")
    assert program.json("status")["summary"]["reported"] == 1


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("台账.xyz", ["“.xyz”", "xlsx、csv、tsv、md、json、toml"]),
        ("台账", ["“台账”", "xlsx、csv、tsv、md、json、toml"]),
        ("没有的文件夹/台账.csv", ["文件夹 没有的文件夹 不存在", "建立文件夹"]),
        ("已有.csv", ["文件 已有.csv 已存在", "--force"]),
        pytest.param("/proc/台账.csv", ["文件 /proc/台账.csv 写不成", "检查磁盘和位置"], marks=ONLY_LINUX),
    ],
)
def test_a_file_that_cannot_be_exported_to(program: Program, file: str, said: list[str]) -> None:
    existing = program.db.with_name("已有.csv")
    existing.write_text("原来的", encoding="utf-8")
    names = {path.name for path in program.db.parent.iterdir()}
    done = program.run("export", file)
    assert (done.code, done.out) == (1, "")
    assert not [part for part in said if part not in done.err], done.err
    assert existing.read_text(encoding="utf-8") == "原来的"
    assert {path.name for path in program.db.parent.iterdir()} == names


@pytest.mark.parametrize("what", ["status", "tasks", "targets", "log", "plan"])
def test_every_content_is_exported_in_every_format(program: Program, what: str) -> None:
    program.out("log", "2.1.3", "新建2家", "--value", "t1=2")
    folder = program.db.parent
    for ending in ("json", "csv", "tsv", "md"):
        program.out("export", f"{what}.{ending}", "--what", what)
        assert "2.1.3" in (folder / f"{what}.{ending}").read_text(encoding="utf-8")
    table = (folder / f"{what}.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")  # Excel takes it for GBK otherwise
    assert len((folder / f"{what}.tsv").read_text(encoding="utf-8").splitlines()) == len(table.splitlines())


def test_a_file_is_overwritten_only_by_force(program: Program) -> None:
    program.out("export", "台账.csv")
    first = program.db.with_name("台账.csv").read_bytes()
    program.out("log", "2.1.3", "新建2家", "--percent", "40")
    assert program.run("export", "台账.csv").code == 1
    assert program.db.with_name("台账.csv").read_bytes() == first
    program.out("export", "台账.csv", "--force")
    assert program.db.with_name("台账.csv").read_bytes() != first
