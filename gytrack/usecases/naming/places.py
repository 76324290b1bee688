"""The place that a plan is for, as its title names it."""

import re

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:自治[区州县]|省|市|区|县|州|盟|旗)")


def place_of(title: str) -> str | None:
    """Return the place that a title begins with or names first, null where it names none: 拱墅区, 黑龙江省."""
    found = _PLACE.search(title)
    return found[0] if found else None
