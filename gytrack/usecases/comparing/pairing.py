"""One-to-one pairs between two lists of texts, the most alike first, without comparing each with each.

Texts that are alike share rare pairs of characters: 建设 stands in every task, 煎药 in a few. Each text is therefore
compared only with those that share its rarest pairs with it, so that time grows with the length of the plans.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.likeness import Pairs, pairs

_LOOKED_UP = 400
"""Holders of a text's pairs that are looked up, beginning with the rarest pair."""
_COMPARED = 24
"""Texts that share the most of these, with which a text is compared whole."""


class Scored(NamedTuple):
    """Two positions, how alike what stands there is, and by how much they go before others that are as alike."""

    one: int
    other: int
    likeness: float
    bonus: float = 0.0


def candidates(ones: Sequence[Pairs], others: Sequence[Pairs]) -> Iterator[tuple[int, int]]:
    """Yield the positions of texts that are worth comparing: those that share rare pairs of characters."""
    holders: dict[str, list[int]] = {}
    for at, text in enumerate(others):
        for pair in text:
            holders.setdefault(pair, []).append(at)
    for at, text in enumerate(ones):
        yield from ((at, other) for other in _nearest(text, holders))


def _nearest(text: Pairs, holders: dict[str, list[int]]) -> Iterator[int]:
    shared: Counter[int] = Counter()
    left = _LOOKED_UP
    for pair in sorted((pair for pair in text if pair in holders), key=lambda pair: len(holders[pair])):
        left -= len(holders[pair])
        if left < 0 and shared:
            break
        shared.update(holders[pair][:_LOOKED_UP])
    return (other for other, _ in shared.most_common(_COMPARED))


def best_pairs(scored: Iterable[Scored]) -> list[Scored]:
    """Return pairs in which nothing stands twice, chosen from the most alike down, in the order of the first."""
    ones: set[int] = set()
    others: set[int] = set()
    chosen = []
    for pair in sorted(scored, key=lambda pair: (-pair.likeness - pair.bonus, pair.one, pair.other)):
        if pair.one not in ones and pair.other not in others:
            ones.add(pair.one)
            others.add(pair.other)
            chosen.append(pair)
    return sorted(chosen)


def all_pairs(texts: Iterable[str]) -> list[Pairs]:
    """Return what each text is compared by."""
    return [pairs(text) for text in texts]
