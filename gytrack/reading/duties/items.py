"""The items of a section: what must be done, and the responsibility list that holds for each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gytrack.reading.language.labels import LISTING
from gytrack.reading.language.listings import NOTHING, Listing, read_listing
from gytrack.reading.language.marks import enumeration, mark_of
from gytrack.reading.language.tails import cut_listing, inner_listings
from gytrack.reading.layout.branches import Branch, Piece
from gytrack.reading.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be done: its printed number, its text without mark and list, the list that holds for it.

    ``within`` are the lists that stand within its text.
    """

    number: int
    text: Passage
    is_measure: bool
    listing: Listing = NOTHING
    within: tuple[Listing, ...] = ()


def read_items(branch: Branch, *, bare: bool = False) -> list[Item]:
    """Read the items of a section in order, each with its responsibility list.

    A list holds for its item and back to the list before it (``一是…。二是…。（责任单位：…）``); one that
    opens a section holds for the items after it that have none. ``bare`` as in ``cut_listing``.
    """
    done: list[Item] = []
    waiting: list[Item] = []
    ahead = NOTHING
    for entry in _entries(branch, bare=bare):
        if isinstance(entry, Item):
            waiting.append(entry)
        elif waiting:
            done += _given(waiting, entry)
            waiting = []
        elif not done:
            ahead = entry
    return done + _given(waiting, ahead)


def own_listing(branch: Branch, *, bare: bool) -> Listing:
    """Return what the lists of a section say that holds no items."""
    listing = NOTHING
    for entry in _entries(branch, bare=bare):
        if isinstance(entry, Listing):
            listing = listing.merged(entry)
    return listing


def heading_listing(branch: Branch, *, bare: bool) -> Listing | None:
    """Return the list that the heading carries, or that closes the prose which leads up to the items."""
    if branch.listing:
        return read_listing(branch.listing)
    leads = (cut_listing(piece.text, bare=bare)[1] for piece in branch.pieces if _is_lead(piece, branch))
    return next((read_listing(listing) for listing in leads if listing), None)


def goals(branch: Branch) -> list[Passage]:
    """Return the texts that state a section's goals: those labelled so, and prose that leads up to its tasks."""
    return [piece.text for piece in branch.pieces if piece.label == "goal" or _is_lead(piece, branch)]


def _given(items: list[Item], listing: Listing) -> list[Item]:
    return [replace(item, listing=listing) for item in items]


def _entries(branch: Branch, *, bare: bool) -> Iterator[Item | Listing]:
    pending: Listing | None = None
    number = 0
    for piece in branch.pieces:
        if piece.label in LISTING:
            said = read_listing(piece.text, piece.label)
            pending = pending.merged(said) if pending else said
            continue
        if pending:
            yield pending
            pending = None
        for counted, text in _piece_items(number + 1, piece, branch):
            number = counted
            yield from _item(counted, text, is_measure=piece.label == "measure", bare=bare)
    if pending:
        yield pending


def _piece_items(following: int, piece: Piece, branch: Branch) -> Iterator[tuple[int, Passage]]:
    """Give the items of a piece with their numbers: the printed ones, else the one that follows in the section."""
    if piece.label == "goal":
        return
    if piece.mark and not piece.label:
        yield piece.mark.number, piece.text
        return
    run = enumeration(piece.text)
    if run:
        ends = [at for at, _ in run[1:]] + [len(piece.text)]
        for (at, mark), end in zip(run, ends, strict=True):
            yield mark.number, piece.text[at + mark.width : end]
    elif piece.label:
        alone = mark_of(piece.text)
        yield (alone.number, piece.text[alone.width :]) if alone else (1, piece.text)
    elif piece.listed or not _leads_up(piece, branch):
        yield following, piece.text


def _item(number: int, text: Passage, *, is_measure: bool, bare: bool) -> Iterator[Item | Listing]:
    kept, listing = cut_listing(text, bare=bare)
    if kept.text:
        within = tuple(map(read_listing, inner_listings(kept)))
        yield Item(number, kept, is_measure, within=within)
    if listing:
        yield read_listing(listing)


def _is_lead(piece: Piece, branch: Branch) -> bool:
    unmarked = not (piece.mark or piece.label or piece.listed or enumeration(piece.text))
    return unmarked and _leads_up(piece, branch)


def _leads_up(piece: Piece, branch: Branch) -> bool:
    """Tell whether prose only leads up to the numbered items of its section, its sections, or the bullets below."""
    marked = any(one.mark and one.label != "goal" and one.label not in LISTING for one in branch.pieces)
    listed = any(one.listed for one in branch.pieces)
    return branch.has_branches or marked or (listed and piece.closes.text.endswith("："))
