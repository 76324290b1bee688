"""What a 政策解读 says of its plan: which of its points the plan has, and which of the plan's it does not name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.likeness import Pairs, pairs, share
from gytrack.records.plan import Plan
from gytrack.usecases.editions.differences import Kind, Side

_NAMED = 0.6
"""How much of a point has to stand in the plan: papers that explain shorten, they do not reword."""

_TRIED = 8


class Point(NamedTuple):
    """A section, task or target with its number and words."""

    kind: Kind
    side: Side


class Mentions(NamedTuple):
    """What only one of the two has: points that the plan lacks, sections and 建设任务 that the paper does not name."""

    lacking: tuple[Point, ...]
    unnamed: tuple[Point, ...]


def mentions(plan: Plan, paper: Plan) -> Mentions:
    """Compare a plan with a paper that interprets it; what is short is looked for in what is long."""
    points = list(_points(plan))
    texts = [pairs(point.side.text) for point in points]
    index = _index(texts)
    lacking, named = [], set[int]()
    for point in _points(paper):
        at = _best(pairs(point.side.text), texts, index)
        if at is None:
            lacking.append(point)
        else:
            named.add(at)
    asked = {section.code for section in plan.sections} | {
        task.code for task in plan.tasks if task.kind == "task"
    }
    unnamed = (
        point
        for at, point in enumerate(points)
        if at not in named and point.kind != "target" and point.side.code in asked
    )
    return Mentions(tuple(lacking), tuple(unnamed))


def _points(plan: Plan) -> Iterator[Point]:
    for section in plan.sections:
        yield Point("section", Side(section.code, section.title))
    for task in plan.tasks:
        yield Point("task", Side(task.code, task.text))
    for target in plan.targets:
        yield Point("target", Side(target.owner, target.name))


def _index(texts: Sequence[Pairs]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        for pair in text:
            index.setdefault(pair, []).append(at)
    return index


def _best(part: Pairs, texts: Sequence[Pairs], index: dict[str, list[int]]) -> int | None:
    """Return the text that holds most of a point; of several the shortest, null where none holds enough."""
    votes = Counter(at for pair in part for at in index.get(pair, ()))
    held = ((share(part, texts[at]), -texts[at].total(), -at) for at, _ in votes.most_common(_TRIED))
    best = max(held, default=None)
    return None if best is None or best[0] < _NAMED else -best[2]
