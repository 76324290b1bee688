"""Whether a paper is slides, told by its lines alone, before anything is read off them."""

from collections.abc import Sequence
from itertools import pairwise

from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.slides.contents import Contents
from gytrack.reading.slides.lines import Line, plain_title

# A deck has a few hundred lines; what has more is a book.
MOST_LINES = 3000
_FEWEST_AGAIN = 2
_HALF = 0.5


def are_slides(lines: Sequence[Line], contents: Contents | None, *, interprets: bool) -> bool:
    """Tell slides from running text.

    The titles of the outline come again without their numbers, the title of a part stands on slide after slide, or a
    paper that interprets a plan has headings, no number and few sentences. A plan's contents come again with their
    numbers, and its parts but once.
    """
    return (
        (contents is not None and _come_again(contents, lines))
        or _repeats_parts(lines)
        or (interprets and _has_but_headings(lines))
    )


def _come_again(contents: Contents, lines: Sequence[Line]) -> bool:
    items = [entry for entry in contents.entries if entry.above] or list(contents.entries)
    bare = {line.title for line in lines[contents.end :] if line.may_head and line.is_bare}
    again = sum(plain_title(entry.title.text) in bare for entry in items)
    return again >= max(_FEWEST_AGAIN, _HALF * len(items))


def _repeats_parts(lines: Sequence[Line]) -> bool:
    parts = [
        plain_title(line.whole.text)
        for line in lines
        if line.may_head and line.mark is not None and line.mark.kind == "part"
    ]
    return sum(before == after for before, after in pairwise(parts)) >= _FEWEST_AGAIN


def _has_but_headings(lines: Sequence[Line]) -> bool:
    below = [line for line in lines if line.level is None]
    sentences = sum(ends_sentence(line.whole.text) for line in below)
    headed = len(lines) - len(below)
    return (
        headed >= _FEWEST_AGAIN
        and sentences < _HALF * len(below)
        and not any(line.opens_section for line in lines)
    )
