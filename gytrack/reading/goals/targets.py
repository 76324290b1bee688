"""Numbers to be reached: each with its name, bound, unit, date and rhythm."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from gytrack.reading.goals.coverage import full_coverages
from gytrack.reading.goals.mentions import Mention, mentions
from gytrack.reading.goals.names import name_after, name_before
from gytrack.reading.language.bodies import split_outside
from gytrack.reading.language.deadlines import Horizon, governing_dates
from gytrack.reading.language.quantities import SHARE
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Target

_LISTS_ON = re.compile(r"[、和及与]|以及")
_ENDS_CLAUSE = re.compile(
    r"$|[，。；：、;:,”）)]|等?(?:的)?(?:要求|目标|水平|标准)|(?:[和及与]|以及)(?!其)|并"
)
_EACH_YEAR = re.compile(r"每年|每一年")
_IN_TURN = "分别"
_LONGEST_NAME = 120
_MOST_IN_TURN = 8


@dataclass(frozen=True, slots=True)
class _Named:
    mention: Mention
    name: Passage


def read_targets(text: Passage, owner: str) -> list[Target]:
    """Return the targets that a text sets, in its order."""
    targets = [
        target for sentence in split_outside(text, "。！？") for target in _of_sentence(sentence, owner)
    ]
    return sorted(targets, key=lambda target: (target.place.line, target.place.column))


def _of_sentence(sentence: Passage, owner: str) -> list[Target]:
    dates = governing_dates(sentence)
    years = [found.start() for found in _EACH_YEAR.finditer(sentence.text)]
    full = (
        _full_coverage(name, owner, _due(dates, name.end - sentence.start))
        for name in full_coverages(sentence)
    )
    counted = (_target(named, sentence, owner, dates, years) for named in _named(sentence) if named.name.text)
    return [*full, *counted]


def _full_coverage(name: Passage, owner: str, due: date | None) -> Target:
    return Target(owner, name.text, "=", Decimal(100), SHARE, name.place, due=due)


def _target(named: _Named, sentence: Passage, owner: str, dates: list[Horizon], years: list[int]) -> Target:
    quantity, bound = named.mention.quantity, named.mention.bound
    figure = sentence[bound.start : bound.end]
    stretch = named.name.through(figure) if named.name.start < figure.start else figure.through(named.name)
    return Target(
        owner=owner,
        name=_balanced(named.name.text),
        op=bound.op,
        value=quantity.value,
        unit=quantity.unit,
        place=stretch.place,
        upper=quantity.upper,
        due=_due(dates, quantity.start),
        baseline=named.mention.baseline,
        per="year" if years and years[0] < quantity.start else None,
    )


def _due(dates: list[Horizon], at: int) -> date | None:
    before = bisect_left(dates, (at,))
    return dates[before - 1].day if before else None


def _named(sentence: Passage) -> list[_Named]:
    named: list[_Named] = []
    found = mentions(sentence)
    turn: list[Passage] = []
    for at, mention in enumerate(found):
        before = named[-1] if named else None
        held = _with_held_bound(sentence.text, mention, before)
        turn = turn or _names_in_turn(sentence, found[at : at + _MOST_IN_TURN], before)
        following = found[at + 1].bound.start if at + 1 < len(found) else len(sentence)
        named.append(_Named(held, turn.pop(0) if turn else _name(sentence, held, before, following)))
    return named


def _with_held_bound(text: str, mention: Mention, before: _Named | None) -> Mention:
    """至少建成2个A和1个B: a word before a number holds for the enumeration that it opens."""
    if not before or not before.mention.bound.leads or mention.bound.op not in ("=", "range"):
        return mention
    between = text[before.mention.bound.end : mention.bound.start]
    listed = before.mention.clause == mention.clause and _LISTS_ON.search(between)
    if not listed or mention.quantity.upper is not None:
        return mention
    return replace(mention, bound=mention.bound._replace(op=before.mention.bound.op, leads=True))


def _names_in_turn(sentence: Passage, ahead: list[Mention], before: _Named | None) -> list[Passage]:
    """甲、乙率分别不低于20%、10%: as many names before 分别 as figures after it."""
    text, first = sentence.text, ahead[0]
    if _IN_TURN not in text[first.bound.start : first.quantity.start]:
        return []
    figures = 1
    while figures < len(ahead) and _LISTS_ON.fullmatch(
        text[ahead[figures - 1].bound.end : ahead[figures].bound.start]
    ):
        figures += 1
    names = split_outside(_words_before(sentence, first, before), "、和")
    return names if len(names) == figures else []


def _name(sentence: Passage, mention: Mention, before: _Named | None, following: int) -> Passage:
    """Take the name after a number that a noun follows, else the one before it."""
    words = _words_before(sentence, mention, before)
    end = min(following, mention.bound.end + _LONGEST_NAME)
    after = sentence[mention.bound.end : max(end, mention.bound.end)]
    ends = _ENDS_CLAUSE.match(sentence.text, mention.bound.end)
    name = words if mention.quantity.unit == SHARE and len(words) > 1 else name_after(after)
    if ends and words.text:
        return words
    return _without_link(name) if name.text else _raw_words(sentence, mention)


def _without_link(name: Passage) -> Passage:
    return name[: len(name.text.rstrip("、和及与以"))]


def _raw_words(sentence: Passage, mention: Mention) -> Passage:
    """Take all words of the clause where they are but verbs: 培训3000人次."""
    return sentence[max(mention.clause, mention.bound.start - _LONGEST_NAME) : mention.bound.start]


def _words_before(sentence: Passage, mention: Mention, before: _Named | None) -> Passage:
    start = mention.clause
    if before and before.mention.clause == mention.clause:
        start = max(before.mention.bound.end, before.name.end - sentence.start)
    end = max(start, mention.bound.start)
    return name_before(sentence[max(start, end - _LONGEST_NAME) : end].strip("、和及与以"))


def _balanced(name: str) -> str:
    return name if name.count("“") == name.count("”") else name.strip("“”")
