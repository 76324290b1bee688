"""Whose targets they are: the plan's own, a section's, a task's."""

from collections.abc import Sequence

from gytrack.reading.duties.items import goals
from gytrack.reading.duties.tasks import ReadTask
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.layout.outline import Branch
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Target


def plan_goals(branches: Sequence[Branch]) -> list[Passage]:
    """Return the texts of the plan's own goals: 总体要求, 发展目标."""
    return [piece.text for branch in branches if _states_plan_goals(branch) for piece in branch.pieces]


def targets_of(branches: Sequence[Branch], read: Sequence[ReadTask]) -> list[Target]:
    """Read the plan's goals, then each section's own and those of its tasks."""
    targets = [target for goal in plan_goals(branches) for target in read_targets(goal, "")]
    by_section: dict[str, list[ReadTask]] = {}
    for one in read:
        by_section.setdefault(one.task.section, []).append(one)
    for branch in branches:
        for text, owner in _section_goals(branch):
            targets += read_targets(text, owner)
        for one in by_section.pop(branch.code, ()):
            targets += read_targets(one.text, one.task.code)
    return targets


def _states_plan_goals(branch: Branch) -> bool:
    return branch.kind == "goal" and branch.inside != "work"


def _section_goals(branch: Branch) -> list[tuple[Passage, str]]:
    """Give the texts that state goals of a section, and its code; 建设目标 in a section is of that section."""
    if branch.kind == "work":
        return [(text, branch.code) for text in (branch.title, *goals(branch))]
    if branch.kind == "goal" and not _states_plan_goals(branch):
        owner = branch.code.rpartition(".")[0]
        return [(piece.text, owner) for piece in branch.pieces]
    return []
