"""Where a document's annexes begin: 附件1 on a line of its own; 附件：1.… after the text but lists them."""

import re
from collections.abc import Sequence

from gytrack.reading.language.marks import SECTIONS, mark_of
from gytrack.reading.text.passage import Passage

_ANNEX = re.compile(r"附[件表](?:\d*：|[\d一二三四五六七八九十]*$)")


def split_annexes(paragraphs: Sequence[Passage]) -> list[Sequence[Passage]]:
    """Return the text itself, then each annex with the line that announces it, or the list of annexes.

    What stands before the first numbered paragraph is no annex: the list of annexes in a notice, and the plan itself
    where it is one.
    """
    first = _first_section(paragraphs)
    starts = [at for at in range(first, len(paragraphs)) if _ANNEX.match(paragraphs[at].text)]
    return [
        paragraphs[start:end] for start, end in zip([0, *starts], [*starts, len(paragraphs)], strict=True)
    ]


def _first_section(paragraphs: Sequence[Passage]) -> int:
    """Return where the outline begins: points come before it only in a list of annexes, or are all that it has."""
    marks = [(at, mark.kind) for at, paragraph in enumerate(paragraphs) if (mark := mark_of(paragraph))]
    sections = (at for at, kind in marks if kind in SECTIONS)
    return next(sections, marks[0][0] if marks else len(paragraphs))
