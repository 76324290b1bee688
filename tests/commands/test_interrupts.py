"""Ctrl-C and the question before an import: what was not stored is not there, and what is said of it is true."""

import signal
import subprocess
import time
from pathlib import Path

import pytest
from ledgers import address, copied
from shell.program import EXAMPLE, MODULE, Program
from shell.run import interruptible
from workbench import Book, hold_promises

from gytrack.ledger.connection import writing

pytest.importorskip("pty", reason="Windows has no pseudo-terminal")

UNTOUCHED = "已中断，台账未改动\n"
_INTERRUPTED = 130
MAYBE_STORED = "已中断，但改动可能已存入台账。请用 gytrack history 核对。\n"
QUESTION = "以代号 gongshu 存入台账 "


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """The example as imported, and the file of a second plan."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("拱墅", "永安")
    (tmp_path / "yongan.txt").write_text(text, encoding="utf-8")
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


@pytest.mark.parametrize("typed", [b"n\n", "否\n".encode(), b"x\nno\n"])
def test_an_import_that_is_declined_stores_nothing(tmp_path: Path, typed: bytes) -> None:
    program = Program(tmp_path / "台账.db")
    code, shown = program.under(TERM="dumb").screen("import", str(EXAMPLE), typed=typed)
    assert code == 1
    assert shown.count(f"{QUESTION}{address(program.db)}？[Y/n] ") == typed.count(b"\n")
    assert shown.endswith("没有导入，台账未改动。核对后可再次导入。\n")
    assert not program.db.exists()


@pytest.mark.parametrize("typed", [b"y\n", b"\n"])
def test_an_import_that_is_agreed_to_is_stored(tmp_path: Path, typed: bytes) -> None:
    program = Program(tmp_path / "台账.db")
    code, shown = program.under(TERM="dumb").screen("import", str(EXAMPLE), typed=typed)
    assert code == 0
    assert shown.index("章节38个") < shown.index(QUESTION) < shown.index("已导入 #2｜gongshu")


def test_yes_skips_the_question(tmp_path: Path) -> None:
    code, shown = Program(tmp_path / "台账.db").under(TERM="dumb").screen("import", str(EXAMPLE), "--yes")
    assert code == 0
    assert QUESTION not in shown


def test_nobody_is_asked_without_a_terminal(tmp_path: Path) -> None:
    done = Program(tmp_path / "台账.db").run("import", str(EXAMPLE), typed=b"n\n")
    assert done.code == 0
    assert QUESTION not in done.out + done.err


def test_ctrl_c_in_the_question_stores_nothing(tmp_path: Path) -> None:
    program = Program(tmp_path / "台账.db")
    code, shown = program.under(TERM="dumb").screen("import", str(EXAMPLE), typed=b"\x03")
    assert code == 130
    assert shown.endswith(UNTOUCHED)
    assert not program.db.exists()


def test_ctrl_c_after_files_were_stored_does_not_say_that_nothing_was(program: Program) -> None:
    more = program.db.with_name("hexi.txt")
    more.write_text(EXAMPLE.read_text(encoding="utf-8").replace("拱墅", "河西"), encoding="utf-8")
    for turn in range(20):  # what is left to do is little: it may be over before the signal comes
        copy = program.copy(f"{turn}.db")
        process = _started(copy, "import", "yongan.txt", "hexi.txt")
        _wait_for(process, "已导入 #3｜yongan")
        process.send_signal(signal.SIGINT)
        code, err = _ended(process)
        assert "yongan" in {row["代号"] for row in copy.tsv("plans")}
        if code == _INTERRUPTED:
            assert err.endswith(MAYBE_STORED)
            return
    pytest.fail("it was never interrupted")


@pytest.mark.parametrize(
    ("words", "said"), [(["import", "yongan.txt"], "章节38个"), (["log", "2.1.3", "新建2家"], "")]
)
def test_ctrl_c_while_another_program_writes_stores_nothing(
    program: Program, words: list[str], said: str
) -> None:
    before = Book(program.db).dump()
    with writing(address(program.db)):
        process = _started(program, *words)
        _wait_for(process, said)
        time.sleep(1.5)  # it stands before the lock now
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
    assert _ended(process) == (130, UNTOUCHED)
    assert Book(program.db).dump() == before


@pytest.mark.parametrize("seconds", [0.2, 0.3, 0.4, 0.5, 0.6, 0.8])
def test_ctrl_c_at_any_moment_leaves_a_whole_ledger_and_a_true_word(program: Program, seconds: float) -> None:
    before = Book(program.db).dump()
    process = _started(program, "import", "yongan.txt")
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    code, err = _ended(process)
    changed = Book(program.db).dump() != before
    hold_promises(program.db)
    if code == 130:
        assert err == MAYBE_STORED if changed else err in (UNTOUCHED, MAYBE_STORED)
    else:  # it was done, or the interpreter was not in the program yet or no more
        assert code in (0, -signal.SIGINT)
        assert changed == err.startswith("方案未载明起始日")
    program.out("plans")


def _started(program: Program, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*MODULE, *words),
        env=program.under(PYTHONUNBUFFERED="1").environ(),
        cwd=program.db.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=interruptible,  # noqa: PLW1509 - it sets one signal, and no thread is running
    )


def _wait_for(process: subprocess.Popen[str], said: str) -> None:
    assert process.stdout
    while said and said not in process.stdout.readline():
        assert process.poll() is None


def _ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, err = process.communicate(timeout=60)
    return process.returncode, err
