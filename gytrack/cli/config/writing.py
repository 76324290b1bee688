"""Writing the file: whole or not at all, in its place, by whoever may."""

from pathlib import Path
from typing import BinaryIO

from gytrack.errors import InputError, system_words
from gytrack.usecases.exporting.replacing import write_file

_ELSEWHERE = "请检查位置和权限，或用环境变量 GYTRACK_CONFIG 指定另一个文件"


def write(path: Path, text: str) -> None:
    """Write the configuration; its folder is made, its permissions stay, and a link keeps pointing to it.

    Raises:
        InputError: it cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise InputError(f"{path} 不是普通文件，不能存配置", _ELSEWHERE)
    except OSError as error:
        raise InputError(f"配置文件 {path} 写不成（{system_words(error)}）", _ELSEWHERE) from error

    def fill(stream: BinaryIO) -> None:
        stream.write(text.encode())

    write_file(target, fill)
