"""Goals whose figure no number says: 三分之一以上的村, 翻一番; each is told to a person instead of guessed."""

import re

from gytrack.numerals import read_share
from gytrack.reading.goals.given import opens_background
from gytrack.reading.language.bodies import split_outside
from gytrack.reading.language.name_spans import inside, name_spans
from gytrack.reading.text.passage import Passage

_FIGURE = re.compile(
    r"(?P<share>[二三四五六七八九十]分之[一二三四五六七八九十])(?=以上|左右|的|[，。；、）]|$)"
    r"|(?<![\d/])[1-9]/[1-9](?=以上|左右|的)"
    r"|翻[一两二三四]?番(?!，?(?:达|增至|突破))"
)
# 三分之二以上成员同意 is how something is decided.
_DECIDED = re.compile(r"[^，。；]{0,12}(?:同意|表决|通过|出席|参加会议)")


def unread_figures(text: Passage) -> list[Passage]:
    """Return the stretches that set a goal in words that no whole percent or count says."""
    return [
        found
        for sentence in split_outside(text, "。！？")
        if not opens_background(sentence.text)
        for found in _figures(sentence)
    ]


def _figures(sentence: Passage) -> list[Passage]:
    names = name_spans(sentence.text)
    return [
        sentence[found.start() : found.end()]
        for found in _FIGURE.finditer(sentence.text)
        if not (found["share"] and read_share(found["share"]) is not None)
        and not inside(found.start(), names)
        and not _DECIDED.match(sentence.text, found.end())
    ]
