"""Copies of evidence beside the ledger, each under the digest of what it holds, so that no name can lead elsewhere."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gytrack.errors import InputError, system_words
from gytrack.records.proof import Proof
from gytrack.usecases.entries.evidence import examine

_ENDING = re.compile(r"\.[0-9a-z]{1,8}")


def copy_name(name: str, sha256: str) -> str:
    """Return what a copy is called: its digest, with the file's ending where that is plain, so that it opens."""
    ending = Path(name).suffix.lower()
    return sha256 + (ending if _ENDING.fullmatch(ending) else "")


@contextmanager
def examined(paths: list[Path], host: str, folder: Path | None) -> Iterator[tuple[Proof, ...]]:
    """Examine files, and keep copies of them where a folder is given; those made are gone again where the rest fails.

    Args:
        paths: the files; one that is named twice counts once.
        host: the machine that this is.
        folder: where copies are kept, null where none are.

    Raises:
        InputError: as ``examine``, or a copy cannot be written.
    """
    made: list[Path] = []
    try:
        found = [examine(path, host) if folder is None else _kept(path, host, folder, made) for path in paths]
        yield tuple(dict.fromkeys(found))
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.unlink()
        raise


def _kept(path: Path, host: str, folder: Path, made: list[Path]) -> Proof:
    """Examine a file and copy it in one reading; what was copied newly is added to ``made``."""
    new = folder / f".gytrack-{os.urandom(16).hex()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with new.open("xb") as copy:
            proof = examine(path, host, copy)
            copy.flush()
            os.fsync(copy.fileno())
        place = folder / copy_name(proof.name, proof.sha256)
        if not place.exists():
            made.append(place)
        new.replace(place)  # also over one that is there: it may have been spoilt since
        _sync_names(folder)
    except OSError as error:
        raise InputError(
            f"佐证材料 {path} 的副本存不进 {folder}（{system_words(error)}）",
            "请检查磁盘和位置，或去掉 --copy",
        ) from error
    finally:
        with suppress(OSError):
            new.unlink()
    return proof._replace(copied=True)


def _sync_names(folder: Path) -> None:
    """Make a new name in a folder outlast a loss of power, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
