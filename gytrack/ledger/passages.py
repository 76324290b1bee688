"""An edition's text in passages of some lines each, as the ledger keeps it beside the whole."""

from collections.abc import Iterator

from gytrack.ledger.codec import Stored

LINES = 200
"""Of a passage; the last has fewer. Migration 0007 cut the texts that were there so."""

_MOST = 1 << 16
"""Passages of one edition."""


def passages(edition_id: int, text: str) -> Iterator[dict[str, Stored]]:
    """Yield the passages of a text."""
    lines = text.split("\n")
    for number, start in enumerate(range(0, len(lines), LINES)):
        yield {
            "id": edition_id * _MOST + number,
            "edition_id": edition_id,
            "first_line": start + 1,
            "text": "\n".join(lines[start : start + LINES]),
        }
