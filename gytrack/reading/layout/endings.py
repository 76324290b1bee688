"""What stands after the last item of a paper and belongs to none: a call upon everybody, words about the paper."""

import re
from collections.abc import Callable, Sequence

from gytrack.reading.language.labels import LISTING, label_of
from gytrack.reading.language.marks import Mark, MarkKind
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.layout.openings import cut_heading, is_sentence
from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.text.passage import Passage

_ITEMS: tuple[MarkKind, ...] = ("item", "point", "paren", "circle", "ordinal")
_FEWEST = 3
_MUST = "要|应|须|务必|需|请|结合|按照|按|根据|对照|参照|严格|认真|于|每|将|围绕|高度重视|抓好|切实"
_TO_ALL = re.compile(rf"(?:请|望|希望?)?(?:全?[省市区县州]?各|上述|以上各)[^。；：，]{{0,40}}?(?:{_MUST})")
_OF_PAPER = re.compile(
    r"特此(?:通知|公告|函告)|(?:以上|上述)(?:各项)?(?:任务|工作|事项|内容)"
    r"|本[^\W\d_a-zA-Z]{0,6}?(?:方案|意见|办法|计划|规划|规定|通知|措施|细则|要点|分工).{0,30}(?:解释|未尽事宜)|未尽事宜"
)


def closing_paragraphs(
    paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]
) -> frozenset[int]:
    """Return where the paragraphs begin that close a paper: they are no part of its last item.

    After the last numbered paragraph, a call upon everybody closes where the item has its text already; so does what
    follows an item that its own list has closed, and all that stands behind. So does what follows a list of items that are
    one paragraph each.
    """
    last = max((at for at, one in enumerate(paragraphs) if mark_of(one)), default=len(paragraphs))
    mark = mark_of(paragraphs[last]) if last < len(paragraphs) else None
    behind = paragraphs[last + 1 :]
    if not mark:
        return frozenset()
    if behind and _are_single(paragraphs[: last + 1], mark_of):
        return frozenset(one.start for one in behind if not _is_list(one))
    for at, one in enumerate(behind):
        if _closes(one, behind[:at], paragraphs[last], mark):
            return frozenset(later.start for later in behind[at:] if not _is_list(later))
    return frozenset()


def _are_single(paragraphs: Sequence[Passage], mark_of: Callable[[Passage], Mark | None]) -> bool:
    """Tell a list of one level whose items are a paragraph each, up to the last: what stands behind is none of it."""
    marks = [mark_of(one) for one in paragraphs]
    first = next(at for at, mark in enumerate(marks) if mark)
    kinds = {mark.kind for mark in marks if mark}
    single = all(mark or _is_list(one) for one, mark in zip(paragraphs[first:], marks[first:], strict=True))
    count = sum(mark is not None for mark in marks)
    return single and len(kinds) == 1 and count >= _FEWEST and ends_sentence(paragraphs[-1].text)


def _closes(one: Passage, before: Sequence[Passage], item: Passage, mark: Mark) -> bool:
    if _is_list(one) or cut_listing(one)[1]:
        return False
    if _OF_PAPER.match(one.text):
        return True
    if cut_listing(item)[1] and not before and mark.kind in _ITEMS:
        return True
    return bool(_TO_ALL.match(one.text)) and _is_complete(before, item, mark)


def _is_complete(before: Sequence[Passage], item: Passage, mark: Mark) -> bool:
    """Tell an item that has its text or its list; paragraphs of a part without numbers may each call upon everybody."""
    prose = [earlier for earlier in before if not _is_list(earlier)]
    if prose:
        return mark.kind in _ITEMS and not any(_TO_ALL.match(earlier.text) for earlier in prose)
    return bool(before) or (
        ends_sentence(item.text) and (mark.kind in _ITEMS or _says_more(item[mark.width :]))
    )


def _says_more(part: Passage) -> bool:
    """Tell a part that has its text behind its heading, or is a sentence."""
    heading, text = cut_heading(part)
    return bool(text.text) or is_sentence(heading)


def _is_list(paragraph: Passage) -> bool:
    label = label_of(paragraph, marked=False)
    return label is not None and label.kind in LISTING
