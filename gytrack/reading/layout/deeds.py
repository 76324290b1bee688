"""Lists of deeds whose numbers stand alone on their lines, the deeds as lines below: 01, then 新建泵站3座."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gytrack.reading.language.boxes import BULLETS
from gytrack.reading.language.deeds import says_deed
from gytrack.reading.language.marks import SECTIONS, mark_of
from gytrack.reading.language.tails import cut_listing, names_bodies
from gytrack.reading.layout.branches import Branch, Outline, Piece
from gytrack.reading.layout.lone import Taken, is_ruled, listed, listing_label, section_of
from gytrack.reading.layout.openings import cut_heading
from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.text.passage import Passage

_BARE = re.compile(r"\d{1,3}")
_ANNOUNCES = re.compile("实事|民生|民心|重点|项目|任务|工程|要点|举措|措施|清单")
_BREAKS_OFF = ("，", "、")
_FEWEST = 3
_FEWEST_CAPTIONS = 3
_DEEDS_SHARE = 2 / 3
_MOST_LINES = 20


def read_deeds(lines: Sequence[Passage]) -> Outline | None:
    """Read the outline of such a list; null where the paper is none.

    Its numbers count from one, nothing else in it is numbered, and most lines below them say something to be done:
    the numbers of pages have running text around them.
    """
    heads = _heads(lines)
    if (
        len(heads) < _FEWEST
        or is_ruled(lines)
        or not any(_ANNOUNCES.search(line.text) for line in lines[: heads[0]])
    ):
        return None
    captions = {
        text for text, count in Counter(line.text for line in lines).items() if count >= _FEWEST_CAPTIONS
    }
    if any(names_bodies(line) for line in lines if line.text in captions):
        return None
    groups = [lines[at + 1 : end] for at, end in pairwise([*heads, len(lines)])]
    taken = [_taken([line for line in group if line.text not in captions]) for group in groups]
    if not _are_deeds(lines, heads, taken):
        return None
    repeated = [line for line in lines[heads[0] :] if line.text in captions]
    branches = [
        _section(number, lines[at], one) for number, (at, one) in enumerate(zip(heads, taken, strict=True), 1)
    ]
    loose = sorted((*repeated, *(line for one in taken for line in one.loose)), key=lambda line: line.start)
    return Outline(tuple(lines[: heads[0]]), tuple(branches), tuple(loose))


def _heads(lines: Sequence[Passage]) -> list[int]:
    """Return the lines that are but a number and count on from one; others go their own way."""
    heads: list[int] = []
    kind = None
    for at, line in enumerate(lines):
        own, number = _number_alone(line)
        if number == len(heads) + 1 and (not heads or own == kind):
            heads.append(at)
            kind = own
    return heads


def _number_alone(line: Passage) -> tuple[str, int]:
    if _BARE.fullmatch(line.text):
        return "bare", int(line.text)
    mark = mark_of(line)
    alone = mark and mark.kind not in SECTIONS and mark.width == len(line)
    return (mark.kind, mark.number) if mark and alone else ("", 0)


def _are_deeds(lines: Sequence[Passage], heads: Sequence[int], taken: Sequence[Taken]) -> bool:
    """Tell a list of deeds; bodies on lines of their own are the cells of a table.

    One whose signed numbers each head one paragraph needs no rule of its own.
    """
    texts = [[piece.text for piece in one.pieces if piece.listed] for one in taken]
    flat = [text for group in texts for text in group]
    others = [line for one in taken[:-1] for line in one.loose]
    signed = not _BARE.fullmatch(lines[heads[0]].text)
    marked = any(mark_of(line) and not _number_alone(line)[1] for line in lines[heads[0] :])
    return (
        not marked
        and not (signed and all(len(group) == 1 for group in texts))
        and all(0 < len(group) <= _MOST_LINES for group in texts)
        and not any(text.text.endswith(_BREAKS_OFF) for text in flat)
        and sum(map(says_deed, flat)) >= _DEEDS_SHARE * (len(flat) + len(others))
        and not any(map(names_bodies, others))
    )


def _taken(group: Sequence[Passage]) -> Taken:
    """Sort the lines below a number: deeds, lists, and what is neither."""
    taken = Taken([], [], [])
    labels = [(at, label) for at, line in enumerate(group) if (label := listing_label(line))]
    first = labels[0][0] if labels else len(group)
    for at, line in enumerate(group[:first]):
        if at == 0 or says_deed(line) or cut_listing(line)[1] or ends_sentence(line.text):
            text = line.strip(BULLETS)
            taken.pieces.append(Piece(text, text, listed=True))
        else:
            taken.loose.append(line)
    for (at, label), (end, _) in pairwise([*labels, (len(group), None)]):
        assert label is not None  # noqa: S101  (only the end has none)
        rest = group[at][label.width :]
        taken.labels.append(group[at][: label.width])
        said = listed(label.kind, [*([rest] if rest.text else []), *group[at + 1 : end]])
        taken.pieces.extend(said.pieces)
        taken.loose.extend(said.loose)
    return taken


def _section(number: int, mark: Passage, taken: Taken) -> Branch:
    """Name a section by its first deed; a heading above sentences is its name and no deed."""
    deeds = [piece for piece in taken.pieces if piece.listed]
    first = deeds[0].text
    heads = len(deeds) > 1 and not says_deed(first) and not ends_sentence(first.text)
    if heads and any(ends_sentence(piece.text.text) for piece in deeds[1:]):
        taken.pieces.remove(deeds[0])
    title = cut_listing(cut_heading(first)[0])[0]
    taken.labels.append(mark)
    return section_of(str(number), title, taken)
