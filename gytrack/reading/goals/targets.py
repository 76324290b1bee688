"""Numbers to be reached: each with its name, bound, unit, date and rhythm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from gytrack.reading.goals.coverage import full_coverages
from gytrack.reading.goals.exclusions import is_excluded
from gytrack.reading.goals.given import exists
from gytrack.reading.goals.mentions import Mention, mentions
from gytrack.reading.goals.naming import Named, begin_of_words, named
from gytrack.reading.goals.rhythm import Calendar, Rhythm
from gytrack.reading.goals.sizes import is_modifier, is_nested
from gytrack.reading.goals.turns import grown_in_turn, in_turn
from gytrack.reading.language.bodies import split_outside
from gytrack.reading.language.deadlines import Horizon, governing_dates
from gytrack.reading.language.units import SHARE
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Target

_LISTS_ON = re.compile(r"[、和及与]|以及")
_FROM = re.compile(r"(?:由|从)(?:原来|原有|之前|目前|现在|现行)?的?$")
_YEAR = re.compile(r"20\d\d(?=年)")
_AMONG = "其中"
_MOST_AHEAD = 8
_LONGEST_FROM = 8


def read_targets(text: Passage, owner: str, year: int | None = None) -> list[Target]:
    """Return the targets that a text sets, in its order; ``year`` is that of a plan of one, for 12月底前."""
    targets = [
        target for sentence in split_outside(text, "。！？") for target in _of_sentence(sentence, owner, year)
    ]
    return sorted(targets, key=lambda target: (target.place.line, target.place.column))


def _of_sentence(sentence: Passage, owner: str, year: int | None) -> Iterator[Target]:
    dates = governing_dates(sentence, year)
    rhythm, calendar = Rhythm(sentence.text, dates), Calendar(sentence.text, dates)
    for name in full_coverages(sentence):
        due = calendar.at(name.end - sentence.start)
        yield Target(owner, name.text, "=", Decimal(100), SHARE, name.place, due=due)
    for one in _named(sentence, dates):
        if one.name:
            yield _target(one, sentence, owner, calendar, rhythm)


def _target(one: Named, sentence: Passage, owner: str, calendar: Calendar, rhythm: Rhythm) -> Target:
    quantity, bound = one.mention.quantity, one.mention.bound
    figure = sentence[bound.start : bound.end]
    stretch = one.said.through(figure) if one.said.start < figure.start else figure.through(one.said)
    return Target(
        owner=owner,
        name=one.name,
        op=bound.op,
        value=quantity.value,
        unit=quantity.unit,
        place=stretch.place,
        upper=quantity.upper,
        due=one.day or calendar.at(quantity.start),
        baseline=one.mention.baseline,
        baseline_year=one.mention.baseline_year,
        per=rhythm.at(quantity.start),
    )


def _named(sentence: Passage, dates: list[Horizon]) -> list[Named]:
    found = _goals(sentence.text)
    done: list[Named] = []
    at = 0
    while at < len(found):
        before = done[-1] if done else None
        mention = _with_held_bound(sentence.text, found[at], before)
        begins = begin_of_words(sentence, mention, before)
        ahead = [mention, *found[at + 1 : at + _MOST_AHEAD]]
        turns = grown_in_turn(sentence, ahead, [one.name for one in done[-_MOST_AHEAD:]]) or in_turn(
            sentence, ahead, begins, dates
        )
        if turns:
            for turn in turns:
                held = _with_held_bound(sentence.text, turn.mention, done[-1] if done else None)
                done.append(Named(held, turn.name, turn.said, turn.day))
            at += len({turn.mention.quantity.start for turn in turns})
            continue
        following = found[at + 1].bound.start if at + 1 < len(found) else len(sentence)
        done.append(named(sentence, mention, before, following))
        at += 1
    return done


def _goals(text: str) -> list[Mention]:
    goals: list[Mention] = []
    baseline: Mention | None = None
    stated = _stated(text)
    for mention, following in pairwise([*stated, None]):
        assert mention is not None  # noqa: S101  (only the last of the pairs is null)
        if _FROM.search(mention.before[-_LONGEST_FROM:]):
            baseline = mention
        elif not is_modifier(text, mention, following):
            goals.append(_with_baseline(text, mention, baseline))
    return goals


def _stated(text: str) -> list[Mention]:
    """Return the numbers that a sentence states of its own: no kinds, conditions, sizes, nor parts of another."""
    stated: list[Mention] = []
    standing = False
    for mention in mentions(text):
        before = stated[-1] if stated else None
        starts = bool(_FROM.search(mention.before[-_LONGEST_FROM:]))
        among = standing and text.startswith(_AMONG, mention.clause)
        standing = not starts and (exists(text, mention) or among)
        if not standing and (
            starts
            or (before and _goes_on(text, before, mention))
            or not (is_excluded(text, mention) or is_nested(mention, before))
        ):
            stated.append(mention)
    return stated


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    """Tell whether a number goes on a list of figures: 分别压缩至3、5个工作日."""
    listed = _LISTS_ON.fullmatch(text[before.bound.end : mention.bound.start])
    return bool(listed) and before.quantity.unit == mention.quantity.unit


def _with_baseline(text: str, mention: Mention, baseline: Mention | None) -> Mention:
    """由2020年的45%提高到60%: what the clause starts from, and the year that it names for that."""
    if not baseline or baseline.clause != mention.clause or baseline.quantity.unit != mention.quantity.unit:
        return mention
    year = _YEAR.search(text, baseline.bound.start, baseline.quantity.start)
    return replace(
        mention, baseline=baseline.quantity.value, baseline_year=int(year.group()) if year else None
    )


def _with_held_bound(text: str, mention: Mention, before: Named | None) -> Mention:
    """至少建成7个A和1个B: a word before a number holds for the enumeration that it opens."""
    bound = mention.bound
    if not before or not before.mention.bound.leads or bound.op != "=" or bound.reaches:
        return mention
    between = text[before.mention.bound.end : mention.bound.start]
    if before.mention.clause != mention.clause or not _LISTS_ON.search(between):
        return mention
    return replace(mention, bound=bound._replace(op=before.mention.bound.op, leads=True))
