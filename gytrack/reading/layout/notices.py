"""Where the plan begins in a paper that opens with the notice that brings it."""

from collections.abc import Sequence

from gytrack.reading.language.marks import mark_of
from gytrack.reading.layout.titles import DAY_LINE, is_title
from gytrack.reading.text.passage import Passage

_NEAR = 4


def plan_starts(paragraphs: Sequence[Passage]) -> int:
    """Return the index of the plan's title where a notice with an outline of its own stands before it, else 0.

    The notice ends with its date; what follows is the title, and then the outline begins anew.
    """
    marked = [at for at, paragraph in enumerate(paragraphs) if _is_part(paragraph)]
    if not marked:
        return 0
    for at in range(marked[0], len(paragraphs)):
        dated = any(DAY_LINE.fullmatch(one.text) for one in paragraphs[max(0, at - _NEAR) : at])
        if dated and is_title(paragraphs[at]) and any(_begins(one) for one in paragraphs[at:]):
            return at
    return 0


def _is_part(paragraph: Passage) -> bool:
    mark = mark_of(paragraph)
    return mark is not None and mark.kind in ("chapter", "part")


def _begins(paragraph: Passage) -> bool:
    mark = mark_of(paragraph)
    return mark is not None and mark.kind in ("chapter", "part") and mark.number == 1
