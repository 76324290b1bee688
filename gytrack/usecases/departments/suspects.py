"""Departments of one plan that are probably one: named for a person to decide, never merged unasked."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.departments import Load, all_of, loads
from gytrack.usecases.naming.abbreviations import same_body


class Suspicion(NamedTuple):
    """A department that is probably another one, which more tasks name."""

    name: str
    into: str


def probable_pairs(ledger: Reader, plan_id: int, known: Mapping[int, Load] | None = None) -> list[Suspicion]:
    """Return the probable pairs of a plan in the ledger; ``known`` are its departments' loads, where they are."""
    found = loads(ledger, plan_id) if known is None else known
    return suspects({one.name: sum(found[one.id][:2]) for one in all_of(ledger, plan_id)})


def suspects(tasks: Mapping[str, int]) -> list[Suspicion]:
    """Return the probable pairs among departments, given how many tasks name each, in the order of the paper.

    Where three or more are alike, but not each of them to every other, nothing is said: 教育局 beside 市教育局 and
    区教育局 may be either.
    """
    found = []
    for group in _groups(tasks):
        into = max(group, key=lambda name: (tasks[name], len(name)))
        found += [Suspicion(name, into) for name in group if name != into]
    return found


def _groups(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield the sets of names that are all alike, in the order given."""
    alike: dict[str, list[str]] = {name: [name] for name in names}
    for one, other in combinations(alike, 2):
        if same_body(one, other):
            alike[one].append(other)
            alike[other].append(one)
    members = {name: frozenset(near) for name, near in alike.items()}
    for name, near in members.items():
        is_first = next(other for other in members if other in near) == name
        if len(near) > 1 and is_first and all(members[other] == near for other in near):
            yield [other for other in members if other in near]
