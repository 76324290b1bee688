"""A document to a plan: text to paragraphs, outline, tasks, departments and targets."""

from collections.abc import Sequence
from typing import NamedTuple

from gytrack.errors import DocumentError
from gytrack.reading.accounting import Account, account, with_unread_lines
from gytrack.reading.duties.tasks import ReadTask, read_tasks
from gytrack.reading.goals.owners import plan_goals, targets_of
from gytrack.reading.issues import find_issues
from gytrack.reading.layout.annexes import split_annexes
from gytrack.reading.layout.head import Front, read_head
from gytrack.reading.layout.notices import plan_starts
from gytrack.reading.layout.outline import Outline, read_outline
from gytrack.reading.layout.paragraphs import read_paragraphs
from gytrack.reading.layout.tables import find_tables, is_mostly_table
from gytrack.reading.layout.titles import ends_as_title
from gytrack.reading.taken import Part, Taken
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Passage, Sheet
from gytrack.records.plan import Head, Plan, Section, Source

_LAST_LINES = 6


class Reading(NamedTuple):
    """The plan that a document makes, and what became of each of its lines."""

    plan: Plan
    accounts: list[Account]


def read_plan(paper: Paper) -> Plan:
    """Read a plan off a document. Raises as ``read_document``."""
    return read_document(paper).plan


def read_document(paper: Paper) -> Reading:
    """Take a document apart.

    Raises:
        DocumentError: the text holds no outline with tasks, or is but a table.
    """
    tables = find_tables(paper.source.text)
    if is_mostly_table(paper.source.text, tables):
        raise DocumentError(f"“{paper.source.name}”主要是表格，目前还不能读", "请先读正文是条文的文件")
    sheet = Sheet.of(paper.shown)
    paragraphs = read_paragraphs(sheet)
    start = plan_starts(paragraphs)
    body, *annexes = split_annexes(paragraphs[start:])
    text = read_outline(body, notice=paragraphs[:start])
    head = _head(sheet, text, paragraphs)
    year = _year(head)
    parts = [_part(body, text, year)]
    unread: list[Sequence[Passage]] = []
    for annex in annexes:
        part = _part(annex, read_outline(annex), year)
        if _gives_duties(part):
            parts.append(part)
        else:
            unread.append(annex)
    branches = [branch for part in parts for branch in part.outline.branches]
    tasks = [read for part in parts for read in part.tasks]
    _check_is_plan(paper.source, head, tasks)
    issues = find_issues(paper.source, branches, [read.task for read in tasks], unread, tables)
    plan = Plan(
        head=head,
        sections=tuple(Section(one.code, one.title.printed, one.title.place) for one in branches),
        tasks=tuple(read.task for read in tasks),
        targets=tuple(targets_of(branches, tasks)),
        issues=tuple(issues),
    )
    taken = Taken(tuple(parts), tuple(unread), plan)
    accounts = account(paper, taken)
    return Reading(with_unread_lines(plan, accounts), accounts)


def _part(paragraphs: Sequence[Passage], outline: Outline, year: int | None) -> Part:
    return Part(outline, tuple(read_tasks(outline.branches, paragraphs, year)))


def _year(head: Head) -> int | None:
    """Return the year of a deadline that names none: that of a plan of one year, else that of its issue."""
    if head.starts and head.ends and head.starts.year == head.ends.year:
        return head.starts.year
    return head.issued.year if head.issued else None


def _gives_duties(annex: Part) -> bool:
    """Tell an annex that gives somebody something to do from a form, a list of names, a timetable."""
    return any(read.task.parties for read in annex.tasks)


def _head(sheet: Sheet, outline: Outline, paragraphs: Sequence[Passage]) -> Head:
    if not outline.front:
        return Head(title="")
    front = Front(outline.front, (*outline.loose, *paragraphs[-_LAST_LINES:]), sheet.text)
    return read_head(front, plan_goals(outline.branches))


def _check_is_plan(source: Source, head: Head, tasks: Sequence[ReadTask]) -> None:
    """Refuse a novel that has chapters: a plan has tasks, and either a plan's title or departments."""
    if not tasks or not (ends_as_title(head.title) or any(read.task.parties for read in tasks)):
        raise DocumentError(
            f"“{source.name}”里没有读出任务",
            "请确认它是实施方案、工作要点一类的文件，正文有“一、”“（一）”这样的编号",
        )
