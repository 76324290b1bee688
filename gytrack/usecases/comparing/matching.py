"""Which section, task and target of one plan stands for which of another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.likeness import Pairs, overlap
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.usecases.comparing.families import family
from gytrack.usecases.comparing.pairing import Scored, all_pairs, best_pairs, candidates
from gytrack.usecases.comparing.sides import Comparison, Match, Side, T, sides
from gytrack.usecases.reporting.listing import Listed

# Whether two things that are this alike are the same work was looked at, pair by pair, on plans of one programme from
# a district, a province and a municipality. What stands at the same place needs less to be taken for the same.
_SECTIONS = 0.5
_TASKS, _TASKS_NEAR = 0.4, 0.25
_TARGETS, _TARGETS_NEAR = 0.5, 0.3
_SAME_PLACE = 0.1
"""By how much what stands at the same place goes before what is as alike elsewhere."""


class _Matched(NamedTuple):
    """Which code of the first plan stands for which of the second, for sections and tasks."""

    codes: frozenset[tuple[str, str]]

    def holds(self, one: str, other: str) -> bool:
        return (one, other) in self.codes


def compare(ledger: Reader, one: PlanTerms, other: PlanTerms) -> Comparison:
    """Return two plans of the ledger side by side."""
    return compare_sides(*sides(ledger, one, other))


def compare_sides(one: Side, other: Side) -> Comparison:
    """Return two plans side by side."""
    sections = _matches(one.sections, other.sections, _sections(one, other))
    places = _Matched(
        frozenset((match.one.code, match.other.code) for match in sections if match.one and match.other)
    )
    tasks = _matches(one.tasks, other.tasks, _tasks(one.tasks, other.tasks, places))
    owners = _Matched(
        places.codes
        | {(match.one.task.code, match.other.task.code) for match in tasks if match.one and match.other}
    )
    targets = _matches(one.targets, other.targets, _targets(one.targets, other.targets, owners))
    return Comparison(one, other, sections, tasks, targets)


def _matches(ones: Sequence[T], others: Sequence[T], scored: Iterator[Scored]) -> list[Match[T]]:
    chosen = best_pairs(scored)
    matched = [Match(ones[pair.one], others[pair.other], _points(pair.likeness)) for pair in chosen]
    taken, taken_others = {pair.one for pair in chosen}, {pair.other for pair in chosen}
    only = [Match(item, None, None) for at, item in enumerate(ones) if at not in taken]
    only_others = [Match(None, item, None) for at, item in enumerate(others) if at not in taken_others]
    return [*matched, *only, *only_others]


def _points(alike: float) -> int:
    """Return points of 100, which only texts of the same words have in full."""
    return 100 if alike == 1 else min(round(alike * 100), 99)


def _sections(one: Side, other: Side) -> Iterator[Scored]:
    """Yield sections of like titles; of several such as 建设目标, the one whose part is alike goes before."""
    ones, others = (all_pairs(section.title for section in side.sections) for side in (one, other))
    above, above_other = _above(one), _above(other)
    with_above, with_above_other = map(_sums, (ones, others), (above, above_other))
    for first, second in candidates(with_above, with_above_other):
        alike = overlap(ones[first], others[second])
        if alike >= _SECTIONS:
            yield Scored(first, second, alike, _SAME_PLACE * overlap(above[first], above_other[second]))


def _above(side: Side) -> list[Pairs]:
    """Return, for each section, the title of the one it stands in; a part of the plan stands in the plan."""
    titles = side.titles()
    return all_pairs(titles.get(section.code.rpartition(".")[0], "方案") for section in side.sections)


def _sums(ones: Sequence[Pairs], others: Sequence[Pairs]) -> list[Pairs]:
    return [one + other for one, other in zip(ones, others, strict=True)]


def _tasks(ones: Sequence[Listed], others: Sequence[Listed], places: _Matched) -> Iterator[Scored]:
    """Yield tasks that are alike by their texts, or by text and short title: 加强县级中医医院建设 may go on at length."""
    texts, other_texts = (all_pairs(line.task.text for line in lines) for lines in (ones, others))
    titles, other_titles = (all_pairs(line.task.title for line in lines) for lines in (ones, others))
    for first, second in candidates(texts, other_texts):
        one, other = ones[first].task, others[second].task
        by_text = overlap(texts[first], other_texts[second])
        alike = max(by_text, (by_text + overlap(titles[first], other_titles[second])) / 2)
        near = one.kind == other.kind and places.holds(one.section, other.section)
        if alike >= (_TASKS_NEAR if near else _TASKS):
            yield Scored(first, second, alike, _SAME_PLACE if near else 0)


def _targets(ones: Sequence[TargetRow], others: Sequence[TargetRow], owners: _Matched) -> Iterator[Scored]:
    """Yield targets of like names that count the same kind of thing."""
    names, other_names = (all_pairs(target.name for target in targets) for targets in (ones, others))
    for first, second in candidates(names, other_names):
        one, other = ones[first], others[second]
        alike = overlap(names[first], other_names[second])
        near = owners.holds(one.owner, other.owner)
        if family(one.unit) == family(other.unit) and alike >= (_TARGETS_NEAR if near else _TARGETS):
            yield Scored(first, second, alike, _SAME_PLACE if near else 0)
