"""How many cells text takes on a screen, and folding by cells: a hanzi takes two, which ``len`` and click do not know."""

from collections.abc import Callable
from unicodedata import category, east_asian_width

Measure = Callable[[str], int]

_CLOSING = frozenset("，。、；：？！）》」』】〉”’…—,.;:?!)%")  # no line begins with one of these
_OPENING = frozenset("（《「『【〈“‘(")  # and none ends with one of these


class _Cells(dict[str, int]):
    """Cells of a character, worked out once for each; a dictionary's lookup runs at the speed of C."""

    def __init__(self, wide: str) -> None:
        super().__init__()
        self._wide = wide

    def __missing__(self, sign: str) -> int:
        if category(sign) in ("Mn", "Me", "Cf"):
            cells = 0
        else:
            cells = 2 if east_asian_width(sign) in self._wide else 1
        self[sign] = cells
        return cells


_NARROW = _Cells("WF")
_WIDE = _Cells("WFA")


def width(text: str) -> int:
    """Return the cells that ``text`` takes on a usual terminal."""
    return len(text) if text.isascii() else sum(map(_NARROW.__getitem__, text))


def wide_width(text: str) -> int:
    """Return the cells of ``text`` on a console that draws “ ” ● — two wide, as Chinese fonts have them."""
    return len(text) if text.isascii() else sum(map(_WIDE.__getitem__, text))


def pad(text: str, cells: int, measure: Measure = width, *, right: bool = False) -> str:
    """Fill ``text`` with spaces up to ``cells``; a number stands at the right."""
    space = " " * (cells - measure(text))
    return space + text if right else text + space


def fold(text: str, cells: int, measure: Measure = width) -> list[str]:
    """Break ``text`` into lines of at most ``cells``, losing nothing but spaces at the breaks."""
    return [line for part in text.split("\n") for line in _fold_line(part, cells, measure)]


def _fold_line(text: str, cells: int, measure: Measure) -> list[str]:
    lines = []
    while measure(text) > cells:
        cut = _break_before(text, _fitting(text, cells, measure))
        lines.append(text[:cut].rstrip(" "))
        text = text[cut:].lstrip(" ")
    lines.append(text)
    return lines


def _fitting(text: str, cells: int, measure: Measure) -> int:
    """Return how many characters fit, at least one, so that folding ends on the narrowest screen."""
    for count, sign in enumerate(text):
        cells -= measure(sign)
        if cells < 0:
            return max(count, 1)
    return len(text)


def _break_before(text: str, most: int) -> int:
    """Return the last good place for a break, ``most`` itself where there is none."""
    for at in range(most, 0, -1):
        if _may_break(text[at - 1], text[at : at + 1]):
            return at
    return most


def _may_break(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING:
        return False
    return not after or " " in (before, after) or not (before.isascii() and after.isascii())
