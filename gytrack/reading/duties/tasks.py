"""The sections of an outline to tasks, each with its code, its departments and its deadline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gytrack.reading.duties.items import Item, own_listing, read_items
from gytrack.reading.duties.safeguards import acting_bodies
from gytrack.reading.language.blankets import blanket_bodies, says_comma_leads
from gytrack.reading.language.listings import NOTHING, Listing, Named, assign, read_listing
from gytrack.reading.language.tails import gives_label_once
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
    headings = _Headings()
    blankets = [body for paragraph in paragraphs for body in blanket_bodies(paragraph)]
    bare = any(map(gives_label_once, paragraphs))
    comma_leads = any(map(says_comma_leads, paragraphs))
    tasks: list[ReadTask] = []
    for branch in branches:
        heading = headings.above(branch)
        if branch.kind in ("work", "safeguard"):
            tasks += (
                _task(branch, item, heading, _Whole(blankets, year, comma_leads))
                for item in _items(branch, bare=bare)
            )
    return sorted(tasks, key=lambda read: read.text.start)


class _Whole(NamedTuple):
    """What the whole paper says of its lists: bodies that belong to all later ones, the year of its deadlines, its order."""

    blankets: list[Passage]
    year: int | None
    comma_leads: bool


class _Headings:
    """The responsibility lists that headings carry, each for the sections below it too."""

    def __init__(self) -> None:
        self._of: dict[str, Listing] = {}

    def above(self, branch: Branch) -> Listing:
        above = self._of.get(branch.code.rpartition(".")[0], NOTHING)
        own = read_listing(branch.listing) if branch.listing else above
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


def _task(branch: Branch, item: Item, heading: Listing, whole: _Whole) -> ReadTask:
    kind = _kind(branch, item)
    code = f"{branch.code}.{'m' if kind == 'measure' else ''}{item.number}"
    listing = _with_blankets(item, whole.blankets)
    lists = [*((one, NOTHING) for one in item.within), (listing, heading)]
    parties = _united(*(assign(one, above, comma_leads=whole.comma_leads) for one, above in lists))
    if kind == "safeguard" and not parties:
        parties = assign(acting_bodies(item.text))
    task = Task(
        code=code,
        section=branch.code,
        kind=kind,
        text=item.text.printed,
        place=item.text.place,
        parties=parties,
        due=listing.deadline(whole.year),
        ongoing=listing.ongoing,
    )
    return ReadTask(task, item.text)


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


def _with_blankets(item: Item, blankets: list[Passage]) -> Listing:
    """Add the bodies that a sentence before has said to belong to every later list."""
    if not item.listing.named:
        return item.listing
    added = tuple(Named(body, "bare") for body in blankets if body.end <= item.text.start)
    return item.listing.merged(Listing(added))
