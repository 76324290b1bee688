"""Labels that stand alone on their lines, with what they announce on the lines below: 责任单位, then 甲局、乙局."""

from collections.abc import Sequence
from typing import NamedTuple

from gytrack.reading.language.labels import LISTING, Label, LabelKind, label_of, lone_label
from gytrack.reading.language.tails import names_bodies
from gytrack.reading.layout.branches import Branch, Piece
from gytrack.reading.text.passage import Passage

_GOES_ON = "、，；和及与"


class Taken(NamedTuple):
    """What lines made: pieces of a section, labels that stand alone, and lines that are neither."""

    pieces: list[Piece]
    labels: list[Passage]
    loose: list[Passage]


def listing_label(line: Passage) -> Label | None:
    """Return the label of a list or a deadline that a line opens with or is."""
    label = label_of(line, marked=False) or lone_label(line)
    return label if label and label.kind in LISTING else None


def listed(kind: LabelKind, lines: Sequence[Passage]) -> Taken:
    """Take the lines below the label of a list: bodies, or one deadline; what follows them is no part of it."""
    pieces: list[Piece] = []
    for at, line in enumerate(joined(lines)):
        fits = at == 0 if kind == "due" else kind == "person" or at == 0 or names_bodies(line)
        if not fits:
            return Taken(pieces, [], [one for one in lines if one.start >= line.start])
        pieces.append(Piece(line, line, None, kind))
    return Taken(pieces, [], [])


def joined(lines: Sequence[Passage]) -> list[Passage]:
    """Join lines that break off at a sign."""
    whole: list[Passage] = []
    for line in lines:
        if whole and whole[-1].text[-1] in _GOES_ON:
            whole[-1] = whole[-1].through(line)
        else:
            whole.append(line)
    return whole


def is_ruled(lines: Sequence[Passage]) -> bool:
    """Tell a paper with the upright lines of a table, which is for those who read tables."""
    return any(line.text.strip("|") == "" for line in lines)


def section_of(code: str, title: Passage, taken: Taken) -> Branch:
    """Return a section of a paper without marks."""
    named = title.strip("。：；")
    if not named.text:
        named = next((piece.text for piece in taken.pieces if piece.text.text), title)
    branch = Branch(code, named, "work", None, None, "point", is_sentence=True)
    branch.pieces += taken.pieces
    branch.labels += taken.labels
    return branch
