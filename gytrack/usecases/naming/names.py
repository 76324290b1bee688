"""Names of departments: made whole, known by their initials, told from collectives."""

import re
from collections.abc import Sequence

LEVELS = ("区", "县", "市", "省", "州", "盟", "旗", "自治区")
_COLLECTIVE = r"^各|各成员单位|有关(?:部门|单位|成员单位|方面)|相关(?:部门|单位)|成员单位$"


def whole_names(printed: Sequence[str]) -> dict[str, str]:
    """Return, for each printed name, the name it is known by in the ledger.

    A paper shortens 区财政局 to 财政局 in a later list, and 永川区政府 to 永川区. A short name is made whole only where
    the paper itself prints exactly one longer form; else it stays as printed.
    """
    known = set(printed)
    return {name: _whole(name, known) for name in printed}


def _whole(name: str, known: set[str]) -> str:
    longer = {level + name for level in LEVELS} | {f"{name}政府", f"{name}人民政府"}
    found = longer & known
    return _whole(found.pop(), known) if len(found) == 1 else name


def is_collective(name: str) -> bool:
    """Say whether a name stands for several bodies: 各街道, 各有关部门, 领导小组各成员单位."""
    return bool(re.search(_COLLECTIVE, name))


def initials(name: str) -> str:
    """Return the first letters of all readings of each character, one group a character, the usual first: ``"qo w j j"``.

    Needs the table of pinyin, which is loaded here: only an import or a new name asks for it.
    """
    from pypinyin import Style, pinyin

    groups = []
    for character in name:
        if character.isalnum():
            readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True)[0]
            groups.append("".join(dict.fromkeys(reading[:1].lower() for reading in readings)))
    return " ".join(groups)


def usual_initials(name: str) -> str:
    """Return the first letters of a name as it is usually read, without signs: 拱墅区 is gsq, 长沙市 css."""
    from pypinyin import Style, pinyin

    return "".join(
        reading[:1].lower() for (reading,) in pinyin(name, style=Style.FIRST_LETTER, errors="ignore")
    )


def has_initials(stored: str, typed: str) -> bool:
    """Say whether typed letters are the initials of a name, whichever reading each character has."""
    groups = stored.split()
    return len(groups) == len(typed) and all(
        letter in group for letter, group in zip(typed, groups, strict=True)
    )


def begun_initials(stored: str, typed: str) -> str | None:
    """Return the initials of a name that begin with the typed letters, null where none do.

    Where a character that is still to be typed has several readings, the usual one stands for it.
    """
    groups = stored.split()
    if len(typed) > len(groups) or not has_initials(" ".join(groups[: len(typed)]), typed):
        return None
    return typed + "".join(group[0] for group in groups[len(typed) :])
