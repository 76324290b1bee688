"""Lines to paragraphs: text copied off a page or the web breaks in the middle of sentences and words."""

import re
from collections.abc import Collection
from math import inf

from gytrack.reading.language.bodies import is_body, split_names
from gytrack.reading.language.labels import LISTING, is_bare_label, label_of
from gytrack.reading.language.marks import SECTIONS, mark_of
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.layout.titles import DAY_LINE
from gytrack.reading.text.passage import Passage, Sheet

_ENDS = "。；：！？"
_BRACKETS = (("（", "）"), ("〔", "〕"), ("[", "]"), ("【", "】"))
_CLOSERS = "”’）】》〕"
_NOTES = re.compile(r"(?:备?注|说明)：?(?:[（(]1[）)]|1[.、]|①)")
_CONTENTS = re.compile(r"[.．…·]{3}\d{1,3}$")
_ASIDE = re.compile(r"附件|抄送|[（(]此件|注[：:]|目录$|[^\W\d_a-zA-Z]{1,12}[〔\[]\d{4}[〕\]]第?\d+号$")
# No line of running text copied off a page of A4 has more characters.
_WIDEST_PAGE = 60
_NARROWEST_PAGE = 18
_PAGE_REFERENCE = 6
_FULL_SHARE = 0.3
_SLACK = 3
_LONGEST_HEADING = 40
_LONGEST_LISTING = 6
_LONGEST_TORN = 40
_BREAKS = ("，", "、")
_FEWEST_TORN = 3
_TORN_SHARE = 0.05
_GOES_ON = "、，和及等"


def read_paragraphs(
    sheet: Sheet, headed: Collection[int] = (), parted: Collection[int] = ()
) -> list[Passage]:
    """Return the paragraphs of a document, tables of contents left out.

    ``headed`` are the positions of lines that the file makes headings: nothing is joined to these. ``parted`` are
    those of lines that something else stands before, such as a table: they go on with nothing.
    """
    lines = [line for line in sheet.lines() if not is_contents(line.text)]
    width = _wrap_width(lines)
    torn_from = _torn_from(lines)
    groups: list[list[Passage]] = []
    for line in lines:
        apart = line.start in parted or line.start in headed or (groups and groups[-1][-1].start in headed)
        torn = line.start > torn_from
        if groups and not apart and _runs_on(groups[-1], line, width, torn=torn):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [group[0].through(group[-1]) for group in groups]


def is_contents(line: str) -> bool:
    """Tell a line of a table of contents: its leader and the page."""
    return bool(_CONTENTS.search("".join(line.split())[-_PAGE_REFERENCE:]))


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends with a sentence's end, closing quotes and brackets apart."""
    return text.rstrip(_CLOSERS).endswith(tuple(_ENDS))


def is_aside(passage: Passage) -> bool:
    """Tell whether a paragraph opens like one that stands apart from the text: 附件, 抄送, （此件公开发布）."""
    return bool(_ASIDE.match(passage.text))


def _runs_on(group: list[Passage], line: Passage, width: int | None, *, torn: bool) -> bool:
    """Tell whether ``line`` goes on with the sentence that the paragraph so far leaves open.

    ``torn`` where lines break off anywhere: what is unfinished goes on, full or not.
    """
    last = group[-1]
    if (
        _leaves_bracket_open("".join(one.text for one in group[-_LONGEST_LISTING:]))
        or (_is_bare_mark(last) and not mark_of(line))
        or _is_next_note(group, line)
    ):
        return True
    if len(group) == 1 and is_bare_label(last):
        return not (mark_of(line) or label_of(line, marked=False))
    if (
        ends_sentence(last.text)
        or cut_listing(group[-_LONGEST_TORN:][0].through(last) if torn else last)[1]
        or mark_of(line)
        or label_of(line, marked=False)
        or is_aside(line)
        or DAY_LINE.fullmatch(line.text)
    ):
        return False
    return _is_unfinished(group, line, width, torn=torn)


def _is_unfinished(group: list[Passage], line: Passage, width: int | None, *, torn: bool) -> bool:
    """Tell a paragraph whose last line breaks off: it is full, or is prose where lines are paragraphs."""
    last = group[-1]
    narrow = width is None or width < _NARROWEST_PAGE
    if narrow and _is_whole_list(group[0].through(last)) and line.text[0] not in _GOES_ON:
        return False
    if torn:
        return last.text.endswith(_BREAKS) or not (mark_of(last) and _is_heading(last))
    if width is not None:
        return len(last) >= width - _SLACK
    return not _is_heading(last) if len(group) == 1 else _is_prose(last.text)


def _is_next_note(group: list[Passage], line: Passage) -> bool:
    """Tell the further notes of a numbered list of them: 2. below 注：1."""
    if not _NOTES.match(group[0].text):
        return False
    mark = mark_of(line)
    notes = 1 + sum(mark_of(one) is not None for one in group[1:])
    return mark is not None and mark.kind in ("point", "paren", "circle") and mark.number == notes + 1


def _is_whole_list(text: Passage) -> bool:
    """Tell a list after its label whose last name is whole: what stands below does not go on with it."""
    label = label_of(text, marked=False)
    if not label or label.kind not in LISTING:
        return False
    names = split_names(text[label.width :])
    return bool(names) and is_body(names[-1]) and text.text[-1] not in _GOES_ON


def _is_bare_mark(line: Passage) -> bool:
    """Tell a numbering mark that a converter has set on a line of its own, its heading on the next."""
    mark = mark_of(line)
    return mark is not None and mark.width == len(line)


def _leaves_bracket_open(text: str) -> bool:
    return any(
        text.count(opens) > text.count(closes) and text.rfind(opens) > text.rfind(closes)
        for opens, closes in _BRACKETS
    )


def _is_heading(line: Passage) -> bool:
    mark = mark_of(line)
    if mark is None or mark.kind == "ordinal":
        return not _is_prose(line.text)
    return "。" not in line.text and len(line) <= _LONGEST_HEADING


def _is_prose(text: str) -> bool:
    return any(stop in text for stop in "，。；")


def _torn_from(lines: list[Passage]) -> float:
    """Return where the outline of a text begins whose lines break off at every sign, as some copies off a page do.

    What stands before it are titles and addresses; infinity where lines are whole.
    """
    torn = sum(line.text.endswith(_BREAKS) for line in lines)
    marked = ((line, mark_of(line)) for line in lines)
    first = next((line.start for line, mark in marked if mark and mark.kind in SECTIONS), inf)
    return first if torn >= max(_FEWEST_TORN, _TORN_SHARE * len(lines)) else inf


def _wrap_width(lines: list[Passage]) -> int | None:
    """Return the width at which the whole document is wrapped, null where its lines are paragraphs."""
    widest = max((len(line) for line in lines), default=0)
    full = sum(len(line) >= widest - _SLACK for line in lines)
    return widest if widest <= _WIDEST_PAGE and full >= _FULL_SHARE * len(lines) else None
