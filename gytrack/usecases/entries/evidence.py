"""Files that prove a report or an application, known by name, size and digest."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from gytrack.errors import InputError, system_words
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.queries.proofs import OWNERS, Owner
from gytrack.records.proof import Proof
from gytrack.usecases.texts import storable

_AT_ONCE = 1 << 20
_TODO = "请核对文件的位置和权限"


def examine(path: Path, host: str = "", copy: BinaryIO | None = None) -> Proof:
    """Take a file's name, size and digest.

    Args:
        path: the file.
        host: the machine that this is.
        copy: what the file's bytes are written to as they are read, so that digest and copy are of the same bytes.

    Raises:
        InputError: it is not there, is a folder or no file at all, is empty, cannot be read, or changes meanwhile.
    """
    try:
        _require_file(path)
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            size, digest = _read(file, copy)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise unreadable(path, error) from error
    if size == 0:
        raise InputError(f"佐证材料 {path} 是空文件（0字节）", "请核对文件")
    if size != before.st_size or _state(before) != _state(after):
        raise InputError(f"佐证材料 {path} 在读取时被改动", "请等文件写完、关闭后重试")
    where = storable(os.path.abspath(path), "佐证材料的位置")  # noqa: PTH100 - a link's own place, not where it leads
    return Proof(storable(path.name, "佐证材料的文件名"), size, digest, where, host or None)


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error for a file that the system does not give."""
    return InputError(f"佐证材料 {path} 读不了（{system_words(error)}）", _TODO)


def rows(ids: Ids, owner: Owner, owner_id: int, evidence: Iterable[Proof]) -> list[Change]:
    """Return the rows of the files that prove one thing; what else they could prove is null."""
    belongs = {f"{one}_id": owner_id if one == owner else None for one in OWNERS}
    return [insert("evidence", ids.next("evidence"), **belongs, **proof._asdict()) for proof in evidence]


def _require_file(path: Path) -> None:
    # Asked before it is opened: opening a pipe would wait for whoever writes into it.
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        raise InputError(f"佐证材料 {path} 读不了（是文件夹）", "请逐个写出文件，或先打成一个压缩包")
    if not S_ISREG(mode):
        raise InputError(f"佐证材料 {path} 读不了（不是普通文件）", _TODO)


def _read(file: BinaryIO, copy: BinaryIO | None) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while block := file.read(_AT_ONCE):
        size += len(block)
        digest.update(block)
        if copy is not None:
            copy.write(block)
    return size, digest.hexdigest()


def _state(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_size, stat.st_mtime_ns
