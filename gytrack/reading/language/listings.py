"""Responsibility lists: whom they name in which role, and by when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from gytrack.dates import month_end
from gytrack.reading.language.bodies import split_names, split_outside
from gytrack.reading.language.deadlines import horizons, is_ongoing
from gytrack.reading.language.labels import LabelKind, label_of, label_starts
from gytrack.reading.language.yearless import is_deadline, month_without_year
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Party

Stance = Literal["lead", "support", "bare"]

_NOTE = re.compile(
    r"(?:排|列|排名|排序).{0,3}第一|下同|^以下|不再.{0,2}列出|[均都][为是](?:责任|配合|参与|落实)(?:单位|部门)|排名不分先后|按.{0,4}排序"
)
_ROLE = re.compile(
    r"(?:按照?|依|根据)?(?:各自)?(?:职责|职能)?(?:分工|权限)?(?:共同|协同|分别|具体|主要|结合实际|认真|抓好)*"
    r"(?P<role>牵头负责|负责牵头|牵头落实|牵头组织|牵头|负责配合|配合落实|配合|协助|协同|参与|参加|负责落实|负责实施|贯彻落实|组织实施|负责|落实|实施)$"
)
_BY_DUTY = re.compile(r"(?:按照?|依|根据)(?:各自)?(?:职责|职能)(?:分工|权限)?$")
_AND_SO_ON = re.compile(
    r"(?<![高中初平同])等+(?:(?:\d+个|[一二三四五六七八九十]+个)?(?:省|市|区|县|州)?[级直]?(?:各|有关|相关|部门|单位|处室|科室).*)?$"
)
_LEADING = re.compile(r"^(?:由|会同)")
_NOT_AGAIN = "(?:以下)?不再(?:一一|逐一|重复|另行|单独)?(?:列出|列明|列示|标注|注明)"
_BLANKET = re.compile(
    r"以下(?:各项|所有|全部)?(?:的)?(?:任务|工作|措施|责任单位|责任部门|牵头单位|配合单位|部门分工)?中?(?:均|都)"
    r"(?:包含|包括|含|需要?|须|由|涉及)(?P<body>[^，；。]+?)(?:负责|落实|配合|参与|抓好落实|贯彻落实|组织实施)*，?"
    rf"{_NOT_AGAIN}|(?:^|[。；，（])(?P<named>[^。；，（]+?)(?:均|都)(?:为|是)(?:责任|配合|参与|落实)(?:单位|部门)，?{_NOT_AGAIN}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A department as a list names it; ``bare`` where the list says no role."""

    name: Passage
    stance: Stance


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
    for segment in _segments(text):
        own = label_of(segment, marked=False)
        if own:
            named += _with_stance(unsaid, label)
            unsaid, label = [], own.kind
            segment = segment[own.width :]  # noqa: PLW2901  (the label is taken off)
        if label == "person":
            continue
        if label == "due" or is_deadline(segment.text):
            listing = listing.merged(_time(segment))
        elif not _NOTE.search(segment.text):
            names, role = _cut_role(segment)
            unsaid += split_names(names)
            if role:
                named += _with_stance(unsaid, label if label in ("lead", "support") else role)
                unsaid = []
    return Listing((*named, *_with_stance(unsaid, label))).merged(listing)


def assign(listing: Listing, heading: Listing = NOTHING) -> tuple[Party, ...]:
    """Turn the departments of a list into parties.

    Where somebody is said to lead, the others support; else the first leads. A heading's leads turn a bare list
    below it into supports. Who is named twice has the role of the lead.
    """
    above = () if _leads(listing.named) or (listing.named and not _leads(heading.named)) else heading.named
    named = (*above, *listing.named)
    leads = _leads(named) or {named[0].name.text} if named else set()
    first: dict[str, Party] = {}
    for one in named:
        party = Party(one.name.text, "lead" if one.name.text in leads else "support", one.name.place)
        first.setdefault(party.name, party)
    return tuple(first.values())


def blanket_bodies(text: Passage) -> list[Passage]:
    """Return the bodies that ``以下责任单位中均包含…，不再列出`` adds to every later list."""
    found = _BLANKET.search(text.text)
    if not found:
        return []
    group = "body" if found["body"] else "named"
    return split_names(text[found.start(group) : found.end(group)])


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
    stance: Stance = "lead" if said == "lead" else "support" if said == "support" else "bare"
    return [Named(name, stance) for name in names]


def _cut_role(segment: Passage) -> tuple[Passage, Stance | None]:
    """Cut ``等分工负责`` off the names before it and tell the role that it gives."""
    found = _ROLE.search(segment.text)
    names = segment
    role: Stance | None = None
    if found:
        names = segment[: found.start()]
        word = found["role"]
        role = (
            "lead"
            if "牵头" in word
            else "support"
            if word.startswith(("配合", "协", "参", "负责配"))
            else "bare"
        )
    by_duty = _BY_DUTY.search(names.text)
    if by_duty:
        names = names[: by_duty.start()]
    more = _AND_SO_ON.search(names.text)
    if more:
        names = names[: more.start()]
    opening = _LEADING.match(names.text)
    return (names[opening.end() :] if opening else names), role
