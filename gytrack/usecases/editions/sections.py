"""Which section of a new edition is which of the old one: by its title, by the tasks below it, by its number."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gytrack.likeness import Pairs, likeness, pairs
from gytrack.records.plan import Plan
from gytrack.usecases.editions.pairing import Candidate, alike, best

_SURE = 0.8
"""The likeness from which on two tasks speak for the sections that they stand in."""

_LIKE_TITLE, _MOST_TASKS = 0.5, 0.5
_LIKE_IN_PLACE = 0.25
"""The likeness of titles that is enough under the same number."""

_TASKS_WEIGH, _SAME_CODE = 1.5, 0.3


def match_sections(old: Plan, new: Plan, before: Sequence[Pairs], after: Sequence[Pairs]) -> dict[int, int]:
    """Return the old place of each section of a new edition that the old one has.

    Args:
        old: the old edition.
        new: the new one.
        before: what the texts of the old tasks are compared by.
        after: the same of the new ones.
    """
    sure = best(alike(before, after, _SURE))
    shares = _shares(old, new, sure)
    return best(_candidates(old, new, shares))


def _candidates(old: Plan, new: Plan, shares: dict[tuple[int, int], float]) -> Iterator[Candidate]:
    code_at = {section.code: at for at, section in enumerate(old.sections)}
    titles = {
        (one, other): score
        for score, one, other in alike(
            [pairs(section.title) for section in old.sections],
            [pairs(section.title) for section in new.sections],
            _LIKE_TITLE,
        )
    }
    same = {
        (code_at[section.code], other)
        for other, section in enumerate(new.sections)
        if section.code in code_at
    }
    for one, other in sorted({*titles, *shares, *same}):
        title = titles.get((one, other))
        if title is None:
            title = likeness(old.sections[one].title, new.sections[other].title)
        share, is_same = shares.get((one, other), 0.0), (one, other) in same
        if title >= _LIKE_TITLE or share >= _MOST_TASKS or (is_same and title >= _LIKE_IN_PLACE):
            yield Candidate(title + _TASKS_WEIGH * share + _SAME_CODE * is_same, one, other)


def _shares(old: Plan, new: Plan, sure: dict[int, int]) -> dict[tuple[int, int], float]:
    """Return how much of two sections' tasks, those of the sections below included, are the same."""
    above_old, above_new = _above(old), _above(new)
    votes = Counter(
        (one, other)
        for task, was in sure.items()
        for one, other in zip(above_old[was], above_new[task], strict=False)
    )
    sizes_old, sizes_new = (Counter(at for line in lines for at in line) for lines in (above_old, above_new))
    return {
        (one, other): 2 * count / (sizes_old[one] + sizes_new[other]) for (one, other), count in votes.items()
    }


def _above(plan: Plan) -> list[list[int]]:
    """Return, for each task, the sections that it stands in, the outermost first."""
    places = {section.code: at for at, section in enumerate(plan.sections)}
    lines = {}
    for code in {task.section for task in plan.tasks}:
        parts = code.split(".")
        outline = (".".join(parts[: depth + 1]) for depth in range(len(parts)))
        lines[code] = [places[part] for part in outline if part in places]
    return [lines[task.section] for task in plan.tasks]
