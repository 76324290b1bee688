"""The items of a section: what must be done, and the responsibility list that holds for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from gytrack.reading.language.labels import LISTING
from gytrack.reading.language.listings import NOTHING, Listing, cut_listing, read_listing
from gytrack.reading.language.marks import enumeration
from gytrack.reading.layout.outline import Branch, Piece
from gytrack.reading.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be done: its printed number, its text without mark and list, the list that holds for it."""

    number: int
    text: Passage
    is_measure: bool
    listing: Listing = NOTHING


def read_items(branch: Branch) -> list[Item]:
    """Read the items of a section in order, each with its responsibility list.

    A list holds for its item and back to the list before it (``一是…。二是…。（责任单位：…）``); one that
    opens a section holds for the items after it that have none.
    """
    done: list[Item] = []
    waiting: list[Item] = []
    ahead = NOTHING
    for entry in _entries(branch):
        if isinstance(entry, Item):
            waiting.append(entry)
        elif waiting:
            done += _given(waiting, entry)
            waiting = []
        elif not done:
            ahead = entry
    return done + _given(waiting, ahead)


def goals(branch: Branch) -> list[Passage]:
    """Return the texts that state a section's goals."""
    return [piece.text for piece in branch.pieces if piece.label == "goal"]


def _given(items: list[Item], listing: Listing) -> list[Item]:
    return [Item(item.number, item.text, item.is_measure, listing) for item in items]


def _entries(branch: Branch) -> Iterator[Item | Listing]:
    pending: Listing | None = None
    for piece in branch.pieces:
        if piece.label in LISTING:
            said = read_listing(piece.text, piece.label)
            pending = pending.merged(said) if pending else said
            continue
        if pending:
            yield pending
            pending = None
        yield from _piece_entries(piece, branch)
    if pending:
        yield pending


def _piece_entries(piece: Piece, branch: Branch) -> Iterator[Item | Listing]:
    if piece.label == "goal":
        return
    if piece.mark and not piece.label:
        yield from _item(piece.mark.number, piece.text, is_measure=False)
        return
    run = enumeration(piece.text)
    if run:
        ends = [at for at, _ in run[1:]] + [len(piece.text)]
        for (at, mark), end in zip(run, ends, strict=True):
            yield from _item(
                mark.number, piece.text[at + mark.width : end], is_measure=piece.label == "measure"
            )
    elif piece.label or not _has_items(branch):
        yield from _item(1, piece.text, is_measure=piece.label == "measure")


def _item(number: int, text: Passage, *, is_measure: bool) -> Iterator[Item | Listing]:
    kept, listing = cut_listing(text)
    if kept.text:
        yield Item(number, kept, is_measure)
    if listing:
        yield read_listing(listing)


def _has_items(branch: Branch) -> bool:
    """Tell whether a section's prose only leads up to its items or to the sections in it."""
    marked = any(
        piece.mark and piece.label != "goal" and piece.label not in LISTING for piece in branch.pieces
    )
    return branch.has_branches or marked
