"""What a 政策解读 says of its plan: which of its points the plan has, and which of the plan's it does not name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.likeness import Pairs, pairs, share
from gytrack.records.plan import Plan
from gytrack.usecases.editions.differences import Kind, Side

_NAMED = 0.6
"""How much of a point has to stand in the plan: papers that explain shorten, they do not reword."""

_NAMED_IN_PLACE = 0.35
"""The same within the section of the same title."""

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
    asked = {section.code for section in plan.sections}
    asked |= {task.code for task in plan.tasks if task.kind == "task"}
    search = _Search(plan)
    found = [(point, search.named_by(point, home)) for point, home in _with_homes(paper)]
    named = {at for _, at in found if at is not None}
    unnamed = (
        point
        for at, point in enumerate(search.points)
        if at not in named and point.kind != "target" and point.side.code in asked
    )
    return Mentions(tuple(point for point, at in found if at is None), tuple(unnamed))


class _Search:
    """The points of a plan, looked for by what a paper says of them."""

    def __init__(self, plan: Plan) -> None:
        self._homes = [home for _, home in _with_homes(plan)]
        self.points = list(_points(plan))
        self._texts = [pairs(point.side.text) for point in self.points]
        self._index = _index(self._texts)
        self._section: dict[str, str] = {}

    def named_by(self, point: Point, home: str) -> int | None:
        """Return the point of the plan that a paper's names, null where none is; ``home`` is the paper's section."""
        part = pairs(point.side.text)
        votes = Counter(at for pair in part for at in self._index.get(pair, ()))
        at = self._best(part, (at for at, _ in votes.most_common(_TRIED)), _NAMED)
        if at is None and home in self._section:
            there = (at for at, own in enumerate(self._homes) if own == self._section[home])
            at = self._best(part, there, _NAMED_IN_PLACE)
        if point.kind == "section" and at is not None and self.points[at].kind == "section":
            self._section[point.side.code] = self.points[at].side.code
        return at

    def _best(self, part: Pairs, places: Iterable[int], least: float) -> int | None:
        """Return the text that holds most of a point; of several the shortest, null where none holds enough."""
        held = ((share(part, self._texts[at]), -self._texts[at].total(), -at) for at in places)
        best = max(held, default=None)
        return None if best is None or best[0] < least else -best[2]


def _with_homes(plan: Plan) -> Iterator[tuple[Point, str]]:
    """Yield the points of a plan with the section that each stands in; empty for sections themselves."""
    homes = {task.code: task.section for task in plan.tasks}
    for point in _points(plan):
        code = point.side.code
        yield point, "" if point.kind == "section" else homes.get(code, code)


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
