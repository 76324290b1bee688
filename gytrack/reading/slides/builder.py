"""The lines of slides, one after the other, to sections with what stands in them."""

from collections.abc import Sequence

from gytrack.reading.language.headings import SectionKind, holds_whole_plan, kind_of_heading
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.layout.branches import Branch, Doubted, Outline
from gytrack.reading.layout.closing import closes
from gytrack.reading.slides.contents import Contents, Entry
from gytrack.reading.slides.headings import Heading, Headings
from gytrack.reading.slides.lines import Line
from gytrack.reading.slides.section import Section
from gytrack.reading.text.passage import Passage

_AROUND_TITLE = "。："
_HOLDING_TASKS: tuple[SectionKind, ...] = ("work", "safeguard")
_KNOWN: tuple[SectionKind, ...] = ("background", "goal")


class Builder:
    """The sections so far: the announced ones from the beginning, the others as their headings come."""

    def __init__(self, contents: Contents | None, body: Sequence[Line]) -> None:
        self._entries = contents.entries if contents else ()
        self._headings = Headings(self._entries, body)
        self._sections: dict[str, Section] = {}
        self._unannounced: dict[str, Line] = {}
        self._shown: set[str] = set()
        self._here: Section | None = None
        self._closing = False
        self._unnumbered: list[Section] = []
        self._aside_above: tuple[int, SectionKind] | None = None
        self._repeated: list[tuple[str, Passage]] = []
        self._loose: list[Passage] = []
        self._doubts: dict[str, Doubted] = {}
        for entry in self._entries:
            self._sections[entry.code] = self._made(entry.code, entry.title)

    def before(self, line: Line, *, is_last: bool) -> None:
        """Take a line between the title and the outline, whose headings are no sections."""
        if line.may_head and (line.level or is_known(line) or is_last):
            self._aside(line)
        else:
            self._content(line)

    def add(self, line: Line, following: Line | None) -> None:
        """Take a line of the slides after the outline."""
        if closes(line.whole):
            self._closing = True
            self._loose.append(line.whole)
            return
        heading = self._headings.of(line, following, self._here)
        if heading is None:
            self._content(line)
        elif heading.code is None:
            self._aside(line)
        else:
            self._section(heading.code, heading, line)

    def outline(self, front: tuple[Passage, ...]) -> Outline:
        """Return what has been read; an announced section that no slide shows is doubted."""
        self._take_lone_headings_for_items()
        missing = {entry.code: _missing(entry) for entry in self._entries if self._is_missing(entry.code)}
        sections = [*self._unnumbered, *self._sections.values()]
        branches = [self._sections[code].closed() for code in sorted(self._sections, key=_by_number)]
        return Outline(
            front,
            tuple(branches),
            tuple(self._loose),
            tuple(section.closed() for section in self._unnumbered),
            tuple(self._repeated),
            (*self._doubts.values(), *missing.values()),
            frozenset(at for section in sections for at in section.breaks),
        )

    def _section(self, code: str, heading: Heading, line: Line) -> None:
        title, listing = cut_listing(line.words)
        title = title.strip(_AROUND_TITLE) if title.text else line.words
        if code in self._sections:
            self._repeated.append((code, line.whole))
        else:
            self._sections[code] = self._made(code, title)
            self._unannounced[code] = line
        self._here = self._sections[code]
        self._here.branch.listing = listing or self._here.branch.listing
        self._closing = False
        self._shown.add(code)
        if heading.unsure:
            self._doubts.setdefault(code, Doubted(title, heading.unsure, heading.assumed))

    def _made(self, code: str, title: Passage) -> Section:
        above = self._sections.get(code.rpartition(".")[0])
        if above:
            above.branch.has_branches = True
        inside = above.branch.kind if above and not holds_whole_plan(above.branch.title.text) else None
        kind = kind_of_heading(title.text, inside)
        return Section(Branch(code, title, kind, inside, None, "item" if above else "part"))

    def _aside(self, line: Line) -> None:
        """Open a stretch that is no section; what it holds, its heading says, or the one above."""
        title = line.words.strip(_AROUND_TITLE)
        kind = kind_of_heading(title.text, None)
        above = self._aside_above
        below = above is not None and line.level is not None and line.level > above[0]
        if kind in _HOLDING_TASKS:
            kind = above[1] if above and below else "supplement"
        if line.level and not below:
            self._aside_above = (line.level, kind)
        self._here = Section(Branch("", title, kind, None, None))
        self._closing = False
        self._unnumbered.append(self._here)

    def _content(self, line: Line) -> None:
        apart = self._closing or not line.words.text or line.whole.text.isdigit()
        if self._here is None or apart:
            self._loose.append(line.whole)
        else:
            self._here.add(line)

    def _take_lone_headings_for_items(self) -> None:
        """Take headings with nothing below them, of a part without announced items, for the lines of the part."""
        for part in [code for code in self._sections if "." not in code]:
            below = [code for code in self._sections if code.startswith(f"{part}.")]
            if below and all(code in self._unannounced and self._sections[code].is_empty for code in below):
                self._sections[part].branch.has_branches = False
                for code in below:
                    self._sections[part].add(self._unannounced[code])
                    del self._sections[code]
                    self._doubts.pop(code, None)

    def _is_missing(self, code: str) -> bool:
        branch = self._sections[code].branch
        return code not in self._shown and branch.kind in _HOLDING_TASKS and not branch.has_branches


def is_known(line: Line) -> bool:
    """Tell a line that is but the name of what every plan has: 制定依据, 建设目标."""
    return line.may_head and line.mark is None and kind_of_heading(line.words.text, None) in _KNOWN


def _missing(entry: Entry) -> Doubted:
    return Doubted(entry.title, f"大纲列有第 {entry.code} 节，正文没有", "只列为章节，不列任务")


def _by_number(code: str) -> list[int]:
    return [int(number) for number in code.split(".")]
