"""What the text and the tables of a document say, put together to its plan."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from gytrack.errors import DocumentError
from gytrack.reading.goals.owners import owned_texts
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.goals.unread import unread_figures
from gytrack.reading.issues import Doubt, find_issues
from gytrack.reading.language.deeds import lists_deeds
from gytrack.reading.language.headings import frames_plan
from gytrack.reading.layout.titles import ends_as_title
from gytrack.reading.taken import Taken
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Head, Place, Plan, Section, Source, Target, Task

if TYPE_CHECKING:
    from gytrack.reading.tables.said import Said

_FEWEST_TARGETS = 3
_Placed = TypeVar("_Placed", Section, Task, Target)


def assembled(source: Source, taken: Taken) -> "tuple[Plan, list[Said]]":
    """Return the plan, and what each of its tables says.

    Raises:
        DocumentError: neither text nor tables hold the tasks of a plan.
    """
    branches = [branch for part in taken.parts for branch in part.outline.branches]
    prose = [read for part in taken.parts for read in part.tasks]
    sections = [Section(one.code, one.title.printed, one.title.place) for one in branches]
    tables = _read_tables(taken, sections)
    sections += [section for said in tables for section in said.sections]
    tasks = [read.task for read in (*prose, *(read for said in tables for read in said.tasks))]
    outlines = [part.outline for part in taken.parts]
    goals = [branch for outline in outlines for branch in outline.all_branches]
    breaks = frozenset(at for outline in outlines for at in outline.breaks)
    front = outlines[0].front if outlines else ()
    texts = owned_texts(goals, prose, breaks, front)
    targets = [
        *(target for text, owner in texts for target in read_targets(text, owner, taken.head.only_year())),
        *(target for said in tables for target in said.targets),
    ]
    _check_is_plan(source, taken.head, sections, tasks, targets)
    if tables:
        sections, tasks, targets = _in_order(sections), _in_order(tasks), _in_order(targets)
    doubts = [
        *(doubt for said in tables for doubt in said.doubts),
        *(() if tasks else [_without_tasks(source, sections)]),
        *((one.passage.place, one.unsure, one.assumed) for outline in outlines for one in outline.doubts),
        *_figures_in_words([text for text, _ in texts]),
    ]
    issues = find_issues(source, branches, tasks, taken.unread, doubts)
    return Plan(taken.head, tuple(sections), tuple(tasks), tuple(targets), tuple(issues)), tables


def _without_tasks(source: Source, sections: Sequence[Section]) -> Doubt:
    place = sections[0].place if sections else _first_line(source)
    return place, "没有读出任务", "只读方案信息和指标"


def _figures_in_words(texts: Sequence[Passage]) -> list[Doubt]:
    return [
        (words.place, f"“{words.text}”没有读成数值", "不列为指标，请核对")
        for text in texts
        for words in unread_figures(text)
    ]


def _first_line(source: Source) -> Place:
    above = source.text[: len(source.text) - len(source.text.lstrip())].count("\n")
    return Place(above + 1, 1, above + 1, len(source.text.split("\n", above + 1)[above]) + 1)


def _read_tables(taken: Taken, sections: Sequence[Section]) -> "list[Said]":
    """Read the tables in order, each after the sections of the text and of those before it."""
    if not taken.spots:
        return []
    from gytrack.reading.tables.placing import last_part, setting_of  # most plans have no tables

    last = last_part(sections)
    tables: list[Said] = []
    for spot in taken.spots:
        said = spot.table.read(setting_of(spot, taken.head, taken.year, last))
        last = max(last, last_part(said.sections))
        tables.append(said)
    return tables


def _in_order(entries: Sequence[_Placed]) -> list[_Placed]:
    """Put what tables say to its place among what the text says."""
    return sorted(entries, key=lambda entry: (entry.place.line, entry.place.column))


def _check_is_plan(
    source: Source, head: Head, sections: Sequence[Section], tasks: Sequence[Task], targets: Sequence[Target]
) -> None:
    """Refuse a novel that has chapters: a plan has tasks, and a plan's title, headings, departments or goals.

    A paper that explains a plan may hold no tasks: its dates are what is wanted of it. So may a table of indicators.
    """
    if (head.interprets and ends_as_title(head.title)) or len(targets) >= _FEWEST_TARGETS:
        return
    framed = (
        ends_as_title(head.title)
        or lists_deeds(head.title)
        or any(frames_plan(section.title) for section in sections)
    )
    if not tasks or not (framed or any(task.parties for task in tasks)):
        raise DocumentError(
            f"“{source.name}”里没有读出任务",
            "请确认它是实施方案、工作要点一类的文件，正文有“一、”“（一）”这样的编号",
        )
