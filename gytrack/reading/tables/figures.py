"""Figures as cells of a table of indicators print them: 550, ≥90%, 1—2, [5], 95%以上, 3万人左右, 全覆盖."""

import re
from decimal import Decimal
from typing import NamedTuple

from gytrack.reading.language.bounds import bound_of
from gytrack.reading.language.quantities import Quantity
from gytrack.reading.language.units import SHARE
from gytrack.records.terms import Operator

_SIGNS: dict[str, Operator] = {
    **dict.fromkeys(("≥", ">=", "＞=", "＞＝", "⩾", "≧"), ">="),
    **dict.fromkeys(("≤", "<=", "＜=", "＜＝", "⩽", "≦"), "<="),
    **dict.fromkeys((">", "＞", "﹥", "〉"), ">"),
    **dict.fromkeys(("<", "＜", "﹤", "〈"), "<"),
}
_SIGN = re.compile("(?:" + "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)) + ")[\\[〔【]?$")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<low>{_NUMBER})(?:[%％]?[-—–－~～至到]{{1,2}}(?P<high>{_NUMBER}))?[\]〕】]?(?P<unit>[%％‰]|(?:[十百千]?[万亿])?(?:[^\W\d_a-zA-Z]|/)*)"
)
_BOUND_WORDS = re.compile(
    r"(?:及以上|以上|之上|以内|之内|及以下|以下|左右|上下|（?累计）?|（?预期性）?|（?约束性）?).*$"
)
_FULL = re.compile(r"(?:基本|全面)?(?:实现)?全覆盖")
_LONGEST_UNIT = 8


class Figure(NamedTuple):
    """A figure with its bound; ``unit`` is empty where the cell prints none."""

    op: Operator
    value: Decimal
    upper: Decimal | None
    unit: str


def read_figure(text: str) -> Figure | None:
    """Return the figure that a cell prints; null where it prints none, or several."""
    if _FULL.fullmatch(text):
        return Figure("=", Decimal(100), None, SHARE)
    found = list(_FIGURE.finditer(text))
    if len(found) != 1:
        return None
    figure = found[0]
    upper = _decimal(figure["high"]) if figure["high"] else None
    unit = _BOUND_WORDS.sub("", figure["unit"]).replace("％", SHARE)
    low = _decimal(figure["low"])
    bound = bound_of(text, Quantity(figure.start(), _end(figure), low, upper, unit))
    sign = _SIGN.search(text, 0, figure.start())
    op = _SIGNS[sign.group().rstrip("[〔【")] if sign else bound.op
    return Figure(op, low, upper, unit if len(unit) <= _LONGEST_UNIT else "")


def _end(figure: re.Match[str]) -> int:
    """Return where the number ends, its unit apart, up to a word such as 以上."""
    words = _BOUND_WORDS.search(figure["unit"])
    return figure.start("unit") + (words.start() if words else len(figure["unit"]))


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))
