"""Which lines of slides are headings, and which section each opens."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from gytrack.reading.language.headings import kind_of_heading
from gytrack.reading.slides.contents import Entry
from gytrack.reading.slides.lines import Line
from gytrack.reading.slides.numbering import Numbering
from gytrack.reading.slides.section import Section

_Depth = Literal["part", "item"]

# The whole names of such a part; 加强组织领导 is a line in one.
_SAFEGUARDS = re.compile(
    r"(?:组织|工作|实施)?保障(?:措施|机制)?|(?:工作|有关)要求|组织(?:实施|领导)(?:和保障|与保障)?"
)
_CLAUSE = re.compile("[，：；、]")
_HOLDS_NO_TASKS = ("background", "goal", "supplement")


class Heading(NamedTuple):
    """The code of the section that a line opens, null where it opens none; what was unsure of it and assumed."""

    code: str | None
    unsure: str = ""
    assumed: str = ""


class Headings:
    """The headings so far: the part that is open, and how deep the file's headings lie."""

    def __init__(self, entries: Sequence[Entry], body: Sequence[Line]) -> None:
        self._numbering = Numbering(entries, body)
        self._with_items = {entry.above for entry in entries if entry.above}
        self._has_outline = bool(entries)
        self._part = ""
        self._headed_before = False
        levels = [line.level for line in body if line.level and line.may_head]
        self._top = min(self._levels(body, items=False), default=min(levels, default=0))
        self._second = min(self._levels(body, items=True), default=self._top + 1)

    def of(self, line: Line, following: Line | None, here: Section | None) -> Heading | None:
        """Return what a line opens, null where it is no heading; ``here`` is the section open so far."""
        heading = self._heading(line, following, here) if line.may_head else None
        self._headed_before = heading is not None
        if heading and heading.code:
            self._part = heading.code.partition(".")[0]
            self._numbering.take(heading.code)
        return heading

    def _levels(self, body: Sequence[Line], *, items: bool) -> list[int]:
        found = ((line, self._numbering.named(line, "")) for line in body if line.level and line.may_head)
        return [line.level or 0 for line, entry in found if entry and bool(entry.above) is items]

    def _heading(self, line: Line, following: Line | None, here: Section | None) -> Heading | None:
        entry = self._numbering.named(line, self._part)
        if entry:
            return Heading(entry.code)
        like = self._numbering.like(line, self._part)
        if like:
            return Heading(like.code, f"标题与大纲的“{like.title.printed}”不尽相同", f"按第 {like.code} 节读")
        if line.mark:
            code = self._numbering.printed(line, self._part)
            above = self._part if line.mark.kind == "item" else ""
            return Heading(code) if code else self._next(above, "大纲里这个编号是另一节")
        depth = self._depth(line) if line.level else self._guess(line, following, here)
        return self._unannounced(line, depth) if depth else None

    def _unannounced(self, line: Line, depth: _Depth) -> Heading:
        if depth == "part" and kind_of_heading(line.words.text, None) in _HOLDS_NO_TASKS:
            return Heading(None)
        unsure = "大纲里没有这一节" if self._has_outline else "标题没有编号"
        return self._next(self._part if depth == "item" else "", unsure)

    def _next(self, above: str, unsure: str) -> Heading:
        code = self._numbering.next_free(above)
        return Heading(code, unsure, f"接着编为第 {code} 节")

    def _depth(self, line: Line) -> _Depth | None:
        """Tell how deep a heading of the file lies; below the items of a part it is an item of a list."""
        level = line.level or 0
        kind = kind_of_heading(line.words.text, None)
        if level < self._second or not self._part or (level == self._top and kind != "work"):
            return "part"
        return "item" if level <= self._second else None

    def _guess(self, line: Line, following: Line | None, here: Section | None) -> _Depth | None:
        """Tell a heading where the file marks none.

        The first line below a part's title where the outline gives the part items; the line over a list that counts
        from one again; and, where the part has no items, the line over bullets that nothing stands before.
        """
        if self._top or line.listed or here is None or _CLAUSE.search(line.words.text):
            return None
        if _SAFEGUARDS.fullmatch(line.words.text) and here.branch.kind != "safeguard":
            return "part"
        in_items = self._part in self._with_items
        if in_items and here.branch.code == self._part and self._headed_before:
            return "item"
        over_bullets = following is not None and following.listed and not following.mark
        in_work = here.branch.kind == "work" and not in_items
        if over_bullets and in_work and (here.is_empty or line.after_gap):
            return "item"
        restarts = following is not None and following.mark is not None and following.mark.number == 1
        if restarts and here.has_points and not (following and following.opens_section):
            return "item" if in_items else "part"
        return None
