"""What the marks of a paper open: headings of sections, or whole sentences."""

from collections.abc import Callable, Sequence

from gytrack.reading.language.answering import opening_answer
from gytrack.reading.language.deeds import says_deed
from gytrack.reading.language.marks import SECTIONS, Mark, MarkKind
from gytrack.reading.language.quantities import quantities
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.text.passage import Passage

_LONGEST_HEADING = 30
_FLAT: tuple[MarkKind, ...] = ("point", "paren", "circle")


def kinds_of_sections(
    paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]
) -> tuple[MarkKind, ...]:
    """Return the kinds of marks that open sections.

    Of a plan that has but 1. 2. 3., these do; where （一） stands in other sections and opens whole sentences, not
    headings, it counts tasks.
    """
    marked = [
        (mark.kind, paragraph[mark.width :]) for paragraph in paragraphs if (mark := mark_of(paragraph))
    ]
    kinds = {kind for kind, _ in marked}
    if not kinds & {*SECTIONS}:
        return (*SECTIONS, _flat_kind(marked))
    items = [text for kind, text in marked if kind == "item"]
    headings = sum(map(opens_with_heading, items))
    outermost = not kinds & {*SECTIONS[:-1]}
    return SECTIONS if outermost or 2 * headings >= len(items) else SECTIONS[:-1]


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
