"""What a name that no department has may stand for: one much like it, or one of many that a collective takes together."""

from collections.abc import Iterable

from gytrack.ledger.queries.departments import Name
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.naming.abbreviations import same_body
from gytrack.usecases.naming.names import has_initials, is_collective

_FEW = 3
_FEWEST = 2
_LONGEST = 40
_TELLING = 3
"""Characters from which on a name inside another text tells something."""
_ENDINGS = (
    ("街道", "街"),
    ("社区", "社区"),
    ("镇", "镇"),
    ("乡", "乡"),
    ("村", "村"),
    ("县", "县"),
    ("区", "区"),
)


def near(typed: str, names: Iterable[Name]) -> list[str]:
    """Return the departments whose names are much like what was typed, the likeliest first: at most a few."""
    from difflib import get_close_matches

    text = plain(typed)[:_LONGEST]
    known = {plain(name.name): name.department for name in names}
    alike = [name for name in known if same_body(name, text) or (len(name) >= _TELLING and name in text)]
    close = get_close_matches(text, known, n=_FEW)
    return list(dict.fromkeys(known[name] for name in (*alike, *close)))[:_FEW]


def shortened(typed: str, names: Iterable[Name]) -> list[str]:
    """Return the departments that were perhaps named by some of their characters or initials, at most a few.

    文旅 and wglt for 区文广旅体局: nothing that decides, only what a person may be asked.
    """
    text = plain(typed).lower()[:_LONGEST]
    fits = _within_initials if text.isascii() else _in_order
    if len(text) < _FEWEST:
        return []
    found = [name for name in names if fits(text, name)]
    return list(dict.fromkeys(name.department for name in sorted(found, key=lambda name: len(name.name))))[
        :_FEW
    ]


def _within_initials(text: str, name: Name) -> bool:
    groups = name.initials.split()
    starts = range(len(groups) - len(text) + 1)
    return any(has_initials(" ".join(groups[start : start + len(text)]), text) for start in starts)


def _in_order(text: str, name: Name) -> bool:
    """Say whether the characters of a text stand in a name in this order, others between them."""
    rest = iter(plain(name.name))
    return all(character in rest for character in text)


def perhaps_among(typed: str, names: Iterable[Name]) -> str | None:
    """Return the collective that may include what was typed: 各街道 or 各镇街 for 米市巷街道; null where none is."""
    text = plain(typed)
    signs = [sign for ending, sign in _ENDINGS if text.endswith(ending)]
    collectives = [name.name for name in names if is_collective(name.name) and name.name.startswith("各")]
    found = [name for name in collectives if any(sign in name for sign in signs[:1])]
    return min(found, key=len, default=None)
