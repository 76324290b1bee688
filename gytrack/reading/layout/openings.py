"""What the marks of a paper open: headings of sections, or whole sentences."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gytrack.reading.language.answering import opening_answer
from gytrack.reading.language.deeds import says_deed
from gytrack.reading.language.marks import SECTIONS, Mark, MarkKind
from gytrack.reading.language.quantities import quantities
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.text.passage import Passage

_LONGEST_HEADING = 30
_FLAT: tuple[MarkKind, ...] = ("point", "paren", "circle")
_FEWEST_COUNTED = 4


def kinds_of_sections(
    paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]
) -> tuple[MarkKind, ...]:
    """Return the kinds of marks that open sections: of a plan that has but 1. 2. 3., these do."""
    marked = [(mark.kind, one[mark.width :]) for one in paragraphs if (mark := mark_of(one))]
    return SECTIONS if {kind for kind, _ in marked} & {*SECTIONS} else (*SECTIONS, _flat_kind(marked))


class _Opening(NamedTuple):
    """What a （一） opens: a heading or a sentence; ``alone`` where it is one sentence that the next mark follows."""

    start: int
    is_heading: bool
    alone: bool


def counting_items(
    paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]
) -> frozenset[int]:
    """Return where the （一） stand that count tasks, for they open whole sentences, not headings.

    What the （一） of a whole paper mostly do, those of a part do unless all of them open headings; those of a part that
    has enough of them do what none of them does otherwise. Sentences that nothing stands below are tasks too.
    """
    parts: list[list[_Opening]] = []
    marks = [mark_of(paragraph) for paragraph in paragraphs]
    for paragraph, mark, below in zip(paragraphs, marks, [*marks, None][1:], strict=True):
        if mark and mark.kind in SECTIONS[:-1]:
            parts.append([])
        elif mark and mark.kind == "item" and parts:
            text = paragraph[mark.width :]
            followed = paragraph is paragraphs[-1] or (below is not None and below.kind in SECTIONS)
            alone = followed and text.text.find("。") == len(text) - 1
            parts[-1].append(_Opening(paragraph.start, opens_with_heading(text), alone))
    headings = [one.is_heading for part in parts for one in part]
    mostly = 2 * sum(headings) < len(headings)
    return frozenset(one.start for part in parts if _counts_tasks(part, mostly=mostly) for one in part)


def _counts_tasks(part: Sequence[_Opening], *, mostly: bool) -> bool:
    if len(part) > 1 and all(one.alone for one in part):
        return True
    headings = sum(one.is_heading for one in part)
    return headings < len(part) if mostly else not headings and len(part) >= _FEWEST_COUNTED


def _flat_kind(marked: Sequence[tuple[MarkKind, Passage]]) -> MarkKind:
    """Return the kind of marks that opens the sections of a paper without any of sections; （1） or ① do where they count deeds."""
    kinds = {kind for kind, _ in marked}
    first: MarkKind = next((one for one in _FLAT if one in kinds), "point")
    texts = [text for one, text in marked if one == first]
    return first if 2 * sum(map(says_deed, texts)) > len(texts) else "point"


def opens_with_heading(text: Passage) -> bool:
    """Tell ``加强组织领导。…`` from a sentence of clauses or figures, and from one that has but its list behind it."""
    heading, rest = cut_heading(text)
    if "，" in heading.text and (len(heading) > _LONGEST_HEADING or quantities(heading.text)):
        return False
    return not rest.text or bool(cut_listing(rest)[0].text)


def opens_sentences(
    kind: MarkKind, paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]
) -> bool:
    """Tell a kind of marks that mostly opens whole sentences where more follows: these are no headings of it."""
    texts = [one[mark.width :] for one in paragraphs if (mark := mark_of(one)) and mark.kind == kind]
    longer = [text for text in texts if cut_listing(cut_heading(text)[1])[0].text]
    return 2 * sum(not opens_with_heading(text) for text in longer) > len(longer)


def is_sentence(heading: Passage) -> bool:
    """Tell ``建设中心3家，改造街区`` and ``市甲局负责河道整治`` from ``加强组织领导``."""
    return bool("，" in heading.text or quantities(heading.text) or opening_answer(heading))


def cut_heading(text: Passage) -> tuple[Passage, Passage]:
    """Cut ``标题。正文`` into heading and text; without a full stop all is heading."""
    end = text.text.find("。") + 1
    return (text[:end], text[end:]) if end else (text, text[len(text) :])
