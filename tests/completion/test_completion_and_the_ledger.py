"""A key press only glances at the ledger: it makes, changes, upgrades and waits for nothing, and complains of nothing."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from shell.program import Program
from shell.run import Done
from workbench import Book, small_plan, source, task

from gytrack.cli.completion.typed import SEPARATOR
from gytrack.ledger.connection import reading
from gytrack.ledger.queries.hints import Coded
from gytrack.usecases.asking import candidates
from gytrack.usecases.asking.choosing import choose_plans

KINDS: tuple[Coded, ...] = ("section", "task", "target")
HEAVY = (
    "alembic",
    "pydantic",
    "pypinyin",
    "rich",
    "sqlalchemy",
    "sqlmodel",
    "xlsxwriter",
)


@pytest.fixture
def program(gongshu: Book) -> Program:
    return Program(gongshu.path)


def asked(program: Program, *words: str) -> Done:
    typed = SEPARATOR.join(("gytrack", *words))
    return program.under(_GYTRACK_COMPLETE="zsh", _GYTRACK_TYPED=typed).run()


def offers_nothing(done: Done) -> bool:
    return done.code == 0 and done.err == "" and "区" not in done.out


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_it_reads_what_is_there(program: Program) -> None:
    before = state(program.db.parent)
    assert "区卫健局" in asked(program, "status", "--dept", "qwjj").out
    assert state(program.db.parent) == before


def test_without_a_ledger_none_is_made(tmp_path: Path) -> None:
    program = Program(tmp_path / "没有" / "台账.db")
    (tmp_path / "没有").mkdir()
    assert offers_nothing(asked(program, "status", "--dept", "q"))
    assert state(tmp_path / "没有") == {}


@pytest.mark.parametrize(
    "db", ["", ".", "postgresql://host/db", "~nobody-at-all/x.db", "none/x.db", "a\udcffb"]
)
def test_an_address_that_leads_nowhere_offers_nothing(db: str, program: Program) -> None:
    assert offers_nothing(asked(program, "--db", db or "/", "status", "--dept", "q"))


@pytest.mark.sqlite
def test_a_file_that_is_no_ledger_offers_nothing(program: Program) -> None:
    for contents in (b"", b"text", b"SQLite format 3\0" + b"\1" * 4096):
        program.db.write_bytes(contents)
        assert offers_nothing(asked(program, "status", "--dept", "q"))
        assert program.db.read_bytes() == contents


@pytest.mark.parametrize("revision", ["0000", "9999"])
def test_a_ledger_of_another_version_stays_as_it_is(revision: str, program: Program) -> None:
    Book(program.db).spoil("UPDATE alembic_version SET version_num = ?", (revision,))
    before = state(program.db.parent)
    assert offers_nothing(asked(program, "status", "--dept", "q"))
    assert state(program.db.parent) == before


@pytest.mark.sqlite
def test_a_ledger_that_is_being_written_is_read_as_it_was(program: Program) -> None:
    with closing(sqlite3.connect(program.db, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE department SET name = name || '改'")
        done = asked(program, "status", "--dept", "qwjj")
    assert "区卫健局" in done.out
    assert "改" not in done.out


@pytest.mark.sqlite
def test_a_locked_ledger_is_not_waited_for(program: Program) -> None:
    with closing(sqlite3.connect(program.db, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("UPDATE department SET name = name")
        begun = time.monotonic()
        assert offers_nothing(asked(program, "status", "--dept", "q"))
        assert time.monotonic() - begun < 15  # who waits, waits for thirty seconds


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="needs a user whom permissions stop")
def test_a_ledger_that_may_not_be_read_offers_nothing(program: Program) -> None:
    program.db.chmod(0)
    assert offers_nothing(asked(program, "status", "--dept", "q"))


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "某天", "status", "--dept", "q"),
        ("--plan", "没有", "status", "--dept", "q"),
        ("nothing", "--dept", "q"),
        ("status", "--dept", "q\udcff"),
        ("log", "9.9.9", "--value", ""),
        ("undo", "区"),
    ],
)
def test_words_that_are_wrong_offer_nothing(program: Program, words: tuple[str, ...]) -> None:
    assert offers_nothing(asked(program, *words))


@pytest.mark.parametrize(
    "environ",
    [
        {"_GYTRACK_COMPLETE": "cmd", "_GYTRACK_TYPED": "gytrack"},
        {"_GYTRACK_COMPLETE": "zsh"},
        {"_GYTRACK_COMPLETE": "zsh", "_GYTRACK_TYPED": ""},
        {"_GYTRACK_COMPLETE": "bash", "_GYTRACK_TYPED": "gytrack status"},
    ],
)
def test_a_script_that_asks_wrongly_is_told_nothing(program: Program, environ: dict[str, str]) -> None:
    assert program.under(**environ).run() == Done(0, "", "")


@pytest.mark.parametrize("words", [("sho",), ("status", "--dept", "q"), ("why", "2.1."), ("undo", "")])
def test_a_key_press_loads_nothing_heavy(program: Program, words: tuple[str, ...]) -> None:
    code = "import sys; from gytrack.cli.main import main; main(); sys.stderr.write(' '.join(sys.modules))"
    typed = SEPARATOR.join(("gytrack", *words))
    environ = program.under(_GYTRACK_COMPLETE="zsh", _GYTRACK_TYPED=typed).environ()
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, check=True)
    assert done.stdout.count(b"\n") > 1
    assert not {*done.stderr.decode().split()} & {*HEAVY}


# Plans of many codes.


def codes(book: Book, typed: str) -> candidates.Offer:
    with reading(book.db) as ledger:
        return candidates.codes(ledger, choose_plans(ledger, None), typed, KINDS)


def many(tmp_path: Path, tasks: int) -> Book:
    """Return a ledger whose section 1.1 holds so many tasks more than the small plan has, on one level."""
    small = small_plan()
    more = tuple(task(f"1.1.{number}", 4) for number in range(10, 10 + tasks))
    book = Book(tmp_path / "many.db")
    book.store(replace(small, tasks=small.tasks + more), source())
    return book


def offered(offer: candidates.Offer) -> list[str]:
    return [each.value for each in offer.candidates]


def test_few_codes_are_all_offered_in_order(book: Book) -> None:
    found = codes(book, "")
    assert offered(found)[:4] == ["1", "1.1", "1.1.1", "1.1.1t1"]
    assert offered(found)[-1] == "t1"
    assert not found.partial


def test_many_codes_are_offered_down_to_the_next_dot(tmp_path: Path) -> None:
    book = many(tmp_path, 120)
    assert offered(codes(book, "")) == ["1.", "2.", "t1"]
    assert [each.whole for each in codes(book, "").candidates] == [False, False, True]
    assert offered(codes(book, "1.")) == ["1.1.", "1.2.", "1.1t1"]
    assert offered(codes(book, "2")) == ["2", "2.1", "2.1.1"]


def test_codes_of_one_level_are_all_offered_and_in_order(tmp_path: Path) -> None:
    book = many(tmp_path, 120)
    found = offered(codes(book, "1.1."))
    assert found[:4] == ["1.1.1", "1.1.1t1", "1.1.1t2", "1.1.2"]
    assert found.index("1.1.2") < found.index("1.1.10") < found.index("1.1.100") < found.index("1.1.m1")
    assert len(found) == 125
    assert offered(codes(book, "1.1.12")) == ["1.1.12", *(f"1.1.{number}" for number in range(120, 130))]


def test_more_than_a_screen_ever_shows_is_cut_and_said_so(tmp_path: Path) -> None:
    found = codes(many(tmp_path, 1100), "1.1.")
    assert (len(found.candidates), found.partial) == (1000, True)


@pytest.mark.parametrize("typed", ["%", "_", "!", "1%", "1.1._", "'", "1' OR 1=1 --"])
def test_what_is_typed_is_no_pattern(book: Book, typed: str) -> None:
    assert offered(codes(book, typed)) == []
