"""Where responsibility lists stand: in brackets or after a label at the end of a text, or within it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gytrack.reading.language.answering import closing_answer
from gytrack.reading.language.bodies import is_body, split_outside
from gytrack.reading.language.brackets import bracketed
from gytrack.reading.language.duty_words import DUTY
from gytrack.reading.language.labels import announces_duty, last_label
from gytrack.reading.language.listings import read_listing
from gytrack.reading.language.marks import mark_of
from gytrack.reading.language.roles import cut_role, told_names
from gytrack.reading.text.passage import Passage

_SPEAKS_OF_DUTY = re.compile(
    rf"(?:{DUTY})(?:责任)?(?:单位|部门|处室|科室|主体|机构)(?:及分工)?(?:：|$)"
    r"|(?:负责|牵头|配合|主办|协办|协助|参与)(?:[，；。：]|$)|完成时限|按.{0,2}职责分工|下同"
)
_LAST_WORDS = ("牵头", "负责", "配合", "参与", "落实", "协助", "协同", "实施")
_STOPS = "。；"
_FEWEST_CHARACTERS = 3
_FEWEST_ITEMS = 3
_LONGEST_UNSAID = 400
_EXAMPLES = re.compile("含|包括|不含|例?如|原|即")
_GOVERNS = re.compile("(?:局|委|办|厅|部|政府|街道|乡镇|办公室|领导小组|专班)(?:、|，|$)|^各|、各")


def cut_listing(text: Passage, *, bare: bool = False) -> tuple[Passage, Passage | None]:
    """Cut the responsibility list off the end of a text; null where there is none.

    It stands in brackets (``（责任单位：甲局）``) or after a label that opens a sentence (``……。责任单位：甲局``). After a
    sentence, brackets that hold but bodies are one without any word of duty; with ``bare``, for the paper gave the
    label once (下同), elsewhere too, and so are bodies without brackets behind the last stop or blank. A last sentence
    that only says who carries it out is one.
    """
    end = len(text.text.rstrip(_STOPS))
    start = next((start for start, ends in reversed(bracketed(text.text)) if ends == end), None)
    if start is not None and text.text[start] != "《":
        listing = text[start + 1 : end - 1]
        alone = bare or (start > 0 and text.text[start - 1] in _STOPS)
        if _speaks_of_duty(listing) or (alone and names_bodies(listing)):
            return text[:start], listing
    label = last_label(text)
    if label:
        return text[:label], text[label:]
    return closing_answer(text) or (bare and _cut_tail(text)) or (text, None)


def _cut_tail(text: Passage) -> tuple[Passage, Passage] | None:
    """Cut the bodies off that stand behind the last stop or blank: ``建设中心。甲局、乙局``, ``建设中心 甲局``."""
    start = next((at for at in range(len(text) - 1, 0, -1) if _parts(text, at)), 0)
    tail = text[start:]
    alone = start > 0 and len(tail) <= _LONGEST_UNSAID and tail.text[-1] not in _STOPS and names_bodies(tail)
    return (text[:start], tail) if alone else None


def _parts(text: Passage, at: int) -> bool:
    return text.text[at - 1] in _STOPS or parted_at(text, at)


def parted_at(text: Passage, at: int) -> bool:
    """Tell whether white space parts the words of a text at ``at``; that beside a figure or a word of Latin does not."""
    before, after = text.text[at - 1], text.text[at]
    plain = not ((before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum()))
    return plain and text.sheet.gap_after(text.start + at - 1)


def inner_listings(text: Passage) -> Iterator[Passage]:
    """Give the responsibility lists in brackets within a text: of one task with several lists, all hold.

    A sentence that says nothing else is one too: ``由甲局牵头，乙局配合。``
    """
    yield from _spoken_listings(text)
    for start, end in bracketed(text.text):
        listing = text[start + 1 : end - 1]
        if text.text[start] != "《" and _speaks_of_duty(listing):
            yield listing


def _spoken_listings(text: Passage) -> Iterator[Passage]:
    if "牵头" in text.text:
        for sentence in split_outside(text, "。"):
            if sentence.text.endswith(_LAST_WORDS) and _is_spoken(sentence):
                yield sentence


def _is_spoken(sentence: Passage) -> bool:
    leads = any(one.stance == "lead" for one in read_listing(sentence).named)
    return leads and names_bodies(sentence)


def names_bodies(listing: Passage) -> bool:
    """Tell a list that holds but the names of bodies, none of them an example."""
    named = read_listing(listing).named
    return bool(named) and all(
        len(one.name) >= _FEWEST_CHARACTERS and is_body(one.name) and not _EXAMPLES.match(one.name.text)
        for one in named
    )


def needs_no_label(paragraphs: Sequence[Passage]) -> bool:
    """Tell a paper whose lists may do without a label: it gave it once, or its items close with bodies."""
    return any(map(gives_label_once, paragraphs)) or closes_with_bodies(paragraphs)


def gives_label_once(text: Passage) -> bool:
    """Tell a list that says 下同: later lists may do without the label."""
    return any("下同" in listing.text for listing in inner_listings(text))


def closes_with_bodies(paragraphs: Iterable[Passage]) -> bool:
    """Tell a paper that needs no label: most items of a level close with a bracket that holds but bodies.

    A few of them do not make it one, nor do the sites of what is built (（市中医院、市一院）).
    """
    items, listed = Counter[str](), Counter[str]()
    for paragraph in paragraphs:
        mark = mark_of(paragraph)
        if mark:
            items[mark.kind] += 1
            _, listing = cut_listing(paragraph, bare=True)
            said = listing and not closing_answer(paragraph)
            listed[mark.kind] += bool(said and listing and _GOVERNS.search(listing.text))
    return any(count >= _FEWEST_ITEMS and 2 * count > items[kind] for kind, count in listed.items())


def _speaks_of_duty(listing: Passage) -> bool:
    """Tell a list by its label, by a word of duty, by bodies that a verb follows (各县区落实)."""
    return bool(_SPEAKS_OF_DUTY.search(listing.text)) or announces_duty(listing) or _acts(listing)


def _acts(listing: Passage) -> bool:
    for segment in split_outside(listing, "，；。") if len(listing) <= _LONGEST_UNSAID else ():
        names, role = cut_role(segment)
        if role and all(is_body(told.name) for told in told_names(names)):
            return bool(names.text)
    return False
