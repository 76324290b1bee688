"""``backup`` and ``restore`` as a person types them: what they say, ask and refuse, and the reminder in the greeting."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import MODULE, Program
from workbench import Book, hold_promises

from gytrack.cli.commands.backup import _note
from gytrack.cli.screens.reminder import backup_line
from gytrack.ledger.engines import sqlite

pytestmark = pytest.mark.sqlite

PROC = Path("/proc/self")  # where nobody can make a file, not even root
ONLY_LINUX = pytest.mark.skipif(not PROC.exists(), reason="only Linux has /proc")
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="no terminals, links and limits as on Unix")


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    folder = tmp_path / "台 账#%20?"
    folder.mkdir()
    return Program(copied(gongshu_ledger, folder / "我的?台#账 %41.db"))


def names(program: Program) -> set[str]:
    return {path.name for path in program.db.parent.iterdir()}


def refused(program: Program, *words: str) -> str:
    """Return what is said of a command that cannot be done; the ledger and its folder must stay as they are."""
    before, beside = Book(program.db).dump(), names(program)
    done = program.run(*words)
    assert (done.code, done.out) == (1, ""), done
    assert (Book(program.db).dump(), names(program)) == (before, beside)
    return done.err


def texts(program: Program) -> list[str]:
    return [text for (text,) in Book(program.db).rows("SELECT text FROM entry ORDER BY id")]


# Backing up.


def test_a_backup_says_what_it_did(program: Program) -> None:
    target = program.db.with_name("备份 1.db")
    said = program.out("backup", "备份 1.db")
    assert said == f"已备份 备份 1.db｜2条命令｜{-(-target.stat().st_size // 1024)} KB｜已核对\n"
    hold_promises(target)
    assert names(program) == {program.db.name, target.name}
    assert "backup 备份 1.db" in program.out("history")


def test_the_chinese_names_do_the_same(program: Program) -> None:
    program.out("备份", "备份.db")
    program.out("log", "2.1.3", "之后")
    assert (
        program.out("恢复", "备份.db", "--yes")
        .splitlines()[-1]
        .startswith("已恢复 #3｜备份.db｜3条命令｜已核对")
    )
    assert texts(program) == []


def test_a_day_in_the_name_and_a_folder_make_one_line_for_cron(program: Program) -> None:
    folder = program.db.with_name("备份")
    folder.mkdir()
    program.out("backup", str(folder / "台账{date}.db"))
    program.out("backup", str(folder))
    program.out("backup", str(folder), "--today", "2025-07-01")
    made = {path.name for path in folder.iterdir()}
    stem = program.db.stem
    assert made == {"台账20250630.db", f"{stem}_备份_20250630.db", f"{stem}_备份_20250701.db"}


def test_an_existing_file_is_replaced_only_by_force(program: Program) -> None:
    target = program.db.with_name("备份.db")
    target.write_text("原来的", encoding="utf-8")
    assert refused(program, "backup", "备份.db") == "文件 备份.db 已存在。换一个文件名，或加 --force 覆盖。\n"
    assert target.read_text(encoding="utf-8") == "原来的"
    program.out("backup", "备份.db", "--force")
    hold_promises(target)


def test_a_file_without_an_ending_that_is_there_is_a_file(program: Program) -> None:
    program.out("backup", "备份.db")
    target = program.db.with_name("备份.db").rename(program.db.with_name("备份"))
    assert refused(program, "backup", "备份") == "文件 备份 已存在。换一个文件名，或加 --force 覆盖。\n"
    program.out("backup", "备份", "--force")
    hold_promises(target)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("没有/备份.db", "文件夹 没有 不存在。请先建立文件夹，或换一个位置。\n"),
        ("U盘", "文件夹 U盘 不存在。请先建立文件夹；如果要备份成文件，请写出结尾，如 U盘.db。\n"),
        ("没有/U盘/", "文件夹 没有/U盘 不存在。请先建立文件夹；如果要备份成文件，请写出结尾，如 U盘.db。\n"),
        (
            "别的.db",
            "别的.db 正被另一个程序占用（旁边有 别的.db-wal）。请关闭用到它的程序，或换一个文件名。\n",
        ),
        pytest.param("/dev/null", "/dev/null 不是普通文件。请换一个文件名。\n", marks=ONLY_LINUX),
        pytest.param(
            "/proc/备份.db",
            "备份 /proc/备份.db 写不成（不存在）。请检查磁盘和文件夹的写权限，或换一个位置。\n",
            marks=ONLY_LINUX,
        ),
        ("长" * 200, f"备份不能写到 {'长' * 200}（名称太长）。请换一个位置。\n"),
        ("~没有这个人/备份.db", "找不到 ~没有这个人/备份.db 所指的用户文件夹。请写出完整的路径。\n"),
    ],
)
def test_where_no_backup_can_be(program: Program, file: str, said: str) -> None:
    program.db.with_name("别的.db-wal").touch()
    assert refused(program, "backup", file, "--force") == said


@UNIX
def test_a_backup_is_never_written_onto_the_ledger_itself(program: Program) -> None:
    folder = program.db.parent
    (folder / "软链.db").symlink_to(program.db.name)
    (folder / "硬链.db").hardlink_to(program.db)
    (folder.parent / "旁边").symlink_to(folder)
    own = [
        program.db.name,
        "软链.db",
        "硬链.db",
        str(folder.parent / "旁边" / program.db.name),
        *(program.db.name + ending for ending in ("-wal", "-shm", "-journal")),
        program.db.name.upper(),
    ]
    for file in own:
        assert "就是正在使用的台账，不能备份到它自己。请换一个文件名。" in refused(
            program, "backup", file, "--force"
        )
    linked = program.under(GYTRACK_DB=str(folder / "软链.db"))
    assert "就是正在使用的台账" in refused(linked, "backup", program.db.name, "--force")


def test_a_ledger_that_was_tampered_with_is_not_backed_up(program: Program) -> None:
    Book(program.db).spoil("UPDATE task SET title = '改过' WHERE id = 3")
    assert refused(program, "backup", "备份.db") == (
        f"没有备份：台账 {program.db} task 表第 3 行与改动记录不符。"
        "请停止使用，把台账文件另行复制留存，再用 gytrack restore 恢复最近的备份。\n"
    )


def test_without_a_ledger_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    done = Program(tmp_path / "无.db").run("backup", "备份.db")
    assert (done.code, done.out) == (1, "")
    assert "还没有台账" in done.err
    assert not [*tmp_path.iterdir()]


def test_a_backup_of_a_ledger_that_cannot_be_written_now_stands_all_the_same(
    book: Book, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        _note(book.setting(), book.path.with_name("备份.db"))
    assert capsys.readouterr().err == (
        f"注意：这次备份没有记入台账（台账 {book.path} 正被另一个程序占用），首页不会显示\n"
    )


# Disks without room.


def limited(program: Program, size: int, *words: str) -> tuple[int, str]:
    """Run where no file may grow beyond a size, as on a full disk."""
    import resource  # not on every system

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = subprocess.run(
        (*MODULE, *words),
        env=program.environ() | {"TMPDIR": str(program.db.parent)},
        cwd=program.db.parent,
        capture_output=True,
        check=False,
        preexec_fn=limit,
    )
    return done.returncode, done.stderr.decode()


@UNIX
def test_a_backup_without_room_leaves_nothing(program: Program) -> None:
    before, beside = Book(program.db).dump(), names(program)
    for size in (60_000, program.db.stat().st_size - 4096):
        code, said = limited(program, size, "backup", "备份.db")
        assert code == 1
        assert said == "文件夹 . 里写不成备份（磁盘出错）。请检查磁盘，或换一个位置。\n"
        assert names(program) == beside
    assert Book(program.db).dump() == before


@UNIX
def test_a_restore_without_room_leaves_the_ledger_as_it_was(program: Program) -> None:
    program.out("backup", "备份.db")
    program.out("log", "2.1.3", "备份之后")
    before, beside = Book(program.db).dump(), names(program)
    whole = program.db.stat().st_size
    for size in (100, 60_000, whole - 4096, whole):  # at the last only the ledger itself finds no room
        code, said = limited(program, size, "restore", "备份.db", "--yes")
        assert code == 1
        assert "磁盘" in said
        assert Book(program.db).dump() == before
        assert names(program) == beside
    assert said == f"读写台账 {program.db} 时磁盘出错。请检查磁盘，必要时改用最近的备份文件。\n"
    assert limited(program, whole * 2, "restore", "备份.db", "--yes")[0] == 0


# Restoring.


def test_a_restore_shows_both_sides_and_says_what_it_did(program: Program) -> None:
    program.out("log", "2.1.3", "备份之前")
    program.out("backup", "备份.db")
    program.out("log", "2.1.3", "备份之后")
    backup, ledger, difference, done = program.out("restore", "备份.db", "--yes").splitlines()
    today = datetime.now().astimezone().date()
    day = f"{today.year}年{today.month}月{today.day}日"
    assert (
        backup == f"备份 备份.db：方案1个（gongshu）｜进展1条｜命令3条｜最后一条 #3 {day} log 2.1.3 备份之前"
    )
    assert ledger == (
        f"台账 {program.db}：方案1个（gongshu）｜进展2条｜命令5条｜最后一条 #5 {day} log 2.1.3 备份之后"
    )
    assert difference == "恢复后，台账里不再有备份之后的2条命令"
    (kept,) = program.db.parent.glob("*恢复前*")
    assert done == f"已恢复 #4｜备份.db｜4条命令｜已核对｜恢复前的台账：{kept}"
    assert kept.name.startswith(f"{program.db.stem}-恢复前-{today:%Y%m%d}-")
    assert texts(program) == ["备份之前"]
    assert names(program) == {program.db.name, "备份.db", kept.name}
    hold_promises(program.db)
    hold_promises(kept)


def test_without_a_terminal_a_restore_wants_to_be_sure(program: Program) -> None:
    program.out("backup", "备份.db")
    before, beside = Book(program.db).dump(), names(program)
    done = program.run("restore", "备份.db")
    assert done.code == 1
    assert done.err == "没有恢复，台账未改动。核对后可再次恢复，在脚本中请加 --yes。\n"
    assert (Book(program.db).dump(), names(program)) == (before, beside)


@UNIX
@pytest.mark.parametrize(("typed", "expected"), [(b"y\n", 0), (b"n\n", 1), (b"\n", 1)])
def test_on_a_terminal_a_restore_asks_and_takes_silence_for_no(
    program: Program, typed: bytes, expected: int
) -> None:
    program.out("backup", "备份.db")
    program.out("log", "2.1.3", "备份之后")
    code, shown = program.screen("restore", "备份.db", columns=200, typed=typed)
    assert code == expected, shown
    assert f"用 备份.db 恢复台账 {program.db}？[y/N]" in shown
    assert texts(program) == ([] if typed == b"y\n" else ["备份之后"])


def test_a_restore_makes_a_ledger_where_there_is_none(program: Program) -> None:
    program.out("backup", "备份.db")
    new = program.under(GYTRACK_DB=str(program.db.parent / "新" / "更新" / "台账.db"))
    said = new.out("restore", "备份.db", "--yes").splitlines()
    assert said[1].endswith("台账.db：还没有，将新建")
    assert said[-1] == "已恢复 #3｜备份.db｜3条命令｜已核对"
    assert new.json("status")["summary"] == program.json("status")["summary"]


def test_an_older_and_a_newer_ledger_are_told_apart_from_another(program: Program) -> None:
    program.out("backup", "备份.db")
    shutil.copy(program.db.with_name("备份.db"), program.db)
    assert "台账在备份之后没有新的命令" in program.out("restore", "备份.db", "--yes")
    program.out("log", "2.1.3", "之后")
    program.out("backup", "又一份.db")
    program.out("restore", "备份.db", "--yes")
    assert "两者的命令不同：恢复后，台账里只有备份的内容" in program.out("restore", "又一份.db", "--yes")


@UNIX
def test_a_damaged_ledger_is_kept_as_it_is_and_restored(program: Program) -> None:
    program.out("backup", "备份.db")
    with program.db.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 8192)
    damaged = program.db.read_bytes()
    done = program.run("restore", "备份.db", "--yes")
    assert done.code == 0, done
    assert f"台账 {program.db}：已损坏，读不出全部内容" in done.out
    assert done.err == "注意：恢复前的台账已损坏，是按原样复制的，没有核对\n"
    (kept,) = program.db.parent.glob("*恢复前*.db")
    assert kept.read_bytes() == damaged
    hold_promises(program.db)


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE plan (id INTEGER)")


def newer(path: Path) -> None:
    Book(path).spoil("UPDATE alembic_version SET version_num = '9999'")


def flipped(path: Path) -> None:
    content = path.read_bytes()
    at = content.index("中医药".encode(), len(content) // 2)
    path.write_bytes(content[:at] + b"?" + content[at + 1 :])


NO_BACKUPS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "文件 备份.db 不存在。请核对文件名。\n"),
    "text": (
        lambda path: path.write_text("不是数据库" * 900, encoding="utf-8"),
        "备份.db 不是 gytrack 台账。请换一个备份文件。\n",
    ),
    "empty": (lambda path: path.write_bytes(b""), "备份.db 不是 gytrack 台账。请换一个备份文件。\n"),
    "another program's": (
        other_database,
        "备份.db 不是 gytrack 台账。请换一个备份文件。\n",
    ),
    "newer": (newer, "备份 备份.db 由更新版本的 gytrack 写成（9999）。请升级 gytrack 后再恢复。\n"),
    "tampered with": (
        lambda path: Book(path).spoil("UPDATE command SET who = '别人' WHERE id = 2"),
        "备份 备份.db 第 2 号命令的记录与其校验值不符，不能用来恢复。请换一个备份文件。\n",
    ),
    "damaged": (flipped, "不能用来恢复。请换一个备份文件。\n"),
    "cut short": (
        lambda path: path.write_bytes(path.read_bytes()[: 20 * 4096]),
        "请换一个备份文件。\n",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), NO_BACKUPS.values(), ids=NO_BACKUPS)
def test_what_is_no_backup_is_not_restored(
    program: Program, spoil: Callable[[Path], object], said: str
) -> None:
    program.out("backup", "备份.db")
    spoil(program.db.with_name("备份.db"))
    assert refused(program, "restore", "备份.db", "--yes").endswith(said)


@UNIX
def test_the_ledger_is_no_backup_of_itself(program: Program) -> None:
    (program.db.parent / "软链.db").symlink_to(program.db.name)
    for file in (program.db.name, "软链.db"):
        assert refused(program, "restore", file, "--yes") == f"{file} 就是正在使用的台账。请写出备份文件。\n"
    assert refused(program, "restore", ".", "--yes") == ". 是文件夹。请写出备份文件。\n"


@ONLY_LINUX
def test_a_ledger_cannot_be_restored_where_no_folder_can_be(program: Program) -> None:
    program.out("backup", "备份.db")
    done = program.run("restore", "备份.db", "--yes", "--db", "/proc/没有/台账.db")
    assert done.code == 1
    assert done.err == "不能建立台账所在的文件夹 /proc/没有（不存在）。请用 --db 换一个位置。\n"


# The reminder.


def test_the_greeting_says_that_there_is_no_backup_and_when_it_is_old(program: Program) -> None:
    assert "还没有备份过：gytrack backup 文件\n" in program.out()
    program.out("backup", "备份.db")
    made = datetime.now().astimezone().date()

    def greeting(days: int, **more: str) -> str:
        return program.under(**more).out("--today", str(made + timedelta(days)))

    assert "备份" not in greeting(0)
    assert "备份" not in greeting(7)
    assert f"{made.month}月{made.day}日（8天前）：gytrack backup 文件\n" in greeting(8)
    assert "备份" not in greeting(8, GYTRACK_BACKUP_DAYS="0")
    assert "备份" not in greeting(8, GYTRACK_BACKUP_DAYS="30")


def test_without_plans_nothing_needs_a_backup(program: Program) -> None:
    program.out("undo")
    assert program.out().splitlines()[-1] == "有备份的：gytrack restore 备份文件"
    assert "还没有备份过" not in program.out()


@pytest.mark.parametrize(
    ("last", "today", "days", "said"),
    [
        (
            "2025-06-20T03:00:00.000Z",
            date(2025, 6, 30),
            7,
            "最近备份：6月20日（10天前）：gytrack backup 文件",
        ),
        ("2025-06-23T03:00:00.000Z", date(2025, 6, 30), 7, ""),
        ("2025-06-22T03:00:00.000Z", date(2025, 6, 30), 7, "最近备份：6月22日（8天前）：gytrack backup 文件"),
        (
            "2024-12-31T03:00:00.000Z",
            date(2025, 1, 31),
            7,
            "最近备份：2024年12月31日（31天前）：gytrack backup 文件",
        ),
        ("2025-07-20T03:00:00.000Z", date(2025, 6, 30), 7, ""),
        (None, date(2025, 6, 30), 7, "还没有备份过：gytrack backup 文件"),
        (None, date(2025, 6, 30), 0, ""),
        ("2020-01-01T03:00:00.000Z", date(2025, 6, 30), 0, ""),
    ],
)
def test_a_reminder_is_said_when_it_is_due(last: str | None, today: date, days: int, said: str) -> None:
    assert backup_line(last, today, days) == said
