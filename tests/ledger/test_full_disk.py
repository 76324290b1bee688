"""A disk without room leaves the ledger as it was and says so."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import finish, start
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import LedgerError
from gytrack.ledger import migrate
from gytrack.ledger.engines import sqlite

pytestmark = pytest.mark.sqlite


def filled(monkeypatch: pytest.MonkeyPatch, pages: int = 0) -> None:
    """Let no ledger grow by more than some pages, as on a full disk."""
    connect = sqlite.connect

    def on_full_disk(path: Path, wait: float | None = None) -> sqlite3.Connection:
        opened = connect(path, wait)
        size = opened.execute("PRAGMA page_count").fetchone()[0]
        opened.execute(f"PRAGMA max_page_count = {size + pages}")
        return opened

    monkeypatch.setattr(sqlite, "connect", on_full_disk)
    monkeypatch.setattr(migrate, "connect", on_full_disk)


@pytest.mark.parametrize("pages", [0, 1, 2, 5, 10, 20])
def test_an_import_without_room_leaves_the_ledger_as_it_was(
    book: Book, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    before = book.dump()
    with monkeypatch.context() as patch:
        filled(patch, pages)
        with pytest.raises(LedgerError) as error:
            book.store(small_plan(), source("大" * 50_000), "big")
    assert str(error.value) == f"磁盘已满，未写入台账 {book.path}。请清理磁盘后重试。"
    assert book.dump() == before
    hold_promises(book.path)
    book.store(small_plan(), source("大" * 50_000), "big")


@pytest.mark.parametrize(
    "run",
    [
        lambda book: book.log("1.1.1", "长" * 9_000),
        lambda book: book.undo(2),
        lambda book: book.set_start(book.today.replace(year=2023), "据" * 9_000),
    ],
    ids=["log", "undo", "set_start"],
)
def test_every_command_without_room_leaves_the_ledger_as_it_was(
    book: Book, monkeypatch: pytest.MonkeyPatch, run: Callable[[Book], object]
) -> None:
    before = book.dump()
    filled(monkeypatch)
    with pytest.raises(LedgerError, match="磁盘已满"):
        run(book)
    assert book.dump() == before


def test_reading_needs_no_room(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = book.status_text()
    filled(monkeypatch)
    assert book.status_text() == before


def test_a_ledger_that_finds_no_room_is_said_and_can_be_made_later(
    empty: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        filled(patch, 10)
        with pytest.raises(LedgerError, match="磁盘已满，未写入台账"):
            empty.store(small_plan(), source())
    empty.store(small_plan(), source())
    hold_promises(empty.path)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
@pytest.mark.parametrize("size", [60_000, 120_000, 200_000])
def test_a_file_that_the_system_lets_grow_no_further(book: Book, tmp_path: Path, size: int) -> None:
    before = book.dump()
    copy = Path(shutil.copy(book.path, tmp_path / "copy.db"))
    (said,) = finish(start("squeeze", book.db, str(size)))
    assert said.startswith("refused")
    assert "磁盘" in said
    assert book.dump() == before == Book(copy).dump()
    hold_promises(book.path)
