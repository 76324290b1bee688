"""What a cell holds by its form: a number, a list of departments, a list of measures, a date, nothing."""

import re

from gytrack.reading.language.bodies import ENDS_AS_BODY
from gytrack.reading.language.deadlines import horizons, is_ongoing
from gytrack.reading.language.listings import read_listing
from gytrack.reading.language.marks import mark_of
from gytrack.reading.text.passage import Passage

_NOBODY = re.compile(r"[/\\|—－–\-_…·*○〇.]+|无|暂无|不涉及|同上无")
_VALUE = re.compile(
    r"(?:[≥≤>＞<＜＝=〉〈约近]|不[少低小]于|不超过|不高于|达到?|超过?|突破|控制在|累计|年均|增长|[>＞<＜][=＝])*"
    r"[\[〔【（(]?[+-]?\d[\d,]*(?:\.\d+)?(?:(?:[-—–~～至]{1,2}|[%％][-—–~～至]{1,2})\d[\d,]*(?:\.\d+)?)?[\]〕】）)]?"
    r"[%％‰]?(?:[^\W\d_a-zA-Z]|/){0,6}"
)
_WITHOUT_YEAR = re.compile(
    r"[到于在]?(?:20\d\d[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?|\d{1,2}月|第?[一二三四1-4]季度|[上下]半年|年[底末内]|全年|20\d\d年)"
    r"(?:[^\W\d_a-zA-Z]|\d{1,2}日){0,6}"
)
_LONG = 40
_LONGEST_BODY = 30
_LONGEST_SINGLE = 12
_LONGEST_DUE = 30
_MOSTLY = 0.7


def is_nobody(text: str) -> bool:
    """Tell a cell that says by a dash, a slash or 无 that it has nothing."""
    return bool(_NOBODY.fullmatch(text))


def is_count(text: str) -> bool:
    """Tell a running number."""
    return text.rstrip(".、").isdecimal()


def is_value(text: str) -> bool:
    """Tell a figure: 550, ≥90%, 1—2, [5], 12万人左右."""
    return bool(_VALUE.fullmatch(text))


def is_long(text: str) -> bool:
    """Tell a sentence or more from a name."""
    return "。" in text or len(text) > _LONG


def is_bodies(cell: Passage) -> bool:
    """Tell a list of departments: most of its names end as those of departments do, and it is no sentence."""
    if "。" in cell.text.rstrip("。") or mark_of(cell):
        return False
    names = [one.name.text for one in read_listing(cell).named]
    bodies = sum(len(name) <= _LONGEST_BODY and bool(ENDS_AS_BODY.search(name)) for name in names)
    if len(names) == 1 and len(names[0]) > _LONGEST_SINGLE:
        return False
    return bool(names) and bodies >= _MOSTLY * len(names)


def is_due(cell: Passage) -> bool:
    """Tell a deadline: 2025年底前, 持续推进, 9月投入使用, 三季度, 2025.12."""
    if _WITHOUT_YEAR.fullmatch(cell.text):
        return True
    return len(cell) <= _LONGEST_DUE and (bool(horizons(cell)) or is_ongoing(cell.text))


def is_part(cell: Passage) -> bool:
    """Tell what opens with the mark of a part: 一、 or （一）."""
    mark = mark_of(cell)
    return mark is not None and mark.kind in ("chapter", "division", "part", "item")


def is_numbered(cell: Passage) -> bool:
    """Tell a list of measures: 1. … or （1）…."""
    mark = mark_of(cell)
    return mark is not None and mark.kind in ("point", "paren", "circle")
