"""The sections of an outline to tasks, each with its code, its departments and its deadline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gytrack.reading.duties.items import Item, heading_listing, own_listing, read_items
from gytrack.reading.duties.safeguards import acting_bodies
from gytrack.reading.language.answering import opening_answer
from gytrack.reading.language.blankets import find_blanket
from gytrack.reading.language.listings import NOTHING, Listing, assign, read_listing
from gytrack.reading.language.orders import Order, stated_order
from gytrack.reading.language.roles import Named
from gytrack.reading.language.tails import needs_no_label
from gytrack.reading.layout.branches import Branch
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Party, Task
from gytrack.records.terms import Kind


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A task and the passage that its text is."""

    task: Task
    text: Passage


def read_tasks(branches: Iterable[Branch], paragraphs: Sequence[Passage], year: int | None) -> list[ReadTask]:
    """Read the tasks of all sections, in the order of the paper; ``year`` is that of deadlines that name none."""
    customs = _customs(paragraphs, year)
    headings = _Headings(bare=customs.bare)
    tasks: list[ReadTask] = []
    for branch in branches:
        heading = headings.above(branch)
        if branch.kind in ("work", "safeguard"):
            items = _items(branch, bare=customs.bare)
            tasks += (_task(branch, item, heading, customs) for item in items)
    return sorted(tasks, key=lambda read: read.text.start)


@dataclass(frozen=True, slots=True)
class _Customs:
    """What a paper says once for all its lists.

    ``blankets`` are bodies that every later list has, ``bare`` lists need no label, ``order`` tells who leads, ``year``
    is that of deadlines that name none.
    """

    blankets: tuple[Named, ...]
    bare: bool
    order: Order
    year: int | None


def _customs(paragraphs: Sequence[Passage], year: int | None) -> _Customs:
    found = (find_blanket(paragraph) for paragraph in paragraphs)
    return _Customs(
        tuple(named for blanket in found if blanket for named in blanket.named),
        needs_no_label(paragraphs),
        next((order for one in paragraphs if (order := stated_order(one.text))), "first"),
        year,
    )


class _Headings:
    """The responsibility lists that headings carry, each for the sections below it too."""

    def __init__(self, *, bare: bool) -> None:
        self._bare = bare
        self._of: dict[str, Listing] = {}

    def above(self, branch: Branch) -> Listing:
        above = self._of.get(branch.code.rpartition(".")[0], NOTHING)
        own = heading_listing(branch, bare=self._bare) or above
        self._of[branch.code] = own
        return own


def _items(branch: Branch, *, bare: bool) -> Iterator[Item]:
    """Give a section's items; a section that is but its heading and a list, or one sentence, is an item itself."""
    items = read_items(branch, bare=bare)
    yield from items
    if not items and branch.title.text and not branch.has_branches:
        listing = own_listing(branch, bare=bare)
        if branch.listing or branch.is_sentence or listing.named:
            yield Item(1, branch.title, is_measure=False, listing=listing)


def _task(branch: Branch, item: Item, heading: Listing, customs: _Customs) -> ReadTask:
    kind = _kind(branch, item)
    code = f"{branch.code}.{'m' if kind == 'measure' else ''}{item.number}"
    listing = _with_blankets(item, customs.blankets)
    lists = [*((one, NOTHING) for one in item.within), (listing, heading)]
    parties = _united(*(assign(one, above, customs.order) for one, above in lists))
    if not parties:
        parties = assign(acting_bodies(item.text) if kind == "safeguard" else _answering(item.text))
    task = Task(
        code=code,
        section=branch.code,
        kind=kind,
        text=item.text.printed,
        place=item.text.place,
        parties=parties,
        due=listing.deadline(customs.year),
        ongoing=listing.ongoing,
    )
    return ReadTask(task, item.text)


def _answering(text: Passage) -> Listing:
    names = opening_answer(text)
    return read_listing(names) if names else NOTHING


def _united(*lists: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of several lists of one task: whom one of them makes a lead, leads."""
    leads = {party.name for parties in lists for party in parties if party.role == "lead"}
    first: dict[str, Party] = {}
    for party in (party for parties in lists for party in parties):
        first.setdefault(party.name, replace(party, role="lead" if party.name in leads else "support"))
    return tuple(first.values())


def _kind(branch: Branch, item: Item) -> Kind:
    if branch.kind == "safeguard":
        return "safeguard"
    return "measure" if item.is_measure else "task"


def _with_blankets(item: Item, blankets: tuple[Named, ...]) -> Listing:
    """Add the bodies that a sentence before has said to belong to every later list."""
    if not item.listing.named:
        return item.listing
    added = tuple(named for named in blankets if named.name.end <= item.text.start)
    return item.listing.merged(Listing(added))
