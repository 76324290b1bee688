"""Where a file goes: its name, its folder, and whether it may be written there."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

from gytrack.errors import InputError, system_words
from gytrack.usecases.exporting.contents import PLAN_TEXTS
from gytrack.usecases.exporting.formats import ENDINGS
from gytrack.usecases.exporting.naming import What, compact

DAY = "{date}"
"""What stands for the day of the figures in a file's name, so that a weekly export is one line."""

_MOST_BYTES = 255
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
# What LibreOffice, Excel and WPS put beside a file while it is open there; only Windows keeps others out by itself.
_LOCKS = (".~lock.{}#", "~${}", ".~{}")


def destination(
    given: str | None, usual: str, day: date, *, force: bool, endings: Sequence[str] = ENDINGS
) -> Path:
    """Return the file to be written: the one given, or one of the ``usual`` name in the folder given, or here.

    Raises:
        InputError: the ending is not known, the name cannot be used everywhere, the folder is not there, or the file
            is, or is open elsewhere.
    """
    words = (given or ".").replace(DAY, compact(day))
    _check_length(PurePath(words).name)
    try:
        return _found(words, usual, endings, force=force)
    except OSError as error:
        raise InputError(f"打不开 {words}（{system_words(error)}）", "请换一个位置") from error


def ending_of(path: PurePath) -> str:
    """Return the ending of a file's name in small letters, without the dot."""
    return path.suffix.lstrip(".").lower()


def usual_content(given: str | None) -> What:
    """Return what a file holds where nobody says: the plan itself where it can hold nothing else, else the ledger."""
    return "plan" if given and ending_of(PurePath(given)) in PLAN_TEXTS else "status"


def _found(words: str, usual: str, endings: Sequence[str], *, force: bool) -> Path:
    path = Path(words)
    if path.is_dir():
        path /= usual
    elif words.endswith(("/", "\\")):
        raise InputError(f"文件夹 {path} 不存在", "请先建立文件夹，或换一个位置")
    else:
        _check_name(path, endings)
    _check_place(path, force=force)
    return path


def _check_length(name: str) -> None:
    # The limit of Linux, which is the narrowest for hanzi: a file that is sent on should arrive under its name.
    if len(name.encode(errors="surrogatepass")) > _MOST_BYTES:
        raise InputError(f"文件名太长（{len(name)}字）", "请缩短到80个汉字以内")


def _check_name(path: Path, endings: Sequence[str]) -> None:
    if ending_of(path) not in endings:
        raise InputError(f"不认识文件名的结尾“{path.suffix or path.name}”", f"可用：{'、'.join(endings)}")
    unusable = _NOT_ON_WINDOWS.search(path.name)
    if unusable:
        raise InputError(
            f"文件名 {path.name} 里的 {unusable[0]} 在 Windows 上不能用", "请换一个文件名，如 台账.xlsx"
        )
    if _DEVICES.match(path.name):
        raise InputError(f"文件名 {path.name} 是 Windows 的设备名", "请换一个文件名，如 台账.xlsx")


def _check_place(path: Path, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise InputError(f"文件夹 {path.parent} 不存在", "请先建立文件夹，或换一个位置")
    if not path.exists():
        return
    if path.is_dir():
        raise InputError(f"{path} 是文件夹", "请换一个文件名")
    if not force:
        raise InputError(f"文件 {path} 已存在", "换一个文件名，或加 --force 覆盖")
    for lock in _LOCKS:
        beside = path.with_name(lock.format(path.name))
        if beside.exists():
            raise InputError(
                f"文件 {path} 正被占用", f"请关闭后重试；确未打开的，删除留下的 {beside.name} 后重试"
            )
