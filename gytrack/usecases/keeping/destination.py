"""Where a backup goes: its name, its folder, and whether it may be written there."""

from datetime import date
from pathlib import Path

from gytrack.addresses import ledger_name, names_server
from gytrack.errors import InputError, system_words
from gytrack.ledger.keeping.backup import require_free
from gytrack.ledger.keeping.copying import neighbours
from gytrack.ledger.places import require
from gytrack.usecases.texts import storable

_DATE = "{date}"


def destination(file: Path, db: str, today: date, *, force: bool) -> Path:
    """Return the file that a backup is to be written to.

    Args:
        file: what a person gave: a file, or a folder that is there; ``{date}`` in it stands for ``today``. A name
            without an ending is a folder's: where that is missing, as a stick that is not plugged in, nothing is made.
        db: where the ledger in use stands, and must.
        today: the day in the file's name.
        force: whether a file that is there may be replaced.

    Raises:
        LedgerError: there is no ledger.
        InputError: nothing can be written there, or only at the cost of something else.
    """
    day = f"{today:%Y%m%d}"
    ledger = None if names_server(db) else require(db)
    try:
        target = Path(str(file).replace(_DATE, day)).expanduser()
        if target.is_dir():
            target /= f"{ledger_name(db)}_备份_{day}{(ledger and ledger.suffix) or '.db'}"
        elif not target.suffix and not target.exists():
            raise InputError(
                f"文件夹 {target} 不存在",
                f"请先建立文件夹；如果要备份成文件，请写出结尾，如 {file.name or '台账'}.db",
            )
        storable(target.name, "文件名")
        _require_place(target, ledger)
        if not force:
            require_free(target)
        _require_plain(target)
    except RuntimeError as error:  # the home of a user that is not there
        raise InputError(f"找不到 {file} 所指的用户文件夹", "请写出完整的路径") from error
    except OSError as error:
        raise InputError(f"备份不能写到 {file}（{system_words(error)}）", "请换一个位置") from error
    return target


def _require_place(target: Path, ledger: Path | None) -> None:
    if not target.parent.is_dir():
        raise InputError(f"文件夹 {target.parent} 不存在", "请先建立文件夹，或换一个位置")
    if ledger is None:
        return
    own = {ledger.name.casefold(), *(one.name.casefold() for one in neighbours(ledger))}
    beside = target.parent.samefile(ledger.resolve().parent) or target.parent.samefile(ledger.parent)
    if (beside and target.name.casefold() in own) or _is_same(target, ledger):
        raise InputError(f"{target} 就是正在使用的台账，不能备份到它自己", "请换一个文件名")


def _is_same(target: Path, ledger: Path) -> bool:
    return target.exists() and target.samefile(ledger)


def _require_plain(target: Path) -> None:
    """Leave alone what is no plain file, and what SQLite would take for a part of the copy, or has open."""
    if target.exists() and not target.is_file():
        raise InputError(f"{target} 不是普通文件", "请换一个文件名")
    for left in neighbours(target):
        if left.exists():
            raise InputError(
                f"{target} 正被另一个程序占用（旁边有 {left.name}）", "请关闭用到它的程序，或换一个文件名"
            )
