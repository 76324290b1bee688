"""A new edition of the example, made as a drafter would: items inserted, removed, changed and moved, then numbered anew."""

import re

from workbench import GONGSHU

from gytrack.numerals import write_numeral
from gytrack.reading.files import read_file

_ITEM = re.compile(r"^([一二三四五六七八九十]+)是")
INSERTED = "是建设中医药数字档案平台，归集名老中医的医案，向全区医疗机构开放查询。"


def gongshu_text() -> str:
    return read_file(GONGSHU)[1].text


def revised(text: str) -> str:
    """Return the example with an item inserted, one removed, two changed and one moved, all of them of 2.1."""
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("四是实施名医堂工程"))
    items = [at for at in range(first, first + 12) if _ITEM.match(lines[at])]
    four, five, six, seven, eight, nine = (lines[at] for at in items)
    five = five.replace("发展高端中医连锁", "到2024年底发展高端中医连锁")
    eight = eight.replace("建设一批有特色优势的基层中医康复中心", "建设不少于 6 家基层中医康复中心")
    rows = [nine, f"四{INSERTED}", four, five, six, eight]
    assert seven not in rows
    numbered = [_ITEM.sub(f"{write_numeral(number)}是", row) for number, row in enumerate(rows, 4)]
    for at, row in zip(items, numbered, strict=True):
        lines[at] = row
    return "\n".join(lines)
