"""The sections of a document with all that stands in them, before it is told what that is."""

from dataclasses import dataclass, field
from typing import NamedTuple

from gytrack.reading.language.headings import SectionKind
from gytrack.reading.language.labels import LabelKind
from gytrack.reading.language.marks import Mark, MarkKind
from gytrack.reading.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a section and those that go on with it, its numbering mark and label cut off.

    ``listed`` where it is an item though no number is printed: a line of a box, a bullet.
    """

    opens: Passage
    closes: Passage
    mark: Mark | None = None
    label: LabelKind | None = None
    listed: bool = False

    @property
    def text(self) -> Passage:
        """Return the whole of it."""
        return self.opens if self.opens is self.closes else self.opens.through(self.closes)


@dataclass(slots=True)
class Branch:
    """A section with its paragraphs; ``listing`` is a responsibility list that its heading carries.

    ``labels`` are where it says what its paragraphs hold: 1.主要目标 on a line; ``is_sentence`` where what stands after its mark says something to be done, not only what it is about.
    """

    code: str
    title: Passage
    kind: SectionKind
    inside: SectionKind | None
    listing: Passage | None
    level: MarkKind = "part"
    pieces: list[Piece] = field(default_factory=list)
    labels: list[Passage] = field(default_factory=list)
    has_branches: bool = False
    is_sentence: bool = False


class Doubted(NamedTuple):
    """What was unsure of a stretch of the document when its outline was read, and what was assumed."""

    passage: Passage
    unsure: str
    assumed: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A document taken apart: what stands before the outline, its sections, and what belongs to none.

    Of slides, ``unnumbered`` are stretches under a heading that is no section (建设目标 before the outline),
    ``repeated`` the headings of sections, by code, that stand again on later slides, and ``breaks`` positions of the
    sheet where a sentence begins though none has ended before it.
    """

    front: tuple[Passage, ...]
    branches: tuple[Branch, ...]
    loose: tuple[Passage, ...]
    unnumbered: tuple[Branch, ...] = ()
    repeated: tuple[tuple[str, Passage], ...] = ()
    doubts: tuple[Doubted, ...] = ()
    breaks: frozenset[int] = frozenset()

    @property
    def all_branches(self) -> tuple[Branch, ...]:
        """Return all that may state goals: what has no number, then the sections."""
        return (*self.unnumbered, *self.branches)
