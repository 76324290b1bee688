"""Which target of a new edition is which of the old one: within the same task or section, by name, unit and order.

With more care than tasks: a figure that moved to another target would say that something else was reached.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.likeness import bare, overlap, pairs
from gytrack.records.plan import Plan, Target
from gytrack.usecases.editions.pairing import Candidate, best

_LIKE = 0.6
_LIKE_WITH_GOAL = 0.3
"""The likeness of names that is enough where unit and goal are the same."""

_SAME_UNIT, _SAME_GOAL = 0.2, 0.1


class _Owner(NamedTuple):
    """What a target belongs to: a task or section of the old edition by its place there, or the plan itself."""

    kind: str
    old: int


def match_targets(old: Plan, new: Plan, sections: dict[int, int], tasks: dict[int, int]) -> dict[int, int]:
    """Return the old place of each target of a new edition; one that went to another owner keeps name and unit."""
    owners_old = _owners(
        old, {at: at for at in range(len(old.sections))}, {at: at for at in range(len(old.tasks))}
    )
    owners_new = _owners(new, sections, tasks)
    found = best(_within(old.targets, new.targets, owners_old, owners_new))
    elsewhere = _elsewhere(old.targets, new.targets, found)
    return found | best(elsewhere, found.values(), found)


def _owners(plan: Plan, sections: dict[int, int], tasks: dict[int, int]) -> list[_Owner | None]:
    """Return whose each target is, in places of the old edition; null where the old edition lacks the owner."""
    known: dict[str, _Owner | None] = {"": _Owner("plan", 0)}
    of_sections = [section.code for section in plan.sections]
    of_tasks = [task.code for task in plan.tasks]
    for kind, codes, places in (("section", of_sections, sections), ("task", of_tasks, tasks)):
        for at, code in enumerate(codes):
            known[code] = _Owner(kind, places[at]) if at in places else None
    return [known.get(target.owner) for target in plan.targets]


def _within(
    old: Sequence[Target],
    new: Sequence[Target],
    owners_old: list[_Owner | None],
    owners_new: list[_Owner | None],
) -> Iterator[Candidate]:
    of_owner: dict[_Owner, list[int]] = {}
    for one, owner in enumerate(owners_old):
        if owner is not None:
            of_owner.setdefault(owner, []).append(one)
    for other, owner in enumerate(owners_new):
        for one in of_owner.get(owner, []) if owner is not None else []:
            score = _score(old[one], new[other])
            if score is not None:
                yield Candidate(score, one, other)


def _score(one: Target, other: Target) -> float | None:
    """Return how surely two targets of one owner are the same; null where they are not."""
    same_unit = one.unit == other.unit
    same_goal = same_unit and (one.op, one.value, one.upper) == (other.op, other.value, other.upper)
    like = _names_alike(one.name, other.name)
    if like < (_LIKE_WITH_GOAL if same_goal else _LIKE):
        return None
    return like + _SAME_UNIT * same_unit + _SAME_GOAL * same_goal


def _names_alike(one: str, other: str) -> float:
    return max(overlap(pairs(one), pairs(other)), float(bare(one) == bare(other)))


def _elsewhere(old: Sequence[Target], new: Sequence[Target], found: dict[int, int]) -> Iterator[Candidate]:
    """Yield what has the same name and unit in another place, where there is exactly one of it on both sides."""
    gone = set(found.values())
    before = _by_name([at for at in range(len(old)) if at not in gone], old)
    after = _by_name([at for at in range(len(new)) if at not in found], new)
    for name, places in before.items():
        others = after.get(name, [])
        if len(places) == len(others) == 1:
            yield Candidate(1, places[0], others[0])


def _by_name(places: Sequence[int], targets: Sequence[Target]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for at in places:
        found.setdefault((bare(targets[at].name), targets[at].unit), []).append(at)
    return found
