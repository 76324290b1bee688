"""Whose targets they are: the plan's own, a section's, a task's."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gytrack.reading.duties.items import goals
from gytrack.reading.duties.tasks import ReadTask
from gytrack.reading.layout.branches import Branch
from gytrack.reading.text.passage import Passage

_AIM = re.compile("(?:预期|主要|总体|工作|发展|奋斗|年度|行动|具体|建设)+目标(?:任务)?(?:是|为|：|如下：)")


_AIM_HEADING = re.compile(
    r"(?:20\d\d年度?)?(?:全[省市县区州])?(?:经济社会)?(?:预期|主要|总体|工作|发展|奋斗|年度|行动|具体|建设)+(?:目标|指标)(?:任务)?"
)
_BY_THEN = re.compile("(?:力争|确保|计划)?到(?:20\\d\\d年|“?十[一二三四五六七八九]五”?(?:期?末|时期))")


def plan_goals(branches: Sequence[Branch]) -> list[Passage]:
    """Return the texts of the plan's own goals: 总体要求, 发展目标."""
    return [piece.text for branch in branches if _states_plan_goals(branch) for piece in branch.pieces]


def front_goals(front: Sequence[Passage]) -> list[Passage]:
    """Return what is said before the outline of what the plan aims at.

    It is the rest of a paragraph from ``……主要预期目标是：`` on, one that opens with 到2025年, one below a line that is
    but 主要目标.
    """
    return [aim for above, line in pairwise([None, *front]) if line and (aim := _front_goal(line, above))]


def _front_goal(line: Passage, above: Passage | None) -> Passage | None:
    aim = _AIM.search(line.text)
    if aim:
        return line[line.text.rfind("。", 0, aim.start()) + 1 :]
    headed = above is not None and _AIM_HEADING.fullmatch(above.text)
    return line if headed or _BY_THEN.match(line.text) else None


def owned_texts(
    branches: Sequence[Branch],
    read: Sequence[ReadTask],
    breaks: frozenset[int] = frozenset(),
    front: Sequence[Passage] = (),
) -> list[tuple[Passage, str]]:
    """Return what may set targets, each with whose they are.

    They are the plan's goals, also those before its outline, then each section's own and those of its tasks.
    ``breaks`` are positions of the sheet where a sentence of a task begins, as a line of slides does.
    """
    texts = [(goal, "") for goal in (*front_goals(front), *plan_goals(branches))]
    by_section: dict[str, list[ReadTask]] = {}
    for one in read:
        by_section.setdefault(one.task.section, []).append(one)
    for branch in branches:
        tasks = by_section.pop(branch.code, ())
        said = {one.text.start for one in tasks}
        texts += [(text, owner) for text, owner in _section_goals(branch) if text.start not in said]
        for one in tasks:
            texts += [(stretch, one.task.code) for stretch in _stretches(one.text, breaks)]
    return texts


def _stretches(text: Passage, breaks: frozenset[int]) -> list[Passage]:
    cuts = [at for at in range(1, len(text)) if text.start + at in breaks] if breaks else []
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


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
