"""Responsibility lists: whom they name in which role, and by when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gytrack.dates import month_end
from gytrack.reading.language.blankets import find_blanket
from gytrack.reading.language.bodies import split_outside
from gytrack.reading.language.brackets import bracketed
from gytrack.reading.language.deadlines import horizons, is_ongoing
from gytrack.reading.language.labels import LabelKind, label_of, label_starts
from gytrack.reading.language.orders import Order
from gytrack.reading.language.roles import Named, Stance, cut_role, is_note, told_names, without_note
from gytrack.reading.language.yearless import is_deadline, month_without_year
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Party

_OTHERS = re.compile(r"其[他它余]|后面|其后|剩余")
_TOGETHER = re.compile(r"(?<=牵头)(?=会同|联合)")


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
    blanket = find_blanket(text)
    named: list[Named] = []
    unsaid: list[Named] = []
    listing = NOTHING
    noted = False
    for segment, place in _placed(text):
        own = label_of(segment, marked=False)
        if own:
            named += _with_stance(unsaid, label)
            unsaid, label = [], own.kind
            segment = segment[own.width :]  # noqa: PLW2901  (the label is taken off)
        if label == "person" or (blanket and blanket.start <= segment.start < blanket.end):
            continue
        if label == "due" or is_deadline(segment.text):
            listing = listing.merged(_time(segment))
        elif (is_note(segment.text) and is_note(_outside(segment))) or (
            noted and _OTHERS.match(segment.text)
        ):
            noted = True
        else:
            closed, unsaid = _names(segment, unsaid, label, place, led=bool(_leads(named)))
            named += closed
    here = blanket.named if blanket and blanket.here else ()
    return Listing((*named, *_with_stance(unsaid, label), *here)).merged(listing)


def _names(
    segment: Passage, before: list[Named], label: LabelKind | None, place: tuple[int, int], *, led: bool
) -> tuple[list[Named], list[Named]]:
    """Read the names of a segment: those whose role is known by its end, and those that still wait for theirs.

    ``甲局，乙局配合`` says nothing of 甲局 unless somebody was said to lead before (``led``).
    """
    names, role = cut_role(without_note(segment))
    alone = role == "support" and not led
    waiting = [] if alone else [*before]
    closed: list[Named] = [*before] if alone else []
    for told in told_names(names):
        if told.role and not told.closes:
            closed.append(Named(told.name, told.role, told.marked, *place))
            continue
        waiting.append(Named(told.name, "bare", told.marked, *place))
        if told.role:
            closed += _with_stance(waiting, _said(told.role, label))
            waiting = []
    if role:
        closed += _with_stance(waiting, _said(role, label))
        waiting = []
    return [one for one in closed if one.name.text], [one for one in waiting if one.name.text]


def _said(role: Stance, label: LabelKind | None) -> LabelKind | Stance:
    """Return the role of names: what announced them as leads or supports says more than the words after them."""
    return label if label in ("lead", "support") else role


def _placed(text: Passage) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """Give the segments of a list, each with the number of commas and of semicolons before it."""
    at = commas = semicolons = 0
    for segment in _segments(text):
        start = segment.start - text.start
        commas += text.text.count("，", at, start)
        semicolons += text.text.count("；", at, start)
        at = start
        yield segment, (commas, semicolons)


def _outside(segment: Passage) -> str:
    """Return what stands outside brackets."""
    kept, at = "", 0
    for start, end in bracketed(segment.text):
        kept, at = kept + segment.text[at:start], end
    return kept + segment.text[at:]


def assign(listing: Listing, heading: Listing = NOTHING, order: Order = "first") -> tuple[Party, ...]:
    """Turn the departments of a list into parties.

    Where somebody is said to lead, the others support; else the first leads, or whom the paper's ``order`` names. A heading's leads turn a bare list
    below it into supports. Who is named twice has the role of the lead.
    """
    above = () if _leads(listing.named) or (listing.named and not _leads(heading.named)) else heading.named
    named = (*above, *listing.named)
    leads = _leads(named) or _leads_by_order(named, order)
    first: dict[str, Party] = {}
    for one in named:
        party = Party(one.name.text, "lead" if one.name.text in leads else "support", one.name.place)
        first.setdefault(party.name, party)
    return tuple(first.values())


def _leads(named: Iterable[Named]) -> set[str]:
    return {one.name.text for one in named if one.stance == "lead"}


def _leads_by_order(named: Sequence[Named], order: Order) -> set[str]:
    bare = [one for one in named if one.stance == "bare"]
    if not bare:
        return set()
    first = bare[0]
    leads = [one for one in bare if one.marked]
    if leads and len(leads) < len(bare):
        return {one.name.text for one in leads}
    leads = bare if order == "all" else [first]
    alone = all((one.comma, one.semicolon) == (first.comma, first.semicolon) for one in bare)
    if order == "comma" or (order == "comma or first" and not alone):
        leads = [one for one in bare if (one.comma, one.semicolon) == (first.comma, first.semicolon)]
    elif order == "semicolon":
        leads = [one for one in bare if one.semicolon == first.semicolon]
    return {one.name.text for one in leads}


def _segments(text: Passage) -> list[Passage]:
    """Split a list at commas and before each label within it."""
    segments: list[Passage] = []
    for part in split_outside(text, "，；。"):
        together = (found.start() for found in _TOGETHER.finditer(part.text))
        cuts = sorted({0, *label_starts(part), *together, len(part)})
        segments += (part[start:end] for start, end in pairwise(cuts))
    return segments


def _time(text: Passage) -> Listing:
    found = horizons(text)
    month = None if found else month_without_year(text.text)
    ongoing = not found and not month and is_ongoing(text.text)
    return Listing(due=found[0].day if found else None, ongoing=ongoing, month=month)


def _with_stance(names: list[Named], said: LabelKind | Stance | None) -> list[Named]:
    stance: Stance = "lead" if said == "lead" else "support" if said == "support" else "bare"
    return [name._replace(stance=stance) for name in names] if stance != "bare" else names
