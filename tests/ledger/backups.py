"""Backing up and restoring a ledger as the commands do, for tests that look into the files."""

from pathlib import Path

from workbench import Book

from gytrack.ledger.connection import reading, writing
from gytrack.ledger.keeping.backup import back_up
from gytrack.ledger.keeping.contents import Contents
from gytrack.usecases.keeping.backing_up import note_backup
from gytrack.usecases.keeping.offered import take
from gytrack.usecases.keeping.restoring import Restored, restore


def backed_up(book: Book, name: str = "备份.db") -> Book:
    """Back up beside the ledger; return the copy."""
    target = book.path.with_name(name)
    backed_up_to(book, target)
    return Book(target, book.plan)


def backed_up_to(book: Book, target: Path) -> Contents:
    with reading(book.db) as ledger:
        held = back_up(ledger, book.db, target)
    with writing(book.db) as ledger:
        note_backup(ledger, book.actor(), target)
    return held


def restored(book: Book, file: Path, scratch: Path) -> Restored:
    """Restore by way of a folder that is there and empty but for what was restored before."""
    copied = scratch / "copied.db"
    copied.unlink(missing_ok=True)
    take(file, book.path, copied)
    return restore(book.actor(), file, book.path, copied)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
