"""A document to a plan: text to paragraphs, outline, tasks, departments and targets."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gytrack.reading.accounting import Account, account, with_unread_lines
from gytrack.reading.assembling import assembled
from gytrack.reading.duties.tasks import read_tasks
from gytrack.reading.goals.owners import front_goals, plan_goals
from gytrack.reading.layout.annexes import split_annexes
from gytrack.reading.layout.blocks import read_blocks
from gytrack.reading.layout.branches import Outline
from gytrack.reading.layout.contents import split_contents
from gytrack.reading.layout.counted import with_counted
from gytrack.reading.layout.deeds import read_deeds
from gytrack.reading.layout.head import Front, read_head
from gytrack.reading.layout.headed import headed_positions
from gytrack.reading.layout.notices import plan_starts
from gytrack.reading.layout.outline import read_outline
from gytrack.reading.layout.paragraphs import read_paragraphs
from gytrack.reading.layout.runin import part_run_in
from gytrack.reading.slides.outline import read_slides
from gytrack.reading.taken import Part, Taken
from gytrack.reading.text.paper import Paper, without_grids
from gytrack.reading.text.passage import Passage, Sheet
from gytrack.records.plan import Head, Plan

if TYPE_CHECKING:
    from gytrack.reading.tables.placing import Spot, Stretch

_LAST_LINES = 6


class Reading(NamedTuple):
    """The plan that a document makes, and what became of each of its lines."""

    plan: Plan
    accounts: list[Account]


def read_plan(paper: Paper) -> Plan:
    """Read a plan off a document. Raises as ``read_document``."""
    return read_document(paper).plan


def read_document(paper: Paper) -> Reading:
    """Take a document apart, and put its plan together.

    Raises:
        DocumentError: the text holds no outline with tasks, and no table of tasks.
    """
    taken = _taken(paper)
    plan, tables = assembled(paper.source, taken)
    accounts = account(paper, taken, plan, tables)
    return Reading(with_unread_lines(plan, accounts), accounts)


def _taken(paper: Paper) -> Taken:
    sheet = with_counted(Sheet.of(without_grids(paper)))
    levels = headed_positions(paper, sheet)
    paragraphs = read_paragraphs(
        sheet, levels, {bisect_left(sheet.offsets, grid.end) for grid in paper.grids}
    )
    lines = sheet.lines()
    outline = read_slides(paper, sheet) or read_deeds(lines) or read_blocks(lines)
    stretches = [(paragraphs, outline)] if outline else _stretches(part_run_in(paragraphs), levels)
    spots = _spots(paper, stretches)
    head = _head(sheet, stretches[0][1], paragraphs)
    year = _year(head)
    parts, unread = _parts(stretches, {spot.stretch for spot in spots}, year)
    return Taken(head, year, tuple(parts), tuple(unread), tuple(spots))


def _parts(
    stretches: "Sequence[Stretch]", tabled: set[int], year: int | None
) -> tuple[list[Part], list[Sequence[Passage]]]:
    """Read the text and the annexes that give duties; of one that holds a table, the rest only leads up to it."""
    parts: list[Part] = []
    unread: list[Sequence[Passage]] = []
    for at, (stretch, outline) in enumerate(stretches):
        part = Part(outline, tuple(read_tasks(outline.branches, stretch, year)))
        if at == 0 or _gives_duties(part):
            parts.append(part)
        elif at in tabled:
            parts.append(Part(Outline(tuple(stretch), (), ()), ()))
        else:
            unread.append(stretch)
    return parts, unread


def _stretches(paragraphs: Sequence[Passage], levels: Mapping[int, int]) -> "list[Stretch]":
    """Take the text and its annexes apart, each with its own outline."""
    paragraphs, contents = split_contents(paragraphs)
    start = plan_starts(paragraphs)
    body, *annexes = split_annexes(paragraphs[start:])
    outline = read_outline(body, paragraphs[:start], levels)
    return [
        (body, replace(outline, front=(*outline.front, *contents))),
        *((annex, read_outline(annex, levels=levels)) for annex in annexes),
    ]


def _spots(paper: Paper, stretches: "Sequence[Stretch]") -> "list[Spot]":
    """Place the tables; the prose of a section that holds a table of tasks only leads up to it."""
    if not paper.grids:
        return []
    from gytrack.reading.tables.placing import Places
    from gytrack.reading.tables.reading import Table  # most plans have no tables

    cells = Sheet.of(paper.shown)
    places = Places(stretches)
    spots = [places.spot(Table(grid, cells)) for grid in paper.grids]
    for spot in spots:
        if spot.branch and spot.table.holds_tasks and not spot.is_annexed:
            spot.branch.has_branches = True
    return spots


def _year(head: Head) -> int | None:
    """Return the year of a deadline that names none: that of a plan of one year, else that of its issue."""
    return head.only_year() or (head.issued.year if head.issued else None)


def _gives_duties(annex: Part) -> bool:
    """Tell an annex that gives somebody something to do from a form, a list of names, a timetable."""
    return any(read.task.parties for read in annex.tasks)


def _head(sheet: Sheet, outline: Outline, paragraphs: Sequence[Passage]) -> Head:
    if not outline.front:
        return Head(title="")
    front = Front(outline.front, (*outline.loose, *paragraphs[-_LAST_LINES:]), sheet.text)
    return read_head(front, [*front_goals(outline.front), *plan_goals(outline.all_branches)])
