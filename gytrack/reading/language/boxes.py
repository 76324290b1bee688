"""Items that carry no number: lines of a box (专栏) and bullets."""

import re

from gytrack.numerals import CHINESE_NUMERAL
from gytrack.reading.text.passage import Passage

BULLETS = "—●•·▪■◆◇○►▶➢✓*※-－"
_BULLET = re.compile(r"——|[●•▪■◆◇►▶➢✓※]|[-－*](?=[^\W\d_a-zA-Z])")
_BOX = re.compile(rf"专[栏框](?:{CHINESE_NUMERAL}{{1,3}}|\d{{1,2}}|：|[^，。；：]{{0,30}}$)[^。；]*$")
_LONGEST_TITLE = 40


def opens_box(paragraph: Passage) -> bool:
    """Tell the title of a box: ``专栏3 重点工程``."""
    return len(paragraph) <= _LONGEST_TITLE and bool(_BOX.match(paragraph.text))


def is_bullet(paragraph: Passage) -> bool:
    """Tell a paragraph that opens with a dash or a dot instead of a number."""
    return bool(_BULLET.match(paragraph.text))
