"""Sixteen processes at once, each entry over a connection of its own: none lost, none doubled, one chain.

``GYTRACK_TESTS_FULL=1`` runs all of it, 500 entries and 10 whole commands a process; otherwise a tenth.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ledgers
import pytest
from processes import finish, start
from workbench import Book, hold_promises, small_plan, source

PROCESSES = 16
SHARE = 1 if os.environ.get("GYTRACK_TESTS_FULL") else 10
ENTRIES = 500 // SHARE
COMMANDS = 10 // SHARE
PATIENCE = 900


@contextmanager
def ledger_on(engine: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Book]:
    server = request.getfixturevalue("server") if engine == "postgres" else None
    with ledgers.kept_on(server):
        book = Book(folder / "台账.db", "small")
        book.store(small_plan(), source(), "small")
        yield book


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_sixteen_processes_lose_and_double_nothing(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ledger_on(engine, request, tmp_path) as book:
        said = [line.split() for line in all_of("hurry", book, ENTRIES)]
        assert sorted(int(number) for number, _ in said) == list(range(3, 3 + PROCESSES * ENTRIES))
        require_entries(book, ENTRIES)
    tell(capsys, engine, "entries", [float(seconds) for _, seconds in said])


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_sixteen_programs_lose_and_double_nothing(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ledger_on(engine, request, tmp_path) as book:
        said = [line.split(maxsplit=2) for line in all_of("commands", book, COMMANDS)]
        assert {(code, complaint) for code, _, complaint in said} == {("0", "b''")}
        require_entries(book, COMMANDS)
    tell(capsys, engine, "commands", [float(seconds) for _, seconds, _ in said])


def all_of(job: str, book: Book, count: int) -> list[str]:
    """Run a job in all processes at once and return the lines that they print."""
    workers = [start(job, book.db, str(number), str(count)) for number in range(PROCESSES)]
    return [line for worker in workers for line in finish(worker, seconds=PATIENCE)]


def require_entries(book: Book, count: int) -> None:
    """Assert that each process has each of its entries once, and that the log is sound."""
    wanted = {(f"{process}-{number}",) for process in range(PROCESSES) for number in range(count)}
    found = book.rows("SELECT text FROM entry")
    assert set(found) == wanted
    assert len(found) == len(wanted)
    hold_promises(book.path)


def tell(capsys: pytest.CaptureFixture[str], engine: str, what: str, seconds: list[float]) -> None:
    with capsys.disabled():
        sys.stdout.write(
            f"\n{engine}: {len(seconds)} {what} of {PROCESSES} processes, the slowest in {max(seconds):.2f} s\n"
        )
