"""Percents of progress as people type them."""

import re

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.numerals import read_count, read_share
from gytrack.usecases.asking.typed import plain

_MOST = 100


def parse_percent(typed: str) -> int:
    """Read a percent of progress, a whole number from 0 to 100: ``60``, ``６０％``, 百分之六十, 六成, 六十.

    Raises:
        InputError: it is not.
    """
    text = plain(typed).rstrip("。")
    share = read_share(text)
    bare = text.removesuffix("%").rstrip()
    if share is None and re.fullmatch(r"\d{1,3}(?:\.0+)?", bare):
        share = int(bare.partition(".")[0])
    if share is None and not bare.isascii():
        share = read_count(bare)
    if share is None or share > _MOST:
        raise InputError(f"进度“{shorten(typed)}”不合规定", f"请填写0到100之间的整数{_hint(bare)}")
    return share


def _hint(text: str) -> str:
    """Return the words for a fraction: 0.6 may mean 60, and between 60 and 61 nobody but the person can choose."""
    found = re.fullmatch(r"(\d{1,2})\.(\d+)", text)
    if not found:
        return ""
    if found[1] == "0":
        return f"，如指{int((found[2] + '0')[:2])}%，请写{int((found[2] + '0')[:2])}"
    return f"，如{found[1]}或{int(found[1]) + 1}"
