"""Stretches in brackets, of whatever form and however nested."""

from functools import lru_cache

_PAIRS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "《": "》"}
_CLOSERS = frozenset(_PAIRS.values())


@lru_cache(maxsize=64)  # several rules in turn look at one text
def bracketed(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the outermost brackets of a text open and end (after the closer), in order.

    A closer closes the latest opener, also of another form, as hasty typing mixes them; one that nothing opened, and
    an opener that nothing closes, are no brackets.
    """
    spans: list[tuple[int, int]] = []
    open_at: list[int] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            open_at.append(at)
        elif character in _CLOSERS and open_at:
            start = open_at.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, at + 1))
    return tuple(spans)
