"""Which part of a plan's new edition is which part of the old one: by text and place, never by number alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.likeness import Pairs, overlap, pairs
from gytrack.records.plan import Plan, Task
from gytrack.usecases.editions.pairing import Candidate, alike, best
from gytrack.usecases.editions.sections import match_sections
from gytrack.usecases.editions.targets import match_targets

_LIKE = 0.6
"""From this likeness on two texts are one task wherever they stand; a number or a clause may differ."""

_LIKE_IN_PLACE = 0.5
"""The same within one section."""

_LIKE_BETWEEN = 0.35
"""The same for what stands alone between the same neighbours: rewritten, but in its place.

A phrase that ends many a task, such as 并按季度报送, is a quarter of a short one.
"""

_RESTORED = 0.9
"""The likeness from which on a task that was dropped is taken to be back."""

_SAME_SECTION, _SAME_KIND = 0.2, 0.1
_NEAR = 6
"""How many places to either side a task is looked for in its own section, where its words are too common to be found."""


class Matching(NamedTuple):
    """The old place of each part of a new edition that the old one has; places count from 0 in a plan's own tuples."""

    sections: dict[int, int]
    tasks: dict[int, int]
    targets: dict[int, int]


def match(old: Plan, new: Plan) -> Matching:
    """Match the parts of two editions of one plan, both with codes and names of departments of their own."""
    before, after = ([pairs(task.text) for task in plan.tasks] for plan in (old, new))
    sections = match_sections(old, new, before, after)
    tasks = _Tasks(old, new, before, after, sections).matched()
    return Matching(sections, tasks, match_targets(old, new, sections, tasks))


def match_texts(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Match texts by likeness alone: what was left out of one edition and stands in a later one again."""
    return best(alike([pairs(text) for text in old], [pairs(text) for text in new], _RESTORED))


class _Tasks:
    """The tasks of two editions, of which the sections are matched."""

    def __init__(
        self, old: Plan, new: Plan, before: list[Pairs], after: list[Pairs], sections: dict[int, int]
    ) -> None:
        self._old, self._new = old.tasks, new.tasks
        self._before, self._after = before, after
        home = {new.sections[at].code: old.sections[other].code for at, other in sections.items()}
        self._home = [home.get(task.section) for task in new.tasks]
        self._of_section = _by_section(old.tasks)

    def matched(self) -> dict[int, int]:
        found = best([*self._anywhere(), *self._nearby()])
        return found | self._between(found)

    def _anywhere(self) -> Iterator[Candidate]:
        for score, one, other in alike(self._before, self._after, _LIKE_IN_PLACE):
            if score >= _LIKE or self._is_at_home(one, other):
                yield self._scored(score, one, other)

    def _nearby(self) -> Iterator[Candidate]:
        seen: dict[str, int] = defaultdict(int)
        for other, home in enumerate(self._home):
            if home is not None:
                at = seen[home]
                seen[home] += 1
                for one in self._of_section.get(home, [])[max(0, at - _NEAR) : at + _NEAR + 1]:
                    score = overlap(self._before[one], self._after[other])
                    if score >= _LIKE_IN_PLACE:
                        yield self._scored(score, one, other)

    def _is_at_home(self, one: int, other: int) -> bool:
        return self._old[one].section == self._home[other]

    def _scored(self, score: float, one: int, other: int) -> Candidate:
        score += _SAME_SECTION * self._is_at_home(one, other)
        return Candidate(score + _SAME_KIND * (self._old[one].kind == self._new[other].kind), one, other)

    def _between(self, found: dict[int, int]) -> dict[int, int]:
        """Match what stands alone between the same neighbours, though it was rewritten."""
        gone, more = set(found.values()), dict[int, int]()
        for other, home in enumerate(self._home):
            if other in found or home is None:
                continue
            one = self._after_neighbour(found | more, other, home)
            if one is not None and one not in gone and self._is_alone(found, gone, one, other):
                more[other] = one
                gone.add(one)
        return more

    def _after_neighbour(self, found: dict[int, int], other: int, home: str) -> int | None:
        """Return the old task that follows the old one of the neighbour before, in the same section."""
        places = self._of_section.get(home, [])
        is_first = other == 0 or self._home[other - 1] != home
        if is_first:
            return places[0] if places else None
        before = found.get(other - 1)
        at = places.index(before) + 1 if before in places else len(places)
        return places[at] if at < len(places) else None

    def _is_alone(self, found: dict[int, int], gone: set[int], one: int, other: int) -> bool:
        """Say whether neither has another unmatched one behind it, and the two have something in common."""
        last_old = (
            one + 1 >= len(self._old)
            or one + 1 in gone
            or self._old[one + 1].section != self._old[one].section
        )
        last_new = (
            other + 1 >= len(self._new) or other + 1 in found or self._home[other + 1] != self._home[other]
        )
        return last_old and last_new and overlap(self._before[one], self._after[other]) >= _LIKE_BETWEEN


def _by_section(tasks: Sequence[Task]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, task in enumerate(tasks):
        found.setdefault(task.section, []).append(at)
    return found
