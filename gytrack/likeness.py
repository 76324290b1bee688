"""How alike two texts are: the pairs of neighbouring characters that they share (Dice's coefficient).

What a printer changes without changing the meaning does not count: width, case, blanks and punctuation.
"""

import unicodedata
from collections import Counter

Pairs = Counter[str]
"""Each pair of neighbouring characters of a text, with how often it stands there."""


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are: 1 for the same words, 0 where they share no two characters in a row."""
    return overlap(pairs(one), pairs(other))


def bare(text: str) -> str:
    """Return the letters, digits and characters of a text alone, in half width and lower case."""
    half = unicodedata.normalize("NFKC", text).lower()
    return half if half.isalnum() else "".join(filter(str.isalnum, half))


def pairs(text: str) -> Pairs:
    """Return what a text is compared by; of a single character, that one."""
    sheer = bare(text)
    if len(sheer) < len("一二"):
        return Counter([sheer] if sheer else ())
    return Counter(map(str.__add__, sheer, sheer[1:]))


def overlap(one: Pairs, other: Pairs) -> float:
    """Return the likeness of two texts of which the pairs are known already."""
    if len(one) > len(other):
        one, other = other, one
    total = one.total() + other.total()
    shared = sum(min(times, other[pair]) for pair, times in one.items() if pair in other)
    return 2 * shared / total if total else 0.0


def share(part: Pairs, whole: Pairs) -> float:
    """Return how much of a short text stands in a long one: 1 where all of its pairs do."""
    total = part.total()
    return sum(min(times, whole[pair]) for pair, times in part.items()) / total if total else 0.0
