"""What stands around the names of a list: ``由…牵头``, ``…等部门负责``, a star, a note in brackets."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gytrack.reading.language.bodies import split_names
from gytrack.reading.language.orders import MARKS, is_order
from gytrack.reading.text.passage import Passage

Stance = Literal["lead", "support", "bare"]

_LEADS = "牵头|主办|主抓"
_SUPPORTS = "配合|协助|协同|协办|参与|参加"
_DOES = "负责|承办|承担|落实|实施|推进|办理|执行"
_BY_DUTY = "(?:按照?|依据?|根据|在)?(?:各自)?(?:工作)?(?:职责|职能)?(?:任务)?(?:分工|权限|范围)?内?"
_HOW = "共同|协同|联合|分别|具体|主要|结合实际|认真|积极|密切|统筹|抓好|做好|贯彻|组织"
_ROLE = re.compile(rf"{_BY_DUTY}(?:{_HOW})*(?P<role>(?:{_LEADS}|{_SUPPORTS}|{_DOES})+)$")
_SAID_OF = re.compile(rf"(?:均|都)?[为是](?P<role>{_LEADS}|{_SUPPORTS}|责任|落实)(?:单位|部门)$")
_ONLY_DUTY = re.compile(r"(?:按照?|依据?|根据)(?:各自)?(?:工作)?(?:职责|职能)(?:分工|权限|范围)?内?$")
_WITHIN = re.compile(rf"(?:{_LEADS}|{_SUPPORTS}|负责)$")
_LEADING = re.compile(r"^(?:由|会同|联合)")
_OF_BODIES = "(?:部门|单位|处室|科室|机构|企业)(?:（(?:部门|单位)）)?"
_WHOSE = (
    "(?:[\\d一二三四五六七八九十个家]|[省市区县州][级直]?|有关|相关|各|责任|配合|成员|职能|主管|直属|的)*"
)
_AND_SO_ON = re.compile(
    rf"(?<![高中初平同对均上])等+(?:{_WHOSE}{_OF_BODIES}(?:(?:[和及与](?:有关|相关|各)*|、){_OF_BODIES})*)?"
    r"(?=$|[、和及与]|各)"
)
_CLOSERS = ("）", "〕")
_OTHERS = re.compile("其[他它](?:各|有关|相关|成员|单位|部门)")
_ASIDE = re.compile(r"(?:（([^（）]*)）|〔([^〔〕]*)〕)$")
_NOTE = re.compile(
    r"下同|^以下|不再.{0,2}列|[均都][为是](?:责任|配合|参与|落实)(?:单位|部门)|排名不分先后|按.{0,4}排序"
)
_OWN_ROLE = re.compile(rf"(?:{_LEADS}|{_SUPPORTS})(?:单位|部门)?")


class Named(NamedTuple):
    """A department as a list names it; ``bare`` where the list says no role, ``marked`` where a star stands at it.

    ``comma`` and ``semicolon`` count those before it in its list.
    """

    name: Passage
    stance: Stance
    marked: bool = False
    comma: int = 1
    semicolon: int = 1


class Told(NamedTuple):
    """A name, the role that stands right at it if any, whether that role is also that of those before it."""

    name: Passage
    role: Stance | None = None
    closes: bool = False
    marked: bool = False


def is_note(text: str) -> bool:
    """Tell what a list says of itself or of later ones (下同, 排名不分先后, 列第一位者为牵头单位) from names."""
    return bool(_NOTE.search(text)) or is_order(text)


def without_note(segment: Passage) -> Passage:
    """Cut a note in brackets off the end: ``甲局（分工负责，下同）``."""
    aside = _ASIDE.search(segment.text) if segment.text.endswith(_CLOSERS) else None
    if not aside:
        return segment
    words = aside[1] or aside[2] or ""
    role = _ROLE.search(words)
    return segment[: aside.start()] if is_note(words) or (role and role.start() == 0) else segment


def cut_role(segment: Passage) -> tuple[Passage, Stance | None]:
    """Cut ``由`` and ``按职责牵头`` off the names between them and tell the role that it gives."""
    found = _SAID_OF.search(segment.text) or _ROLE.search(segment.text)
    names = segment[: found.start()] if found else segment
    by_duty = _ONLY_DUTY.search(names.text)
    if by_duty:
        names = names[: by_duty.start()]
    opening = _LEADING.match(names.text)
    return (names[opening.end() :] if opening else names), _stance(found["role"]) if found else None


def told_names(names: Passage) -> Iterator[Told]:
    """Give the names of an enumeration without 等部门; what goes on after it (等部门、各县政府) counts."""
    more = next(_AND_SO_ON.finditer(names.text), None)
    known = names[: more.start()] if more else names
    yield from (_told(name) for name in split_names(known) if not _OTHERS.match(name.text))
    if more:
        rest = names[more.end() :].strip("、和及与")
        if rest.text:
            yield from told_names(rest)


def _told(name: Passage) -> Told:
    aside = _ASIDE.search(name.text) if name.text.endswith(_CLOSERS) else None
    if aside and _OWN_ROLE.fullmatch(aside[1] or aside[2] or ""):
        return Told(name[: aside.start()], _stance(aside[1] or aside[2]))
    name = without_note(name)
    plain = name.strip(MARKS) if name.text[:1] in MARKS or name.text[-1:] in MARKS else name
    within = _WITHIN.search(plain.text)
    if within:
        before, role = cut_role(plain)
        return Told(before, role, closes=True)
    return Told(plain, marked=len(plain) < len(name))


def _stance(role: str) -> Stance:
    if re.search(_LEADS, role):
        return "lead"
    return "support" if re.match(_SUPPORTS, role) or re.search("配合|协", role) else "bare"
