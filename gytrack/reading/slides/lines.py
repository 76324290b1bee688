"""The lines of slides: what each opens with, and whether the file itself makes it a heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gytrack.reading.language.boxes import BULLETS
from gytrack.reading.language.headings import kind_of_heading
from gytrack.reading.language.labels import label_of
from gytrack.reading.language.marks import Mark, mark_of
from gytrack.reading.layout.closing import closes
from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Passage, Sheet

# Of the source, where a reader of Markdown has blanked it already: "- 建设", "-（一）", but neither "**" nor "---".
_BULLET = re.compile(r"\s*(?:[-－–—](?![-－–—\d])|\*(?!\*)|\+\s|[•●·▪■◆◇○►▶➢✓※])")
# 01 制定依据: the number of a slide's part, as decks print it large.
_PART_NUMBER = re.compile(r"(?:PART\.?)?0([1-9])[.、]?(?=(?:[^\W\d_a-zA-Z]|“)|$)")
# 对象1：… 举措二：… are list marks, not a part of what they announce.
_LIST_LABEL = re.compile(
    r"对象：|(?:对象|任务|举措|措施|行动|亮点|重点|要点|内容|方面|项目)(?:\d{1,2}|[一二三四五六七八九十]{1,2})[：、]"
)
_LONGEST_HEADING = 40
_WIDEST_PAGE = 60
_FEWEST_FULL = 3
_NO_WORD = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"（[^（）]*）$")
_KNOWN_NAMES = ("background", "goal", "safeguard")
_OPENERS, _CLOSERS = "（《“", "）》”"
_GOES_ON = ("，", "、")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of slides, with those that a wrap has cut off it; ``level`` is that of the file's heading.

    ``listed`` where a bullet or 对象N： opens it, ``after_gap`` where an empty line stands before it.
    """

    whole: Passage
    words: Passage
    mark: Mark | None
    level: int | None
    listed: bool
    after_gap: bool = False

    @property
    def may_head(self) -> bool:
        """Tell whether it is of the form of a heading: short, no sentence, no numbered point, no item of a list."""
        text = self.words.text
        short = bool(text.strip("。：")) and len(text) <= _LONGEST_HEADING
        formed = short and (self.level is not None or not ends_sentence(text))
        return formed and self.opens_section is not False and (not self.listed or self.mark is not None)

    @property
    def is_bare(self) -> bool:
        """Tell a line whose title has no number, or but the large one of slides (01)."""
        return self.mark is None or bool(_PART_NUMBER.match(self.whole.text))

    @property
    def title(self) -> str:
        """Return its words for comparing with those of other headings."""
        return plain_title(self.words.text)

    @property
    def opens_section(self) -> bool | None:
        """Tell a mark that heads sections (一、（一）) from one that counts points; null without a mark."""
        return self.mark.kind in ("part", "item") if self.mark else None


def read_lines(paper: Paper, sheet: Sheet) -> list[Line]:
    """Return the lines of a paper that hold text, wrapped ones joined."""
    printed = paper.source.text.split("\n")
    width = _wrap_width(printed)
    numbers = [sheet.spot(sheet.offsets[passage.start])[0] for passage in sheet.lines()]
    single = [
        _line(passage, printed[number - 1], paper.headings.get(number), after_gap=number - before > 1)
        for number, before, passage in zip(numbers, [0, *numbers], sheet.lines(), strict=False)
    ]
    titles = {line.title for line in single if line.opens_section}
    lines: list[Line] = []
    full = False
    for line, number in zip(single, numbers, strict=True):
        if lines and _is_bare_number(lines[-1]) and not line.mark:
            lines[-1] = replace(_joined(lines[-1], line.whole), words=line.words, level=line.level)
        elif lines and not _stands_alone(line, titles) and _leaves_off(lines[-1], full=full):
            lines[-1] = _joined(lines[-1], line.whole)
        else:
            lines.append(line)
        full = width is not None and len(printed[number - 1].rstrip()) == width
    return lines


def plain_title(title: str) -> str:
    """Return a title for comparing: without punctuation, and without what follows it in brackets."""
    return _NO_WORD.sub("", _BRACKETED.sub("", title)) or _NO_WORD.sub("", title)


def _line(passage: Passage, printed: str, level: int | None, *, after_gap: bool) -> Line:
    text = passage.strip(BULLETS) if passage.text[0] in BULLETS else passage
    if not text.text:
        return Line(passage, text, None, None, listed=False, after_gap=after_gap)
    mark = _part_number(text) or mark_of(text)
    words = text[mark.width :] if mark else text
    label = None if mark else _LIST_LABEL.match(text.text)
    if label:
        words = text[label.end() :]
    listed = bool(label) or bool(_BULLET.match(printed))
    return Line(text, words, mark, level, listed, after_gap)


def _part_number(text: Passage) -> Mark | None:
    found = _PART_NUMBER.match(text.text)
    return Mark("part", int(found[1]), found.end()) if found else None


def _is_bare_number(line: Line) -> bool:
    """Tell the number of a part that stands on a line of its own, its title on the next."""
    return line.mark is not None and not line.words.text


def _stands_alone(line: Line, titles: set[str]) -> bool:
    """Tell a line that opens something of its own, and so cannot go on with the one before it."""
    if line.mark or line.listed or line.level or line.title in titles:
        return True
    text = line.whole
    return (
        closes(text) or bool(label_of(text, marked=False)) or kind_of_heading(text.text, None) in _KNOWN_NAMES
    )


def _leaves_off(line: Line, *, full: bool) -> bool:
    """Tell a line that fills the page, or leaves a bracket or a clause open."""
    text = line.whole.text
    return not line.level and (full or text.endswith(_GOES_ON) or _is_open(text))


def _is_open(text: str) -> bool:
    return any(text.rfind(opens) > text.rfind(ends) for opens, ends in zip(_OPENERS, _CLOSERS, strict=True))


def _joined(line: Line, passage: Passage) -> Line:
    return replace(line, whole=line.whole.through(passage), words=line.words.through(passage))


def _wrap_width(printed: Sequence[str]) -> int | None:
    """Return the width at which a paper is wrapped: several lines have just that many characters, none more."""
    widths = [len(line.rstrip()) for line in printed]
    widest = max(widths, default=0)
    return widest if widest <= _WIDEST_PAGE and widths.count(widest) >= _FEWEST_FULL else None
