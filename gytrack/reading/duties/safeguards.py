"""Who acts in a safeguard: the bodies before 要牵头, 牵头, 要 and 负责."""

import re
from collections.abc import Iterator

from gytrack.reading.language.bodies import ENDS_AS_BODY, split_names
from gytrack.reading.language.listings import Listing, Named, Stance
from gytrack.reading.text.passage import Passage

_CLAUSE = re.compile(r"(?:^|(?<=[。；;，,]))[^。；;，,]+")
_ACTS = re.compile(r"(?P<names>.+?)(?P<verb>要牵头|负责牵头|牵头|要(?!求|点|素|件|害)|应当?|须|负责)")


def acting_bodies(text: Passage) -> Listing:
    """Read ``区卫健局要牵头建立…，各有关部门要…``: those before 牵头 lead; where none does, the first named."""
    named: list[Named] = []
    for names, verb in _acting_clauses(text):
        stance: Stance = "lead" if "牵头" in verb else "bare"
        named += [Named(name, stance) for name in split_names(names)]
    return Listing(tuple(named))


def _acting_clauses(text: Passage) -> Iterator[tuple[Passage, str]]:
    """Give the subjects of clauses that are departments and nothing else."""
    for clause in _CLAUSE.finditer(text.text):
        found = _ACTS.match(clause.group())
        if found:
            names = text[clause.start() : clause.start() + found.end("names")]
            if all(ENDS_AS_BODY.search(name.text) for name in split_names(names)):
                yield names, found["verb"]
