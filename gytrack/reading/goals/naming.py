"""Which words name a number: those before it, those after it, or those of the number before."""

import re
from dataclasses import dataclass
from datetime import date

from gytrack.reading.goals.mentions import Mention
from gytrack.reading.goals.names import (
    bare_words,
    is_light,
    name_after,
    name_before,
    says_growth,
    says_how_much,
    subject_before,
)
from gytrack.reading.language.units import SHARE
from gytrack.reading.text.passage import Passage

_ENDS_CLAUSE = re.compile(
    r"$|[，。；：、,;:”）)（(]|等?(?:的)?(?:要求|目标|水平|标准|规模)(?![^\W\d_a-zA-Z])|(?:[和及与]|以及)(?!其)|并(?![联行网购轨入])"
)
_SPENT_ON = "用于"
_TAKEN = re.compile(r"(?:要|应|须)?将?$")
_SPECIFIED = re.compile(
    r"[^，的]{0,12}?(?:面积|规模|容量|容积|投资|能力)[^，的]{0,8}\d[^，的]{1,8}，(?=[^，。；]*的)"
)
_LONGEST = 120
_NEARBY = 300
_LONGEST_OF_WHAT = 20
_SHORT = 4
_TINY = 3
_LEAST = 2
_LAST_OF_LIST = re.compile(r"(?:[、和]|(?<!参)与|(?<!普)及|以)+$")
_FIRST_OF_LIST = "、和及与以"


@dataclass(frozen=True, slots=True)
class Named:
    """A goal: its number, its name, the words of the document that say it, and its own day."""

    mention: Mention
    name: str
    said: Passage
    day: date | None = None


def begin_of_words(sentence: Passage, mention: Mention, before: Named | None) -> int:
    """Return where the words before a number begin: at its clause, or after the number before and its name."""
    if not before or before.mention.clause != mention.clause:
        return mention.clause
    return min(mention.bound.start, max(before.mention.bound.end, before.said.end - sentence.start))


def named(sentence: Passage, mention: Mention, before: Named | None, following: int) -> Named:
    """Name a number; ``following`` is where the next one begins."""
    start = begin_of_words(sentence, mention, before)
    end = max(start, mention.bound.start)
    words = name_before(sentence[max(start, end - _LONGEST) : end].strip(_FIRST_OF_LIST))
    words = words[:0] if len(words) < _LEAST or is_light(words.text) else words
    if _ENDS_CLAUSE.match(sentence.text, mention.bound.end):
        return _from_before(sentence, mention, before, words)
    after = _words_after(sentence, mention, following)
    if len(after) < _LEAST:
        return (
            _from_before(sentence, mention, before, words) if words.text else _said(mention, after or words)
        )
    return _choose(sentence, mention, words, after)


def _choose(sentence: Passage, mention: Mention, words: Passage, after: Passage) -> Named:
    bound = mention.bound
    text = sentence.text
    if text.startswith(_SPENT_ON, bound.end):
        return Named(mention, words.text + after.text, words if words.text else after)
    if not words.text or text.startswith("的", bound.end):
        return _said(mention, after)
    if mention.quantity.unit == SHARE:
        whole = not bound.reaches
        return Named(mention, words.text + after.text, words) if whole else _said(mention, words)
    if bound.reaches and not bound.leads:
        return _said(mention, words)
    if mention.quantity.unit == "次" or (bound.leads and len(after) < _TINY <= len(words)):
        return Named(mention, words.text + after.text, words)
    return _said(mention, after)


def _from_before(sentence: Passage, mention: Mention, before: Named | None, words: Passage) -> Named:
    """Name a number that ends its clause: 建成“文化馆”不少于7家, 年均增长8%, 累计达到2700家."""
    subject = subject_before(_all_words(sentence, mention)) if len(words) < _TINY else words[:0]
    if len(subject) >= (_LEAST if words.text else _SHORT) and not is_light(subject.text):
        return Named(mention, subject.text + words.text, subject)
    goes_on = mention.bound.reaches or words.text or sentence.text.startswith("其中", mention.clause)
    if before and goes_on and (not words.text or says_growth(words.text)):
        return Named(mention, before.name + words.text, words if words.text else _figure(sentence, mention))
    if words.text and says_how_much(words.text):
        earlier = _clause_before(sentence, mention)
        return Named(mention, earlier.text + words.text, words)
    if words.text:
        return _rate(sentence, mention, words)
    bare = bare_words(_all_words(sentence, mention))
    if before and is_light(bare.text) and before.mention.quantity.measure == mention.quantity.measure:
        return Named(mention, before.name, before.said)
    return _said(mention, _found_elsewhere(sentence, mention, before, bare))


def _rate(sentence: Passage, mention: Mention, words: Passage) -> Named:
    """Name a rate of what the clause before ends with: 场地向社会开放，开放率达到75%."""
    of_what = words.text.removesuffix("率")
    earlier = _clause_before(sentence, mention) if len(of_what) < len(words) <= _SHORT else words[:0]
    if len(earlier) <= _LONGEST_OF_WHAT and earlier.text.endswith(of_what) and earlier.text:
        return Named(mention, earlier.text + "率", words)
    return _said(mention, words)


def _found_elsewhere(sentence: Passage, mention: Mention, before: Named | None, bare: Passage) -> Passage:
    """Look where else a number is named that has but a verb: 设置文化空间，每个街道至少建成7个."""
    if not is_light(bare.text):
        return bare
    nearby = max(0, mention.clause - _NEARBY)
    same = sentence.text.find(bare.text, nearby, mention.clause) if bare.text else -1
    if same >= 0:
        done = name_after(sentence[same + len(bare) : min(mention.clause, same + _LONGEST)])
        if len(done) >= _SHORT and not done.text[0].isdigit():
            return done
    earlier = _clause_before(sentence, mention)
    return (
        earlier if earlier.text and not (before and before.mention.clause_end + 1 == mention.clause) else bare
    )


def _all_words(sentence: Passage, mention: Mention) -> Passage:
    return sentence[max(mention.clause, mention.bound.start - _LONGEST) : mention.bound.start]


def _words_after(sentence: Passage, mention: Mention, following: int) -> Passage:
    end = min(following, mention.bound.end + _LONGEST)
    after = sentence[mention.bound.end : max(end, mention.bound.end)]
    if after.text.startswith(_SPENT_ON):
        pause = re.search(r"[，。；,]", after.text)
        return after[: pause.start()] if pause else after
    specified = _SPECIFIED.match(sentence.text, mention.bound.end)
    if specified:
        after = sentence[specified.end() : specified.end() + _LONGEST]
    name = name_after(after)
    return name[: len(_LAST_OF_LIST.sub("", name.text))]


def _clause_before(sentence: Passage, mention: Mention) -> Passage:
    end = max(0, mention.clause - 1)
    nearby = max(0, end - _LONGEST)
    start = max(sentence.text.rfind(mark, nearby, end) for mark in "，；：")
    words = sentence[max(start + 1, nearby) : end]
    subject = subject_before(words)
    return subject if len(subject) >= _SHORT else name_before(words)


def _said(mention: Mention, name: Passage) -> Named:
    text = name.text
    return Named(mention, text if text.count("“") == text.count("”") else text.strip("“”"), name)


def _figure(sentence: Passage, mention: Mention) -> Passage:
    return sentence[mention.bound.start : mention.bound.end]
