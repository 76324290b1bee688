"""Several people at one ledger: writers wait for each other, and nobody's entry is lost."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from processes import finish, start
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import LedgerError
from gytrack.ledger import connection, migrate


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the ledger as another writer does."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_ledger_that_is_held_too_long_is_said_to_be_busy(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0.1)
    before = book.dump()
    with held(book.path):
        with pytest.raises(LedgerError) as error:
            book.log("1.1.1", "挂牌")
        book.status_text()
    assert str(error.value) == f"台账 {book.path} 正被另一个程序占用。请等它结束后重试。"
    assert book.dump() == before


def test_making_a_ledger_that_is_held_too_long_is_said_to_be_busy(
    empty: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (connection, migrate):
        monkeypatch.setattr(module, "WAIT_SECONDS", 0.1)
    empty.path.parent.mkdir()
    with held(empty.path), pytest.raises(LedgerError, match="正被另一个程序占用"):
        empty.store(small_plan(), source())
    empty.store(small_plan(), source())
    hold_promises(empty.path)


def test_a_second_writer_waits_for_the_first(book: Book) -> None:
    with held(book.path) as other:
        freed = threading.Timer(0.4, lambda: other.execute("COMMIT"))
        freed.start()
        began = time.monotonic()
        book.log("1.1.1", "挂牌")
        assert time.monotonic() - began > 0.2
        freed.join()
    assert book.count("entry") == 1


def test_writers_side_by_side_lose_nothing(book: Book) -> None:
    workers = [start("add", book.path, "20") for _ in range(3)]
    said = [line.split()[1] for worker in workers for line in finish(worker)]
    assert sorted(map(int, said)) == list(range(3, 63))
    assert book.count("entry") == 60
    hold_promises(book.path)


@pytest.mark.parametrize("turn", range(3))
def test_two_imports_into_a_ledger_that_is_not_there_yet(empty: Book, turn: int) -> None:
    workers = [start("import", empty.path, f"plan{number}-{turn}") for number in range(3)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
    said = [line for worker in workers for line in finish(worker)]
    assert sorted(said) == ["import 2", "import 3", "import 4"]
    assert empty.rows("PRAGMA journal_mode") == [("wal",)]
    assert empty.rows("SELECT count(*) FROM command WHERE name = 'migrate'") == [(1,)]
    hold_promises(empty.path)


def test_the_same_plan_imported_twice_at_once_is_stored_once(empty: Book) -> None:
    workers = [start("import", empty.path, "same") for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        worker.stdout.readline()
    said = sorted(line for worker in workers for line in finish(worker, "\n"))
    assert said[0] == "import 2"
    assert said[1].startswith("refused 《某区试验实施方案》已在台账里（代号 same，第 2 号命令导入）")
    assert empty.count("plan") == 1
