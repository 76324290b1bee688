"""Departments as people type them: what stands around a name, and what to say of a name that is none."""

import re
from collections.abc import Iterable, Iterator

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.queries.departments import Name
from gytrack.usecases.asking.typed import plain

_AFTER = r"(?:\((?:牵头|配合|盖章|公章)\)|等(?:单位|部门)?|牵头|配合|[:。.、,;])+$"
_SEVERAL = "[、,;]"


def bare_name(typed: str) -> str:
    """Return the name in what was typed: 区卫健局 for 区 卫健局（牵头） and 区卫健局等."""
    return re.sub(_AFTER, "", re.sub(r"\s+", "", plain(typed)))


def unknown_department(plan: str, typed: str, names: Iterable[Name]) -> InputError:
    """Return the error for what is no department: several at once, a longer form of one, or nothing known."""
    text = plain(typed)
    if len([part for part in re.split(_SEVERAL, text) if part.strip()]) > 1:
        return InputError(f"“{shorten(typed)}”不止一个单位", "--dept 一次只写一个单位，请分几次办理")
    return InputError(f"方案 {plan} 中没有单位“{shorten(typed)}”", "".join(_ways(plan, text, list(names))))


def _ways(plan: str, text: str, names: list[Name]) -> Iterator[str]:
    from gytrack.usecases.asking.near_names import near, perhaps_among, shortened
    from gytrack.usecases.naming.suggestions import alias_words, group_words

    short, collective = shortened(text, names), perhaps_among(text, names)
    found = short or near(text, names)
    if found:
        yield f"是不是 {'、'.join(found)}？"
    if short:
        yield f"如果是，可用 {alias_words(plan, short[0] if len(short) == 1 else '全称', text)} 记下这个简称；"
    if collective is not None:
        yield f"如果它是{collective}之一，运行 {group_words(plan, collective, text)}；"
    yield "运行 gytrack depts 查看全部单位"
