"""A backup that is offered to come back from: copied to work on, and checked through and through."""

from pathlib import Path

from gytrack.errors import InputError, LedgerError, system_words
from gytrack.ledger.keeping.backup import examine
from gytrack.ledger.keeping.contents import Contents, revision_of
from gytrack.ledger.keeping.copying import copy, opened_file
from gytrack.ledger.revision import HEAD
from gytrack.usecases.texts import storable

_ANOTHER = "请换一个备份文件"


def take(file: Path, ledger: Path | None, copied: Path) -> Contents:
    """Copy a backup, so that nothing can happen to it between the check and the restore, and check the copy.

    Args:
        file: the backup.
        ledger: the file of the ledger in use, which is no backup of itself; null where it is on a server.
        copied: where the copy is made.

    Raises:
        InputError: the backup is not there, or cannot be copied.
        LedgerError: it is no ledger, damaged, or newer than this program.
    """
    try:
        _require_file(file, ledger)
    except OSError as error:
        raise InputError(f"备份 {file} 读不了（{system_words(error)}）", "请核对文件的位置和权限") from error
    require_known(_copied(file, copied), f"备份 {file}")
    fault, held = examine(copied)
    if held is None:
        raise LedgerError(f"备份 {file} {fault}，不能用来恢复", _ANOTHER)
    return held


def _copied(file: Path, copied: Path) -> str:
    try:
        with opened_file(file) as source:
            copy(source, copied)
            return revision_of(source)
    except LedgerError as error:
        raise LedgerError(error.wrong, _ANOTHER) from error


def require_known(revision: str, what: str) -> None:
    """Refuse what a newer program has written.

    Raises:
        LedgerError: this program does not know the revision.
    """
    if revision == HEAD:
        return
    from gytrack.ledger.scripts import knows

    if not knows(revision):
        raise LedgerError(f"{what} 由更新版本的 gytrack 写成（{revision}）", "请升级 gytrack 后再恢复")


def _require_file(file: Path, ledger: Path | None) -> None:
    storable(file.name, "文件名")
    if file.is_dir():
        raise InputError(f"{file} 是文件夹", "请写出备份文件")
    if not file.exists():
        raise InputError(f"文件 {file} 不存在", "请核对文件名")
    if ledger is not None and ledger.exists() and file.samefile(ledger):
        raise InputError(f"{file} 就是正在使用的台账", "请写出备份文件")
