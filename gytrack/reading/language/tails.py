"""Where responsibility lists stand: in brackets or after a label at the end of a text, or within it."""

import re
from collections.abc import Iterator

from gytrack.reading.language.bodies import ENDS_AS_BODY, split_outside
from gytrack.reading.language.brackets import bracketed
from gytrack.reading.language.labels import last_label
from gytrack.reading.language.listings import read_listing
from gytrack.reading.text.passage import Passage

_DUTY = "责任|牵头|配合|主办|协办|承办|主责|实施|落实"
_SPEAKS_OF_DUTY = re.compile(
    rf"(?:{_DUTY})(?:责任)?(?:单位|部门|处室|科室|主体|机构)?(?:及分工)?(?:：|$)|(?:负责|牵头|配合|协助|参与)(?:[，；。]|$)"
    r"|(?:协作|协同|参与|参加|支持|承担|主管)(?:单位|部门|处室|科室|主体|机构)：|完成时限|按.{0,2}职责分工|下同"
)
_LAST_WORDS = ("牵头", "负责", "配合", "参与", "落实", "协助", "协同", "实施")
_STOPS = "。；"
_FEWEST_CHARACTERS = 3


def cut_listing(text: Passage, *, bare: bool = False) -> tuple[Passage, Passage | None]:
    """Cut the responsibility list off the end of a text; null where there is none.

    It stands in brackets (``（责任单位：甲局）``) or after a label that opens a sentence (``……。责任单位：甲局``). After a
    sentence, brackets that hold but bodies are one without any word of duty; with ``bare``, for the paper gave the
    label once (下同), elsewhere too.
    """
    end = len(text.text.rstrip(_STOPS))
    start = next((start for start, ends in reversed(bracketed(text.text)) if ends == end), None)
    if start is not None and text.text[start] != "《":
        listing = text[start + 1 : end - 1]
        alone = bare or (start > 0 and text.text[start - 1] in _STOPS)
        if _SPEAKS_OF_DUTY.search(listing.text) or (alone and _names_bodies(listing)):
            return text[:start], listing
    label = last_label(text)
    if label:
        return text[:label], text[label:]
    return text, None


def inner_listings(text: Passage) -> Iterator[Passage]:
    """Give the responsibility lists in brackets within a text: of one task with several lists, all hold.

    A sentence that says nothing else is one too: ``由甲局牵头，乙局配合。``
    """
    yield from _spoken_listings(text)
    for start, end in bracketed(text.text):
        listing = text[start + 1 : end - 1]
        if text.text[start] != "《" and _SPEAKS_OF_DUTY.search(listing.text):
            yield listing


def _spoken_listings(text: Passage) -> Iterator[Passage]:
    if "牵头" in text.text:
        for sentence in split_outside(text, "。"):
            if sentence.text.endswith(_LAST_WORDS) and _is_spoken(sentence):
                yield sentence


def _is_spoken(sentence: Passage) -> bool:
    leads = any(one.stance == "lead" for one in read_listing(sentence).named)
    return leads and _names_bodies(sentence)


def gives_label_once(text: Passage) -> bool:
    """Tell a list that says 下同: later lists may do without the label."""
    return any("下同" in listing.text for listing in inner_listings(text))


def _names_bodies(listing: Passage) -> bool:
    named = read_listing(listing).named
    return bool(named) and all(
        len(one.name) >= _FEWEST_CHARACTERS and ENDS_AS_BODY.search(one.name.text) for one in named
    )
