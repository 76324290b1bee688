"""Files that prove a report, known by name, size and digest."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from gytrack.errors import InputError, system_words
from gytrack.usecases.texts import storable


class Evidence(NamedTuple):
    """A file as it was when the report was logged; ``size`` is in bytes."""

    name: str
    size: int
    sha256: str


def examine(path: Path) -> Evidence:
    """Take a file's name, size and digest.

    Raises:
        InputError: it is not there, is a folder, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Evidence(storable(path.name, "佐证材料的文件名"), path.stat().st_size, digest)
    except OSError as error:
        raise InputError(
            f"佐证材料 {path} 读不了（{system_words(error)}）", "请核对文件的位置和权限"
        ) from error
