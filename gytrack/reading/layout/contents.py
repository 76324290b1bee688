"""A contents list that prints no pages: headings that stand again, in order, as the headings of the text."""

from collections.abc import Sequence

from gytrack.reading.language.marks import LEVELS, Mark, mark_of
from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.text.passage import Passage

_FEWEST = 2
_PAGE = "0123456789"
_AFTER_HEADING = "。：（"


def split_contents(paragraphs: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """Return the paragraphs without the contents list, and that list.

    It goes from the first numbered heading to where this stands again; it holds no sentence, and each of its headings
    stands again below.
    """
    marked = [(at, mark) for at, one in enumerate(paragraphs) if (mark := mark_of(one))]
    start = next((at for at, mark in marked if mark.kind in LEVELS), len(paragraphs))
    again = next((at for at, _ in marked if at > start and _heads(paragraphs[start], paragraphs[at])), None)
    if again is None:
        return paragraphs, ()
    listed = [at for at, _ in marked if start <= at < again]
    end = listed[-1] + 1
    if len(listed) < _FEWEST or any(ends_sentence(one.text) for one in paragraphs[start:end]):
        return paragraphs, ()
    text = [paragraphs[at] for at, _ in marked if at >= again]
    if not all(any(_heads(paragraphs[at], one) for one in text) for at in listed):
        return paragraphs, ()
    return [*paragraphs[:start], *paragraphs[end:]], paragraphs[start:end]


def _heads(listed: Passage, paragraph: Passage) -> bool:
    """Tell whether a paragraph is, or opens with, the heading that a contents list names, its page apart."""
    mark, own = mark_of(listed), mark_of(paragraph)
    if not (mark and own and _same(mark, own)):
        return False
    title, text = listed[mark.width :].text, paragraph[own.width :].text
    return any(_opens(text, one) for one in (title, title.rstrip(_PAGE)) if one)


def _same(one: Mark, other: Mark) -> bool:
    return (one.kind, one.number) == (other.kind, other.number)


def _opens(text: str, title: str) -> bool:
    return text.startswith(title) and (len(text) == len(title) or text[len(title)] in _AFTER_HEADING)
