"""Responsibility lists: whom they name in which role, and by when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from gytrack.dates import month_end
from gytrack.reading.language.bodies import split_names, split_outside
from gytrack.reading.language.brackets import bracketed
from gytrack.reading.language.deadlines import horizons, is_ongoing
from gytrack.reading.language.labels import LabelKind, label_of, label_starts
from gytrack.reading.language.yearless import is_deadline, month_without_year
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Party

Stance = Literal["lead", "support", "bare"]

_NOTE = re.compile(
    r"(?:排|列|排名|排序).{0,3}第一|[号*★☆▲△#体粗].{0,6}(?:为|是)牵头|下同|^以下|不再.{0,2}列出|[均都][为是](?:责任|配合|参与|落实)(?:单位|部门)|排名不分先后|按.{0,4}排序"
)
_ROLE = re.compile(
    r"(?:按照?|依|根据)?(?:各自)?(?:职责|职能)?(?:分工|权限)?(?:共同|协同|分别|具体|主要|结合实际|认真|抓好)*"
    r"(?P<role>牵头负责|负责牵头|牵头落实|牵头组织|牵头|负责配合|配合落实|配合|协助|协同|参与|参加|负责落实|负责实施|贯彻落实|组织实施|负责|落实|实施)$"
)
_BY_DUTY = re.compile(r"(?:按照?|依|根据)(?:各自)?(?:职责|职能)(?:分工|权限)?$")
_AND_SO_ON = re.compile(
    r"(?<![高中初平同])等+(?:(?:\d+个|[一二三四五六七八九十]+个)?(?:省|市|区|县|州)?[级直]?(?:各|有关|相关|部门|单位|处室|科室)[^、和及]*)?"
    r"(?:以?[、和及]|$)"
)
_LEADING = re.compile(r"^(?:由|会同)")
_ALL_OF = re.compile("(?!以下)(?P<names>.+?)(?:均|都)(?:为|是)(?:责任|配合|参与|落实)(?:单位|部门)$")
_SAID_OF = re.compile("(?P<names>.+?)为(?P<role>牵头|责任|配合|参与)(?:单位|部门)$")
_OTHERS = re.compile("(?:其他|其它)(?:各|有关|相关|成员|单位|部门)")
_STARS = "*★☆▲△#"


@dataclass(frozen=True, slots=True)
class Named:
    """A department as a list names it; ``bare`` where the list says no role.

    ``first`` where it stands before the first comma of a list that has one.
    """

    name: Passage
    stance: Stance
    first: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What a responsibility list says; ``month`` is that of a deadline that names no year."""

    named: tuple[Named, ...] = ()
    due: date | None = None
    ongoing: bool = False
    month: int | None = None

    def merged(self, later: "Listing") -> "Listing":
        """Return this list and one that goes on with it: 牵头单位： on a line, 责任单位： on the next."""
        return Listing(
            self.named + later.named,
            later.due or self.due,
            self.ongoing or later.ongoing,
            later.month or self.month,
        )

    def deadline(self, year: int | None) -> date | None:
        """Return the day by which it must be done; ``year`` is the plan's, for 6月底前."""
        return self.due or (month_end(year, self.month) if year and self.month else None)


NOTHING = Listing()


def read_listing(text: Passage, label: LabelKind | None = None) -> Listing:
    """Read a list: ``A牵头，B、C配合，时限：2030年``; ``label`` is what announced the whole of it."""
    if label == "due":
        return _time(text)
    named: list[Named] = []
    unsaid: list[Passage] = []
    listing = NOTHING
    firsts = 0
    for at, segment in enumerate(map(_without_note, _segments(text))):
        own = label_of(segment, marked=False)
        if own:
            named += _with_stance(unsaid, label)
            unsaid, label = [], own.kind
            segment = segment[own.width :]  # noqa: PLW2901  (the label is taken off)
        if label == "person":
            continue
        if label == "due" or is_deadline(segment.text):
            listing = listing.merged(_time(segment))
        elif _ALL_OF.match(segment.text) or not _NOTE.search(segment.text):
            names, role = _cut_role(segment)
            unsaid += names
            firsts = len(named) + len(unsaid) if at == 0 else firsts
            if role:
                named += _with_stance(unsaid, label if label in ("lead", "support") else role)
                unsaid = []
    named += _with_stance(unsaid, label)
    if 0 < firsts < len(named):
        named[:firsts] = [replace(one, first=True) for one in named[:firsts]]
    return Listing(tuple(named)).merged(listing)


def assign(listing: Listing, heading: Listing = NOTHING, *, comma_leads: bool = False) -> tuple[Party, ...]:
    """Turn the departments of a list into parties.

    Where somebody is said to lead, the others support; else the first leads, or with ``comma_leads`` all before the
    first comma. A heading's leads turn a bare list
    below it into supports. Who is named twice has the role of the lead.
    """
    above = () if _leads(listing.named) or (listing.named and not _leads(heading.named)) else heading.named
    named = (*above, *listing.named)
    ahead = {one.name.text for one in named if one.first} if comma_leads else set()
    leads = _leads(named) or ahead or {one.name.text for one in named[:1]}
    first: dict[str, Party] = {}
    for one in named:
        party = Party(one.name.text, "lead" if one.name.text in leads else "support", one.name.place)
        first.setdefault(party.name, party)
    return tuple(first.values())


def _leads(named: Iterable[Named]) -> set[str]:
    return {one.name.text for one in named if one.stance == "lead"}


def _segments(text: Passage) -> list[Passage]:
    """Split a list at commas and before each label within it."""
    segments: list[Passage] = []
    for part in split_outside(text, "，；。"):
        cuts = sorted({0, *label_starts(part), len(part)})
        segments += (part[start:end] for start, end in pairwise(cuts))
    return segments


def _time(text: Passage) -> Listing:
    found = horizons(text)
    month = None if found else month_without_year(text.text)
    ongoing = not found and not month and is_ongoing(text.text)
    return Listing(due=found[0].day if found else None, ongoing=ongoing, month=month)


def _with_stance(names: list[Passage], said: LabelKind | Stance | None) -> list[Named]:
    """Give the names their role; where some carry a star, these lead."""
    stance: Stance = "lead" if said == "lead" else "support" if said == "support" else "bare"
    plain = [name.strip(_STARS) for name in names]
    starred = [len(bare) < len(name) for bare, name in zip(plain, names, strict=True)]
    some = any(starred) and not all(starred)
    return [
        Named(name, "lead" if star and some else stance) for name, star in zip(plain, starred, strict=True)
    ]


def _without_note(segment: Passage) -> Passage:
    """Cut what brackets say of all lists off the names before them: ``甲局（排第一位的为牵头单位，下同）``."""
    start = next((start for start, end in bracketed(segment.text) if end == len(segment)), None)
    return segment[:start] if start is not None and _NOTE.search(segment.text[start:]) else segment


def _cut_role(segment: Passage) -> tuple[list[Passage], Stance | None]:
    """Return the names that stand before ``等分工负责``, and the role that such words give."""
    said = _ALL_OF.match(segment.text) or _SAID_OF.match(segment.text)
    if said:
        role = said.groupdict().get("role") or ""
        return _names(segment[: said.end("names")]), _stance(role)
    found = _ROLE.search(segment.text)
    names = segment[: found.start()] if found else segment
    by_duty = _BY_DUTY.search(names.text)
    if by_duty:
        names = names[: by_duty.start()]
    return _names(names), _stance(found["role"]) if found else None


def _stance(word: str) -> Stance:
    if "牵头" in word:
        return "lead"
    return "support" if word.startswith(("配合", "协", "参", "负责配")) else "bare"


def _names(text: Passage) -> list[Passage]:
    """Split names; 等有关部门 ends an enumeration, what follows it opens another."""
    opening = _LEADING.match(text.text)
    rest = text[opening.end() :] if opening else text
    names: list[Passage] = []
    start = 0
    for more in _AND_SO_ON.finditer(rest.text):
        names += split_names(rest[start : more.start()])
        start = more.end()
    names += split_names(rest[start:])
    return [name for name in names if not _OTHERS.match(name.text)]
