"""实现…全覆盖: a goal of 100% that is written in words."""

import re
from collections.abc import Iterator

from gytrack.reading.goals.names import name_before
from gytrack.reading.text.passage import Passage

_FULL = re.compile(
    r"(?<![、健“])全覆盖(?!的|式|清单|基础|检查|排查|抽检|监管|走访|培训|督查|核查|巡查|整治|推进|提质|要求|原则|工程)"
)
_PAUSE = re.compile(r".*[，。；：,]", re.DOTALL)
_LONGEST = 120
_REACHES = "实现"
_ALL = re.compile(r"^(?:全部|所有)")
_ADVERB = re.compile(r"(?:基本|逐步|全面|力争|确保|率先)*")


def full_coverages(text: Passage) -> list[Passage]:
    """Return what is to be covered whole.

    公办幼儿园 in 基本实现公办幼儿园全覆盖, 书店 in 书店实现乡镇全覆盖.
    """
    return [name for name in map(_name, _subjects(text)) if name.text]


def _subjects(text: Passage) -> Iterator[Passage]:
    after = 0
    for found in _FULL.finditer(text.text):
        words = text[max(after, found.start() - _LONGEST) : found.start()]
        pause = _PAUSE.match(words.text)
        yield words[pause.end() :] if pause else words
        after = found.end()


def _name(subject: Passage) -> Passage:
    what, reached, _ = subject.text.partition(_REACHES)
    if not reached:
        return name_before(subject)
    scope = subject[len(what) + len(reached) :]
    named = name_before(subject[: len(what)])
    return _without_all(scope) if _ADVERB.fullmatch(named.text) else named


def _without_all(scope: Passage) -> Passage:
    found = _ALL.match(scope.text)
    return scope[found.end() :] if found else scope
