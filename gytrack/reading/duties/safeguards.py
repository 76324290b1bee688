"""Who acts in a safeguard: the bodies before 要牵头, 牵头, 要 and 负责."""

import re
from collections.abc import Iterator

from gytrack.reading.language.bodies import ENDS_AS_BODY, split_names
from gytrack.reading.language.listings import Listing, Named, Stance
from gytrack.reading.text.passage import Passage

_CLAUSE = re.compile(r"(?:^|(?<=[。；;，,：]))[^。；;，,：]+")
_ACTS = re.compile(
    r"(?P<names>.+?)(?P<verb>要牵头|负责牵头|牵头(?!单位|部门|处室|责任)|要(?!求|点|素|件|害)|应当?|须|负责)(?P<together>会同)?"
)
_FEWEST_CHARACTERS = 3


def acting_bodies(text: Passage) -> Listing:
    """Read ``区甲局要牵头…，各部门要…``: those before 牵头 lead; where none does, the first named.

    Who acts 会同 others leads them.
    """
    named: list[Named] = []
    for names, verb, with_them in _acting_clauses(text):
        stance: Stance = "lead" if "牵头" in verb else "bare"
        named += [Named(name, stance) for name in split_names(names)]
        named += [Named(name, "support") for name in with_them]
    return Listing(tuple(named))


def _acting_clauses(text: Passage) -> Iterator[tuple[Passage, str, list[Passage]]]:
    """Give the subjects of clauses that are departments and nothing else, with those that they act 会同."""
    for clause in _CLAUSE.finditer(text.text):
        found = _ACTS.match(clause.group())
        if found:
            names = text[clause.start() : clause.start() + found.end("names")]
            if all(ENDS_AS_BODY.search(name.text) for name in split_names(names)):
                rest = text[clause.start() + found.end() : clause.end()]
                yield names, found["verb"], _companions(rest) if found["together"] else []


def _companions(rest: Passage) -> list[Passage]:
    """Return 市甲室 of 会同市甲室建立机制: the last name ends where it first is one."""
    named = split_names(rest)
    if not named:
        return []
    *names, last = named
    ends = (end for end in range(_FEWEST_CHARACTERS, len(last) + 1) if ENDS_AS_BODY.search(last.text[:end]))
    end = next(ends, None)
    return [*names, last[:end]] if end else []
