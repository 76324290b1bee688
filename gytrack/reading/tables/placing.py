"""Where a table stands: in which stretch of the document, below which section, under which caption."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gytrack.reading.language.marks import mark_of
from gytrack.reading.layout.branches import Branch, Outline
from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.tables.reading import Table
from gytrack.reading.tables.said import Setting
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Head, Section

_LONGEST_CAPTION = 60
_LINES_ABOVE = 4
_NO_CAPTION = re.compile(r"附[件表]\d*[：:]?$|[（(]?(?:计量)?单位[：:]|[（(].*[）)]$")
_OF_TASKS = re.compile(r"(?:任务|分工|责任|项目|分解|重点工作|工作).*(?:表|清单|台账)(?:[（(].*[）)])?$")
_PREFIX = re.compile(r"附[件表]\d*[：:]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A table, the number of the stretch of the document that it stands in, the section above it, its caption."""

    table: Table
    stretch: int
    branch: Branch | None
    caption: Passage | None

    @property
    def is_annexed(self) -> bool:
        """Tell a table of tasks that only follows the last section, as an annex that is not called one."""
        late = self.branch is not None and self.branch.kind in ("safeguard", "supplement", "goal")
        return late and self.caption is not None and bool(_OF_TASKS.search(self.caption.text))


Stretch = tuple[Sequence[Passage], Outline]
"""The plan itself or an annex: its paragraphs, and the outline that they make."""


class Places:
    """The paragraphs and sections of a document by where they stand."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._starts = [_offset(paragraphs[0]) if paragraphs else -1 for paragraphs, _ in stretches]
        self._paragraphs = [paragraphs for paragraphs, _ in stretches]
        self._offsets = [[_offset(one) for one in paragraphs] for paragraphs, _ in stretches]
        titled = [[one for one in outline.branches if one.title.text] for _, outline in stretches]
        self._branches = [sorted(branches, key=lambda one: one.title.start) for branches in titled]
        self._titles = [[_offset(one.title) for one in branches] for branches in self._branches]

    def spot(self, table: Table) -> Spot:
        """Find where a table stands."""
        start = table.grid.start
        number = max(bisect_left(self._starts, start) - 1, 0)
        branch = bisect_left(self._titles[number], start)
        above = self._branches[number][branch - 1] if branch else None
        last = bisect_left(self._offsets[number], start)
        before = self._paragraphs[number][max(0, last - _LINES_ABOVE) : last]
        return Spot(table, number, above, _caption(before))


def setting_of(spot: Spot, head: Head, year: int | None, taken: int) -> Setting:
    """Return what the place of a table says of its codes and owners; ``taken`` is the last number of a part."""
    branch = None if spot.is_annexed else spot.branch
    inside = branch if branch and branch.kind in ("work", "safeguard") else None
    return Setting(
        base=inside.code if inside else "",
        kind="safeguard" if inside and inside.kind == "safeguard" else "task",
        owner=_owner(branch),
        caption=spot.caption,
        starts=head.starts,
        year=year,
        taken=taken,
    )


def last_part(sections: Iterable[Section]) -> int:
    """Return the highest number that a part of the outline has: 十、 is ten."""
    codes = (section.code for section in sections)
    return max((int(code) for code in codes if code.isdecimal()), default=0)


def _owner(branch: Branch | None) -> str:
    """Return whose an indicator is: a section's, unless it stands among the plan's own goals."""
    if branch is None or branch.kind == "supplement":
        return ""
    if branch.kind == "goal":
        return branch.code.rpartition(".")[0] if branch.inside == "work" else ""
    return branch.code


def _offset(passage: Passage) -> int:
    return passage.sheet.offsets[passage.start]


def _caption(before: Sequence[Passage]) -> Passage | None:
    """Return the line right above a table that names it; notes of units and 附件2 are passed over."""
    for paragraph in reversed(before):
        if _NO_CAPTION.match(paragraph.text):
            continue
        prefix = _PREFIX.match(paragraph.text)
        named = paragraph[prefix.end() :] if prefix else paragraph
        plain = 0 < len(named) <= _LONGEST_CAPTION and not ends_sentence(named.text) and not mark_of(named)
        return named if plain else None
    return None
