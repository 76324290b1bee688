"""Stretches of a text that are names: short quotes, titles of papers, document numbers, brackets."""

import re
from bisect import bisect_left

# “123物流圈”, 《…（2022年版）》, 〔2022〕219号, （3家） are names and asides; a whole goal in quotes is none,
# nor is （其中儿科床位不低于37%） or （包括3个试点）.
_NAMES = re.compile(
    r"“[^“”，。；]{1,20}”|《[^《》]*》|〔[^〔〕]*〕|[（(](?!其中|包括\d)[^（）()]*[）)]|【[^【】]*】"
)


def name_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches whose numbers and dates are no goals."""
    return [found.span() for found in _NAMES.finditer(text)]


def inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a position lies within one of the stretches; their first character does not."""
    before = bisect_left(spans, (at,)) - 1
    return before >= 0 and at < spans[before][1]
