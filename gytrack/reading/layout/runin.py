"""Deeds that a paper without an outline counts within one paragraph: ……分别是：（1）新建……。（2）改造……。."""

from collections.abc import Sequence

from gytrack.reading.language.deeds import looks_back, says_deed
from gytrack.reading.language.marks import LEVELS, MarkKind, counted_run, mark_of
from gytrack.reading.text.passage import Passage

_KINDS: tuple[MarkKind, ...] = ("part", "item", "point", "paren", "circle")
_FEWEST = 3


def part_run_in(paragraphs: Sequence[Passage]) -> Sequence[Passage]:
    """Return the paragraphs with one that announces deeds taken apart; a paper that has marks keeps them as they are."""
    if any((mark := mark_of(one)) and mark.kind in LEVELS for one in paragraphs):
        return paragraphs
    parted = ((at, parts) for at, one in enumerate(paragraphs) if (parts := _parts(one)))
    found = next(parted, None)
    return [*paragraphs[: found[0]], *found[1], *paragraphs[found[0] + 1 :]] if found else paragraphs


def _parts(paragraph: Passage) -> list[Passage]:
    for kind in _KINDS:
        run = counted_run(paragraph, kind)
        lead = paragraph.text[: run[0][0]] if len(run) >= _FEWEST else ""
        if lead.endswith("：") and not looks_back(lead):
            starts = [at for at, _ in run]
            ends = [*starts[1:], len(paragraph)]
            items = [paragraph[start:end].strip("|") for start, end in zip(starts, ends, strict=True)]
            texts = [item[mark.width :] for item, (_, mark) in zip(items, run, strict=True)]
            if 2 * sum(map(says_deed, texts)) > len(texts):
                return [paragraph[: starts[0]], *items]
    return []
