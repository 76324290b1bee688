"""Units that count the same kind of thing, so that one plan's 所 can stand beside another's 家."""

import re

_SHARES = ("%", "‰", "个百分点", "百分点")
_MONEY = ("元", "美元")
_PEOPLE = ("人", "名", "位")
_THINGS = ("个", "家", "所", "处", "座", "间", "项", "门", "种", "部", "件", "套", "支", "批", "项目")

_FAMILY = {unit: units[0] for units in (_SHARES, _MONEY, _PEOPLE, _THINGS) for unit in units}
_MULTIPLIER = re.compile(r"^[十百千万亿]+(?=.)")


def family(unit: str) -> str:
    """Return what stands for all units of a kind: 亿元 and 元 are money, 名 and 万人 are people, 家 and 所 are things.

    Any other unit stands for itself: 人次 is not 人, and 张 of beds is no 个 of clinics.
    """
    plain = _MULTIPLIER.sub("", unit)
    return _FAMILY.get(plain, plain)
