"""Writing a file whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from gytrack.errors import InputError, system_words


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file whole: what was there stays until the new one is complete.

    Raises:
        InputError: the file is in use elsewhere, or cannot be written.
    """
    try:
        _replace(path, write)
    except PermissionError as error:
        if error.filename2 is not None:  # the new file is written, but may not take the old one's place
            raise InputError(f"文件 {path} 正被占用", "请关闭后重试") from error
        raise InputError(f"文件夹 {path.parent} 不能写（没有权限）", "请换一个位置") from error
    except OSError as error:
        raise InputError(f"文件 {path} 写不成（{system_words(error)}）", "请检查磁盘和位置") from error


def _replace(path: Path, write: Callable[[BinaryIO], None]) -> None:
    # A name of its own instead of tempfile's, whose files nobody else may read.
    new = path.with_name(f".gytrack-{os.urandom(16).hex()}")
    try:
        with new.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
