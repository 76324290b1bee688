"""Two names of one department, told by their form: 区人社局 and 区人力资源和社会保障局.

A name is taken apart into level (区), organ (委, 政府), matter (人力资源社会保障) and kind (局). A matter is shortened by
leaving of its words of two characters only the first: 卫生健康 becomes 卫健. Words left out as a whole tell of another
body as often as not (公安 and 公安交管), so that by themselves they count only where they say nothing, as 管理 does.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_SHORT_FORMS = {
    "管理委员会": "管委会",
    "委员会": "委",
    "街道办事处": "街道",
    "街道办": "街道",
    "办公室": "办",
    "联合会": "联",
    "协会": "协",
}
_LONG_FORM = re.compile(f"(?<!监督)(?:{'|'.join(_SHORT_FORMS)})$|委员会$")
_OFFICIAL = re.compile(r"人民(?=政府|法院|检察院)")
_SECOND_NAME = re.compile(r"（[^（）]+[局委办厅]）$")
_SEAT = re.compile(r"(?:管委会|政府)$")
_NAME = re.compile(
    r"(自治区|[省市州盟区县旗](?!场|容|域|政公用|政工程|政设施|政园林|政管理))?(委|政府)?(.+?)(中心|[局委办厅部联协])"
)
_LINKS = re.compile(r"[和与及、]")
_EMPTY_WORDS = re.compile(r"管理|工作|事务|人民")
_OF_ONE_CHARACTER = ("联", "协")
_REMEMBERED = 1024  # names: each is compared with every other


class _Parts(NamedTuple):
    level: str
    organ: str
    matter: str
    kind: str


def same_body(first: str, second: str) -> bool:
    """Say whether two names look like one department's, the one a short form of the other."""
    one, other = _plain(first), _plain(second)
    if one == other or _SEAT.sub("", one) == other or one == _SEAT.sub("", other):
        return True
    parts = _parts(one), _parts(other)
    if None in parts:
        return False
    short, long = sorted(filter(None, parts), key=lambda part: len(part.matter))
    return _alike(short, long) and _is_short_for(short.matter, long.matter, short.kind)


@lru_cache(_REMEMBERED)
def _plain(name: str) -> str:
    """Return a name without a second one in brackets, its end in the short form."""
    bare = _OFFICIAL.sub("", _SECOND_NAME.sub("", name))
    return _LONG_FORM.sub(lambda found: _SHORT_FORMS[found[0]], bare)


@lru_cache(_REMEMBERED)
def _parts(name: str) -> _Parts | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    level, organ, matter, kind = found.groups(default="")
    return _Parts(level, organ, _LINKS.sub("", matter), kind)


def _alike(one: _Parts, other: _Parts) -> bool:
    """Say whether names differ in nothing but their matter; level and organ may be left out."""
    levels, organs = {one.level, other.level, ""}, {one.organ, other.organ, ""}
    return one.kind == other.kind and len(levels) <= len(("", "区")) and len(organs) <= len(("", "委"))


def _is_short_for(short: str, long: str, kind: str) -> bool:
    if short == long or _EMPTY_WORDS.sub("", short) == _EMPTY_WORDS.sub("", long) != "":
        return True
    if len(short) == 1:
        return short == long[0] and (len(long) == len("教育") or kind in _OF_ONE_CHARACTER)
    return short[0] == long[0] and _reads(short, long, contracted=False)


def _reads(short: str, long: str, *, contracted: bool) -> bool:
    """Read ``short`` off the words of ``long``: whole, by their first character at least once, or left out."""
    if not short or not long:
        return contracted and not short
    word, rest = long[:2], long[2:]
    return (
        (short.startswith(word) and _reads(short[len(word) :], rest, contracted=contracted))
        or (short[0] == word[0] != word and _reads(short[1:], rest, contracted=True))
        or _reads(short, rest, contracted=contracted)
    )
