"""Several people at one ledger: writers wait for each other, and nobody's entry is lost."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import ledgers
import pytest
from processes import finish, start
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import LedgerError
from gytrack.ledger import migrate
from gytrack.ledger.connection import writing
from gytrack.ledger.engines import session, sqlite


@contextmanager
def held(book: Book) -> Iterator[Callable[[], None]]:
    """Hold the ledger as another writer does, and give what lets it go."""
    if ledgers.on_server():
        with writing(book.db) as ledger:
            yield lambda: ledger.commit("")
        return
    with closing(sqlite3.connect(book.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield lambda: other.execute("COMMIT").close()


def test_a_ledger_that_is_held_too_long_is_said_to_be_busy(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sqlite, session):
        monkeypatch.setattr(module, "WAIT_SECONDS", 0.1)
    before = book.dump()
    with held(book):
        with pytest.raises(LedgerError) as error:
            book.log("1.1.1", "挂牌")
        book.status_text()
    assert str(error.value) == f"台账 {book.db} 正被另一个程序占用。请等它结束后重试。"
    assert book.dump() == before


@pytest.mark.sqlite
def test_making_a_ledger_that_is_held_too_long_is_said_to_be_busy(
    empty: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sqlite, migrate):
        monkeypatch.setattr(module, "WAIT_SECONDS", 0.1)
    empty.path.parent.mkdir()
    with held(empty), pytest.raises(LedgerError, match="正被另一个程序占用"):
        empty.store(small_plan(), source())
    empty.store(small_plan(), source())
    hold_promises(empty.path)


def test_a_second_writer_waits_for_the_first(book: Book) -> None:
    with held(book) as let_go:
        freed = threading.Timer(0.4, let_go)
        freed.start()
        began = time.monotonic()
        book.log("1.1.1", "挂牌")
        assert time.monotonic() - began > 0.2
        freed.join()
    assert book.count("entry") == 1


def test_writers_side_by_side_lose_nothing(book: Book) -> None:
    workers = [start("add", book.db, "20") for _ in range(3)]
    said = [line.split()[1] for worker in workers for line in finish(worker)]
    assert sorted(map(int, said)) == list(range(3, 63))
    assert book.count("entry") == 60
    hold_promises(book.path)


@pytest.mark.parametrize("turn", range(3))
def test_two_imports_into_a_ledger_that_is_not_there_yet(empty: Book, turn: int) -> None:
    workers = [start("import", empty.db, f"plan{number}-{turn}") for number in range(3)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
    said = [line for worker in workers for line in finish(worker)]
    assert sorted(said) == ["import 2", "import 3", "import 4"]
    if not ledgers.on_server():
        assert empty.rows("PRAGMA journal_mode") == [("wal",)]
    assert empty.rows("SELECT count(*) FROM command WHERE name = 'migrate'") == [(1,)]
    hold_promises(empty.path)


def test_the_same_plan_imported_twice_at_once_is_stored_once(empty: Book) -> None:
    workers = [start("import", empty.db, "same") for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        worker.stdout.readline()
    said = sorted(line for worker in workers for line in finish(worker, "\n"))
    assert said[0] == "import 2"
    assert said[1].startswith("refused 《某区试验实施方案》已在台账里（代号 same，第 2 号命令导入）")
    assert empty.count("plan") == 1
