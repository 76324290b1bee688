"""A verified copy of a ledger: it gets its name only once it was opened again and found equal and sound."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from gytrack.addresses import names_server
from gytrack.errors import InputError, LedgerError, system_words
from gytrack.ledger.connection import Reader
from gytrack.ledger.keeping.carrying import to_file
from gytrack.ledger.keeping.contents import Contents, contents
from gytrack.ledger.keeping.copying import copy, neighbours, opened_file
from gytrack.ledger.keeping.soundness import first_fault
from gytrack.ledger.places import local_path, shown

_TODO_FILE = "请停止使用，把台账文件另行复制留存，再用 gytrack restore 恢复最近的备份"
_TODO_SERVER = "请停止使用，请数据库管理员另行备份整个数据库，再用 gytrack restore 恢复最近的备份"


def back_up(ledger: Reader, db: str, target: Path, *, force: bool = False) -> Contents:
    """Copy a ledger, as a reader sees it, into a file that is complete and verified before it gets its name.

    Args:
        ledger: what to copy.
        db: where it stands; the copy of a file gets its permissions, that of a server is for one person alone.
        target: the copy's file.
        force: whether a file that is there is replaced.

    Returns:
        What the copy holds.

    Raises:
        LedgerError: the ledger is damaged, or was changed behind the program's back; no copy is left.
        InputError: the file is there, or cannot be written.
    """
    path = None if names_server(db) else local_path(db)
    mode = S_IMODE(path.stat().st_mode) if path else 0
    with _new_file(mode, target, force=force) as new:
        held = contents(ledger)
        if path:
            copy(ledger, new)
        else:
            to_file(ledger, new)
        _require_equal(new, held, db)
    return held


def examine(copied: Path) -> tuple[str, Contents | None]:
    """Open a copy again; return its first fault in words, and what it holds where it has none."""
    try:
        with opened_file(copied) as ledger:
            fault = first_fault(ledger)
            return fault, None if fault else contents(ledger)
    except LedgerError:
        return "已损坏", None


def _require_equal(copied: Path, held: Contents, db: str) -> None:
    fault, found = examine(copied)
    if fault or found != held:
        raise LedgerError(
            f"没有备份：台账 {shown(db)} {fault or '与它的备份不一致'}",
            _TODO_SERVER if names_server(db) else _TODO_FILE,
        )


def save_bytes(path: Path, target: Path) -> None:
    """Copy a ledger that SQLite cannot read whole, with what stands beside it, byte by byte.

    Raises:
        InputError: it cannot be read, or the copy not written.
    """
    written: list[Path] = []
    try:
        for source in (path, *neighbours(path)):
            if source.exists():
                copied = target.with_name(target.name + source.name.removeprefix(path.name))
                with source.open("rb") as old, copied.open("xb") as new:
                    written.append(copied)
                    shutil.copyfileobj(old, new)
                    new.flush()
                    os.fsync(new.fileno())
        _sync_names(target.parent)
    except BaseException as error:
        for copied in written:
            copied.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(target, error) from error
        raise


@contextmanager
def _new_file(mode: int, target: Path, *, force: bool) -> Iterator[Path]:
    """Give a file beside the target to fill; it takes the target's place when all went well, else it is gone."""
    new = target.with_name(f".gytrack-{os.urandom(16).hex()}")
    try:
        new.touch(mode=mode | 0o600, exist_ok=False)
        yield new
        if not force:
            require_free(target)  # as it was when the copy began
        new.replace(target)
        _sync_names(target.parent)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        for left in (new, *neighbours(new)):
            with suppress(OSError):
                left.unlink()


def require_free(target: Path) -> None:
    """Let no file be written over unasked.

    Raises:
        InputError: one is there.
    """
    if os.path.lexists(target):
        raise InputError(f"文件 {target} 已存在", "换一个文件名，或加 --force 覆盖")


def _unwritable(target: Path, error: OSError) -> InputError:
    todo = "请检查磁盘和文件夹的写权限，或换一个位置"
    return InputError(f"备份 {target} 写不成（{system_words(error)}）", todo)


def _sync_names(folder: Path) -> None:
    """Have the disk keep a folder's names, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
