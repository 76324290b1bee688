"""A document to a plan: text to paragraphs, outline, tasks, departments and targets."""

from collections.abc import Sequence

from gytrack.errors import DocumentError
from gytrack.reading.duties.items import goals
from gytrack.reading.duties.tasks import ReadTask, read_tasks
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.issues import find_issues
from gytrack.reading.layout.head import Front, read_head, speaks_of_plan
from gytrack.reading.layout.outline import Branch, read_outline
from gytrack.reading.layout.paragraphs import read_paragraphs
from gytrack.reading.layout.tables import find_tables, is_mostly_table
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Passage, Sheet
from gytrack.records.plan import Head, Plan, Section, Source, Target, Task

_LAST_LINES = 6


def read_plan(paper: Paper) -> Plan:
    """Read a plan off a document.

    Raises:
        DocumentError: the text holds no outline with tasks, or is but a table.
    """
    source = paper.source
    tables = find_tables(source.text)
    if is_mostly_table(source.text, tables):
        raise DocumentError(f"“{source.name}”主要是表格，目前还不能读", "请先读正文是条文的文件")
    sheet = Sheet.of(paper.shown)
    paragraphs = read_paragraphs(sheet)
    outline = read_outline(paragraphs)
    branches = [branch for branch in outline.branches if branch.title.text]
    read = read_tasks(branches, paragraphs)
    tasks = tuple(one.task for one in read)
    front = Front(outline.front, (*outline.loose, *paragraphs[-_LAST_LINES:]), sheet.text)
    head = read_head(front, _plan_goals(branches)) if outline.front else Head(title="")
    _check_is_plan(source, head, tasks)
    return Plan(
        head=head,
        sections=tuple(Section(branch.code, branch.title.printed, branch.title.place) for branch in branches),
        tasks=tasks,
        targets=tuple(_read_all_targets(branches, read)),
        issues=tuple(find_issues(source, outline, tasks, tables)),
    )


def _plan_goals(branches: Sequence[Branch]) -> list[Passage]:
    """Return the texts of the plan's own goals: 总体要求, 发展目标."""
    return [piece.text for branch in branches if _states_plan_goals(branch) for piece in branch.pieces]


def _states_plan_goals(branch: Branch) -> bool:
    return branch.kind == "goal" and branch.inside != "work"


def _read_all_targets(branches: Sequence[Branch], read: Sequence[ReadTask]) -> list[Target]:
    """Read the plan's goals, then each section's own and those of its tasks."""
    targets = [target for goal in _plan_goals(branches) for target in read_targets(goal, "")]
    by_section: dict[str, list[ReadTask]] = {}
    for one in read:
        by_section.setdefault(one.task.section, []).append(one)
    for branch in branches:
        texts = goals(branch) if branch.kind == "work" else []
        if branch.kind == "goal" and not _states_plan_goals(branch):
            texts = [piece.text for piece in branch.pieces]
        owner = branch.code if branch.kind != "goal" else branch.code.rpartition(".")[0]
        for text in ([branch.title] if branch.kind == "work" else []) + texts:
            targets += read_targets(text, owner)
        for one in by_section.pop(branch.code, ()):
            targets += read_targets(one.text, one.task.code)
    return targets


def _check_is_plan(source: Source, head: Head, tasks: Sequence[Task]) -> None:
    """Refuse a novel that has chapters: a plan has tasks, and either a plan's title or departments."""
    if not tasks or not (speaks_of_plan(head.title) or any(task.parties for task in tasks)):
        raise DocumentError(
            f"“{source.name}”里没有读出任务",
            "请确认它是实施方案、工作要点一类的文件，正文有“一、”“（一）”这样的编号",
        )
