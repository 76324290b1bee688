"""Which texts of two lists are worth a comparison, and the pairs that go together best.

To compare each with each would take the square of their number: only texts that share rare pairs of characters, and
texts that say the same, are looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.likeness import Pairs, overlap

_COMMON = 40
"""A pair of characters that stands in more texts than this tells them apart no more."""

_TRIED = 8
"""How many of the texts that share the most rare pairs are compared whole."""

SAME = 2.0
"""The score of what says the same, above all that is only alike, wherever it stands."""

_MANY = 100
"""So many texts saying the same are paired off in their order instead of each with each."""


class Candidate(NamedTuple):
    """Two texts that may be one, by their places in the lists; ``score`` orders candidates, the surest first."""

    score: float
    old: int
    new: int


def alike(old: Sequence[Pairs], new: Sequence[Pairs], least: float) -> Iterator[Candidate]:
    """Yield the texts that are alike, those that say the same included; ``least`` is the likeness asked for.

    Whatever says the same as exactly one text of the other list is compared with no other.
    """
    before, after = _by_text(old), _by_text(new)
    settled = set()
    for words, places in before.items():
        others = after.get(words, [])
        yield from _same(places, others)
        if len(places) == len(others) == 1:
            settled.update(others)
    index = _index(old)
    for at, one in enumerate(new):
        if at not in settled:
            yield from _sharing(old, index, one, at, least)


def _same(places: Sequence[int], others: Sequence[int]) -> Iterator[Candidate]:
    if len(places) * len(others) > _MANY:
        yield from (Candidate(SAME, one, other) for one, other in zip(places, others, strict=False))
    else:
        yield from (Candidate(SAME, one, other) for one in places for other in others)


def _sharing(
    old: Sequence[Pairs], index: dict[str, list[int]], one: Pairs, at: int, least: float
) -> Iterator[Candidate]:
    """Yield the texts that share the most rare pairs with one and are alike."""
    shared: Counter[int] = Counter()
    for pair in one:
        holders = index.get(pair, ())
        if len(holders) <= _COMMON:
            shared.update(holders)
    for other, _ in shared.most_common(_TRIED):
        score = overlap(old[other], one)
        if least <= score < 1:
            yield Candidate(score, other, at)


def best(candidates: Iterable[Candidate], old: Iterable[int] = (), new: Iterable[int] = ()) -> dict[int, int]:
    """Return the old place of each new one, the surest candidates first, each place once.

    Of equally sure ones those go together that stand the nearest to each other; ``old`` and ``new`` are taken already.
    """
    gone, found, taken = set(old), dict[int, int](), set(new)
    for candidate in sorted(
        candidates, key=lambda one: (-one.score, abs(one.old - one.new), one.new, one.old)
    ):
        if candidate.old not in gone and candidate.new not in taken:
            found[candidate.new] = candidate.old
            gone.add(candidate.old)
            taken.add(candidate.new)
    return found


def _index(texts: Sequence[Pairs]) -> dict[str, list[int]]:
    index = defaultdict[str, list[int]](list)
    for at, text in enumerate(texts):
        for pair in text:
            index[pair].append(at)
    return index


def _by_text(texts: Sequence[Pairs]) -> dict[frozenset[tuple[str, int]], list[int]]:
    found = defaultdict[frozenset[tuple[str, int]], list[int]](list)
    for at, text in enumerate(texts):
        if text:
            found[frozenset(text.items())].append(at)
    return found
