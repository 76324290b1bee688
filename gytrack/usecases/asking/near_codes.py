"""The codes that a code which nothing has may stand for."""

from collections.abc import Iterator

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import hints
from gytrack.ledger.queries.hints import Coded

_FEW = 3
_LONGEST = 30
_MOST = 500
"""Codes of a kind that are compared, those around what was typed first: comparing 100,000 takes seconds."""
_KINDS: tuple[Coded, ...] = ("section", "task", "target")


def near_codes(ledger: Reader, plan_id: int, typed: str) -> list[str]:
    """Return a plan's codes that are much like what was typed, the likeliest first: at most a few."""
    from difflib import get_close_matches

    code = typed[:_LONGEST]
    for begins in _above(code):
        found = [hint.code for kind in _KINDS for hint in hints.codes(ledger, plan_id, kind, begins, _MOST)]
        if near := get_close_matches(code, found, n=_FEW):
            return near
    return []


def _above(code: str) -> Iterator[str]:
    """Yield what the codes beside a code begin with, then those beside what is above it, up to the whole plan: 2.1., 2."""
    above = code
    while above := above.rpartition(".")[0]:
        yield f"{above}."
    yield ""
