"""Which target a figure is for, as typed: ``2``, ``t1=2``, ``t1=2，t2=4``, ``旗舰中医馆：2家；中医阁：4家``."""

import re
from collections.abc import Iterator

from gytrack.usecases.asking.typed import plain

_BETWEEN = r"[,;、\s]"
_FIGURE = rf"(?:[+-]?\d{{1,3}}(?:,\d{{3}})+(?!\d))?(?:(?!{_BETWEEN}).)*(?:(?<=\d)\s+[^\d,;、\s]+)?"
_THEN_NAME = rf"(?s)({_FIGURE}){_BETWEEN}+(.+)"


def split_assignments(typed: str) -> Iterator[tuple[str | None, str]]:
    """Yield each ``TARGET=N``; the target is null where only a number was typed. ＝, ： and : are = too.

    Several are told apart by a comma, a semicolon, 、 or a space before the next name, since names hold 、 themselves
    and numbers commas: in ``t1=1,200，t2=4`` the first figure is 1,200.
    """
    text = plain(typed)
    name, *parts = re.split("[=:]", text)
    if not parts:
        yield None, text
        return
    for part in parts[:-1]:
        found = re.fullmatch(_THEN_NAME, part.strip())
        yield _name(name), plain(found[1] if found else part)
        name = found[2] if found else ""
    yield _name(name), plain(parts[-1])


def _name(typed: str) -> str:
    return plain(typed).lower()
