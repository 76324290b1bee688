"""Where 1. opens a section though （一） does: paragraphs without numbers stand below it, each with its own list."""

from collections.abc import Callable, Iterator, Sequence

from gytrack.reading.language.marks import Mark
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.layout.openings import cut_heading, is_sentence
from gytrack.reading.text.passage import Passage

_FEWEST_LISTS = 2


def heading_points(
    paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None], *, bare: bool
) -> frozenset[int]:
    """Return where the 1. stand that open sections; ``bare`` as in ``cut_listing``.

    A paper does so where two lists stand in paragraphs below one of them; then all of its 1. that are but a heading do.
    """
    points = list(_points(paragraphs, mark_of))
    lists = (sum(cut_listing(one, bare=bare)[1] is not None for one in below) for _, below in points)
    if max(lists, default=0) < _FEWEST_LISTS:
        return frozenset()
    return frozenset(point.start for point, _ in points)


def _points(
    paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]
) -> Iterator[tuple[Passage, list[Passage]]]:
    """Give each 1. that is but a heading, with the paragraphs without a mark that follow it."""
    below: list[Passage] | None = None
    point: Passage | None = None
    for paragraph in paragraphs:
        mark = mark_of(paragraph)
        if mark is None or mark.kind == "ordinal":
            if below is not None:
                below.append(paragraph)
            continue
        if point and below:
            yield point, below
        heads = mark.kind == "point" and _is_heading(paragraph[mark.width :])
        point, below = (paragraph, []) if heads else (None, None)
    if point and below:
        yield point, below


def _is_heading(text: Passage) -> bool:
    heading, rest = cut_heading(text)
    return not rest.text and not is_sentence(heading) and cut_listing(text)[1] is None
