"""Paragraphs to the outline of a plan: its sections with all that stands in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gytrack.reading.language.headings import SectionKind, kind_of_heading
from gytrack.reading.language.labels import LISTING, LabelKind, label_of
from gytrack.reading.language.listings import cut_listing
from gytrack.reading.language.marks import Mark, mark_of
from gytrack.reading.layout.paragraphs import ends_sentence, is_aside
from gytrack.reading.text.passage import Passage

_LONGEST_LOOSE = 40
_ANNEX = re.compile(r"附件(?:\d*[：:]|[\d一二三四五六七八九十]*$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a section and those that go on with it, its numbering mark and label cut off."""

    opens: Passage
    closes: Passage
    mark: Mark | None = None
    label: LabelKind | None = None

    @property
    def text(self) -> Passage:
        """Return the whole of it."""
        return self.opens if self.opens is self.closes else self.opens.through(self.closes)


@dataclass(slots=True)
class Branch:
    """A section with its paragraphs; ``listing`` is a responsibility list that its heading carries."""

    code: str
    title: Passage
    kind: SectionKind
    inside: SectionKind | None
    listing: Passage | None
    pieces: list[Piece] = field(default_factory=list)
    has_branches: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A document taken apart: what stands before the outline, its sections, and what belongs to none.

    ``annex`` is all that follows 附件 after the text.
    """

    front: tuple[Passage, ...]
    branches: tuple[Branch, ...]
    loose: tuple[Passage, ...]
    annex: tuple[Passage, ...]


def read_outline(paragraphs: Iterable[Passage]) -> Outline:
    """Put each paragraph into its place in the outline."""
    builder = _Builder()
    for paragraph in paragraphs:
        builder.add(paragraph)
    return Outline(tuple(builder.front), tuple(builder.branches), tuple(builder.loose), tuple(builder.annex))


class _Builder:
    """The sections so far, and the branches that are open at levels 一、 and （一） and, where it is a heading, 1."""

    def __init__(self) -> None:
        self.front: list[Passage] = []
        self.branches: list[Branch] = []
        self.loose: list[Passage] = []
        self.annex: list[Passage] = []
        self._open: list[Branch] = []

    def add(self, paragraph: Passage) -> None:
        mark = mark_of(paragraph)
        if self.annex or (self._open and _ANNEX.match(paragraph.text)):
            self.annex.append(paragraph)
        elif mark and mark.kind == "part":
            self._branch(mark, paragraph[mark.width :], depth=0)
        elif mark and mark.kind == "item" and self._open:
            self._branch(mark, paragraph[mark.width :], depth=1)
        elif not self._open:
            self.front.append(paragraph)
        elif mark and mark.kind in ("point", "paren"):
            self._point(mark, paragraph[mark.width :])
        else:
            self._unmarked(paragraph)

    def _branch(self, mark: Mark, text: Passage, depth: int) -> None:
        del self._open[depth:]
        above = self._open[-1] if self._open else None
        heading, rest = cut_heading(text)
        title, listing = cut_listing(heading)
        title = title.strip("。：:")
        code = f"{above.code}.{mark.number}" if above else str(mark.number)
        inside = above.kind if above else None
        branch = Branch(code, title, kind_of_heading(title.text, inside), inside, listing)
        if above:
            above.has_branches = True
        if rest.text:
            branch.pieces.append(Piece(rest, rest))
        self._open.append(branch)
        self.branches.append(branch)

    def _point(self, mark: Mark, text: Passage) -> None:
        label = label_of(text, marked=True)
        if label:
            self._here.pieces.append(_piece(text[label.width :], mark, label.kind))
        elif mark.kind == "paren" and self._open_point_is_heading():
            heading = self._here.pieces.pop()
            assert heading.mark is not None  # noqa: S101  (the question before has seen it)
            self._branch(heading.mark, heading.text, depth=len(self._open))
            self._here.pieces.append(Piece(text, text, mark))
        elif mark.kind == "paren" and self._last and self._last.mark and self._last.mark.kind == "point":
            self._extend(self._last, text)
        else:
            self._close_points(mark)
            self._here.pieces.append(Piece(text, text, mark))

    def _unmarked(self, paragraph: Passage) -> None:
        label = label_of(paragraph, marked=False)
        last = self._last
        if label and label.kind in LISTING:
            self._here.pieces.append(_piece(paragraph[label.width :], None, label.kind))
        elif _is_loose(paragraph) or (last and last.label in LISTING):
            self.loose.append(paragraph)
        elif last:
            self._extend(last, paragraph)
        else:
            self._here.pieces.append(Piece(paragraph, paragraph))

    @property
    def _here(self) -> Branch:
        return self._open[-1]

    @property
    def _last(self) -> Piece | None:
        return self._here.pieces[-1] if self._here.pieces else None

    def _extend(self, piece: Piece, paragraph: Passage) -> None:
        self._here.pieces[-1] = replace(piece, closes=paragraph)

    def _open_point_is_heading(self) -> bool:
        last = self._last
        return bool(last and last.mark and last.mark.kind == "point" and not ends_sentence(last.closes.text))

    def _close_points(self, mark: Mark) -> None:
        """Leave a section opened by 1. when the next 2. comes."""
        depth_of_points = 2
        if mark.kind == "point":
            del self._open[depth_of_points:]


def _piece(text: Passage, mark: Mark | None, label: LabelKind) -> Piece:
    return Piece(text, text, mark, label)


def cut_heading(text: Passage) -> tuple[Passage, Passage]:
    """Cut ``标题。正文`` into heading and text; without a full stop all is heading."""
    end = text.text.find("。") + 1
    return (text[:end], text[end:]) if end else (text, text[len(text) :])


def _is_loose(paragraph: Passage) -> bool:
    """Tell a signature, a date, a cell of a table from a sentence that goes on."""
    short = len(paragraph) <= _LONGEST_LOOSE and not ends_sentence(paragraph.text)
    listed = cut_listing(paragraph)[1] is not None
    return is_aside(paragraph) or (short and "，" not in paragraph.text and not listed)
