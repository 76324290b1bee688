"""A document to a plan: text to paragraphs, outline, tasks, departments and targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from gytrack.errors import DocumentError
from gytrack.reading.duties.tasks import ReadTask, read_tasks
from gytrack.reading.goals.owners import plan_goals, targets_of
from gytrack.reading.issues import find_issues
from gytrack.reading.layout.annexes import split_annexes
from gytrack.reading.layout.head import Front, read_head
from gytrack.reading.layout.notices import plan_starts
from gytrack.reading.layout.outline import Outline, read_outline
from gytrack.reading.layout.paragraphs import read_paragraphs
from gytrack.reading.layout.titles import ends_as_title
from gytrack.reading.tables.placing import Places, Spot, Stretch, last_part, setting_of
from gytrack.reading.tables.reading import Table
from gytrack.reading.tables.said import Said
from gytrack.reading.text.paper import Paper, without_grids
from gytrack.reading.text.passage import Passage, Sheet
from gytrack.records.plan import Head, Plan, Section, Source, Target, Task

_LAST_LINES = 6
_Placed = TypeVar("_Placed", Section, Task, Target)


@dataclass(frozen=True, slots=True)
class Part:
    """The plan itself or an annex that holds tasks too, taken apart."""

    outline: Outline
    tasks: tuple[ReadTask, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document taken apart, and the plan that it makes; ``unread`` are annexes that hold no tasks.

    ``sheet`` is the running text, in which tables are blank; ``tables`` are these with what their cells became.
    """

    sheet: Sheet
    parts: tuple[Part, ...]
    unread: tuple[Sequence[Passage], ...]
    tables: tuple[tuple[Spot, Said], ...]
    plan: Plan


def read_plan(paper: Paper) -> Plan:
    """Read a plan off a document. Raises as ``read_document``."""
    return read_document(paper).plan


def read_document(paper: Paper) -> Reading:
    """Take a document apart.

    Raises:
        DocumentError: the text holds no outline with tasks, and no table of tasks.
    """
    sheet = Sheet.of(without_grids(paper))
    paragraphs = read_paragraphs(sheet)
    start = plan_starts(paragraphs)
    stretches = _stretches(paragraphs[start:], notice=paragraphs[:start])
    spots = _spots(paper, stretches)
    head = _head(sheet, stretches[0][1], paragraphs)
    year = _year(head)
    read = [_part(stretch, outline, year) for stretch, outline in stretches]
    parts = [part for at, part in enumerate(read) if at == 0 or _gives_duties(part)]
    tabled = {spot.stretch for spot in spots}
    unread = [
        stretch
        for at, (stretch, _) in enumerate(stretches)
        if at and not _gives_duties(read[at]) and at not in tabled
    ]
    sections = [
        Section(branch.code, branch.title.printed, branch.title.place)
        for part in parts
        for branch in part.outline.branches
    ]
    tables = _read_tables(spots, head, year, sections)
    plan = _plan(paper.source, head, parts, sections, tables, unread)
    return Reading(sheet, tuple(parts), tuple(unread), tuple(tables), plan)


def _stretches(paragraphs: Sequence[Passage], notice: Sequence[Passage]) -> list[Stretch]:
    """Take the text and its annexes apart, each with its own outline."""
    body, *annexes = split_annexes(paragraphs)
    return [(body, read_outline(body, notice)), *((annex, read_outline(annex)) for annex in annexes)]


def _spots(paper: Paper, stretches: Sequence[Stretch]) -> list[Spot]:
    """Place the tables; the prose of a section that holds a table of tasks only leads up to it."""
    if not paper.grids:
        return []
    cells = Sheet.of(paper.shown)
    places = Places(stretches)
    spots = [places.spot(Table(grid, cells)) for grid in paper.grids]
    for spot in spots:
        if spot.branch and spot.table.holds_tasks and not spot.is_annexed:
            spot.branch.has_branches = True
    return spots


def _read_tables(
    spots: Sequence[Spot], head: Head, year: int | None, sections: Sequence[Section]
) -> list[tuple[Spot, Said]]:
    """Read the tables in order, each after the sections of the text and of those before it."""
    taken = last_part(sections)
    tables: list[tuple[Spot, Said]] = []
    for spot in spots:
        said = spot.table.read(setting_of(spot, head, year, taken))
        taken = max(taken, last_part(said.sections))
        tables.append((spot, said))
    return tables


def _plan(
    source: Source,
    head: Head,
    parts: Sequence[Part],
    sections: Sequence[Section],
    tables: Sequence[tuple[Spot, Said]],
    unread: Sequence[Sequence[Passage]],
) -> Plan:
    branches = [branch for part in parts for branch in part.outline.branches]
    prose = [read for part in parts for read in part.tasks]
    tabled = [said for _, said in tables]
    tasks = _in_order(
        [read.task for read in (*prose, *(read for said in tabled for read in said.tasks))], tables
    )
    _check_is_plan(source, head, tasks)
    doubts = [doubt for said in tabled for doubt in said.doubts]
    targets = [*targets_of(branches, prose), *(target for said in tabled for target in said.targets)]
    return Plan(
        head=head,
        sections=tuple(_in_order([*sections, *(one for said in tabled for one in said.sections)], tables)),
        tasks=tuple(tasks),
        targets=tuple(_in_order(targets, tables)),
        issues=tuple(find_issues(source, branches, tasks, unread, doubts)),
    )


def _in_order(entries: Sequence[_Placed], tables: Sequence[object]) -> list[_Placed]:
    """Put what tables say to its place among what the text says."""
    if not tables:
        return list(entries)
    return sorted(entries, key=lambda entry: (entry.place.line, entry.place.column))


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


def _check_is_plan(source: Source, head: Head, tasks: Sequence[Task]) -> None:
    """Refuse a novel that has chapters: a plan has tasks, and either a plan's title or departments."""
    if not tasks or not (ends_as_title(head.title) or any(task.parties for task in tasks)):
        raise DocumentError(
            f"“{source.name}”里没有读出任务",
            "请确认它是实施方案、工作要点一类的文件，正文有“一、”“（一）”这样的编号",
        )
