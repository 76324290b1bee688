"""The title of a paper that explains a plan: 《X》政策解读, 一图读懂X."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gytrack.reading.language.marks import mark_of
from gytrack.reading.layout.furniture import without_furniture
from gytrack.reading.layout.titles import ends_as_title
from gytrack.reading.text.passage import Passage

_AFTER = re.compile(
    r"(?:关于)?(?:对)?(?P<title>.{4,}?)(?:的)?(?:(?:相关|有关)?政策|文件|图文|文字|专家|权威|简要)*"
    r"(?:解读|图解|问答|起草说明|编制说明)(?:材料|稿|（[^（）]{1,10}）)?"
)
_BEFORE = re.compile(
    r"(?:【?(?:政策|文件|图文|文字|专家)*(?:解读|图解|问答)(?:】?[：｜|丨]|】|(?=《))"
    r"|【?(?:一图|一文|图文|带你)(?:读懂|看懂|解读)】?[：｜|丨]?)"
    r"(?P<title>.{4,})"
)
_NAMED = re.compile("《([^》]+)》")
_ALONE = re.compile(r"【?(?:政策|文件|图文|文字|专家)*(?:解读|图解|问答)】?")
_LINES_BEFORE = 3
_LINES_OF_A_TITLE = 5
_LONGEST_LINE = 80


class Interpreted(NamedTuple):
    """The title of the plan explained, and the lines that give it."""

    title: str
    lines: tuple[Passage, ...]


def interpreted_title(lines: Sequence[Passage]) -> Interpreted | None:
    """Return what the first lines say that the paper explains, joined where they are broken; null for a plan itself."""
    lines = without_furniture(lines)
    for start in range(min(_LINES_BEFORE, len(lines))):
        joined = ""
        for count, line in enumerate(lines[start : start + _LINES_OF_A_TITLE], start=start + 1):
            if len(line) > _LONGEST_LINE or mark_of(line):
                break
            joined += "解读：" if not joined and _ALONE.fullmatch(line.text) else line.text
            title = _title_in(joined)
            if title:
                return Interpreted(title, tuple(lines[start:count]))
    return None


def _title_in(text: str) -> str | None:
    found = _AFTER.fullmatch(text) or _BEFORE.fullmatch(text)
    if not found:
        return None
    title = found["title"]
    named = _NAMED.fullmatch(title)
    return named[1] if named else title if ends_as_title(title) else None
