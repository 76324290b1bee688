"""What became of every line of a document: nothing of it is lost in silence."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from gytrack.reading.duty import holds_duty
from gytrack.reading.language.bodies import ENDS_AS_BODY, split_names
from gytrack.reading.language.boxes import opens_box
from gytrack.reading.language.labels import LISTING
from gytrack.reading.language.marks import mark_of
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.layout.branches import Branch, Piece
from gytrack.reading.layout.closing import closes
from gytrack.reading.layout.furniture import is_furniture, without_furniture
from gytrack.reading.layout.interpreting import interpreted_title
from gytrack.reading.layout.paragraphs import ends_sentence, is_aside, is_contents
from gytrack.reading.layout.titles import DAY_LINE, read_title
from gytrack.reading.taken import Part, Taken
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Passage, Sheet, is_blank
from gytrack.records.plan import Head, Issue, Place, Plan

if TYPE_CHECKING:
    from gytrack.reading.tables.said import Said, Use

Fate = Literal["task", "section", "target", "list", "field", "prose", "unread", "blank"]
FATES: tuple[Fate, ...] = ("task", "section", "target", "list", "field", "prose", "unread", "blank")
"""What may become of a line, the strongest first: prose holds no task, and what is unread was not understood."""


_OF_CELLS: "dict[Use, Fate]" = {
    "header": "prose",
    "caption": "prose",
    "number": "prose",
    "unit": "prose",
    "prose": "prose",
    "parties": "list",
    "due": "list",
    "target": "target",
    "unread": "unread",
}


class Account(NamedTuple):
    """A line of the source (from 1) with what became of it, each with the code that it belongs to or ""."""

    line: int
    text: str
    fates: tuple[tuple[Fate, str], ...]

    @property
    def fate(self) -> Fate:
        """Return the strongest of its fates, by which it is counted once."""
        return self.fates[0][0]


class _Use(NamedTuple):
    fate: Fate
    code: str
    place: Place


def account(paper: Paper, taken: Taken, plan: Plan, tables: "Sequence[Said]") -> list[Account]:
    """Return every line of the source in order with what became of it."""
    lines = paper.source.text.split("\n")
    of_line: list[set[tuple[Fate, str]]] = [set() for _ in lines]
    for use in (*_uses(taken, plan), *_of_tables(paper, taken, tables)):
        for number in range(use.place.line, use.place.end_line + 1):
            of_line[number - 1].add((use.fate, use.code))
    shown = paper.shown.split("\n")
    return [
        Account(number, text, _settled(fates, text, shown[number - 1]))
        for number, (text, fates) in enumerate(zip(lines, of_line, strict=True), 1)
    ]


def counted(accounts: Iterable[Account]) -> dict[Fate, int]:
    """Count the lines by what became of them; the counts add up to the document."""
    count = Counter(one.fate for one in accounts)
    return {fate: count[fate] for fate in FATES}


def with_unread_lines(plan: Plan, accounts: Sequence[Account]) -> Plan:
    """Return the plan with an issue more for each run of lines that were not understood."""
    said = {line for issue in plan.issues for line in range(issue.place.line, issue.place.end_line + 1)}
    runs: list[list[Account]] = []
    for one in accounts:
        if one.line in said:
            continue
        if one.fate == "unread" and runs and runs[-1][-1].line == one.line - 1:
            runs[-1].append(one)
        elif one.fate == "unread":
            runs.append([one])
    new = map(_not_understood, runs)
    ordered = sorted((*plan.issues, *new), key=lambda issue: (issue.place.line, issue.place.column))
    return replace(plan, issues=tuple(ordered))


def _not_understood(run: Sequence[Account]) -> Issue:
    place = Place(run[0].line, 1, run[-1].line, len(run[-1].text) + 1)
    quote = "\n".join(one.text for one in run).strip()
    return Issue(place, quote, "这里没有读懂", "不列为任务和指标")


def _settled(fates: set[tuple[Fate, str]], text: str, shown: str) -> tuple[tuple[Fate, str], ...]:
    if all(map(is_blank, text)):
        return (("blank", ""),)
    if not fates:
        furniture = all(map(is_blank, shown)) or is_contents(shown)
        return (("prose" if furniture else "unread", ""),)
    told = {fate for fate, code in fates if code}
    found = [
        one for one in fates if one[0] not in ("prose", "unread") and (one[1] or one[0] not in told)
    ] or fates
    return tuple(sorted(found, key=lambda one: (FATES.index(one[0]), one[1])))


def _uses(taken: Taken, plan: Plan) -> Iterator[_Use]:
    for part in taken.parts:
        yield from _of_part(part, plan.head)
    for target in plan.targets:
        yield _Use("target", target.owner, target.place)
    for annex in taken.unread:
        yield from _of_annex(annex)


def _of_tables(paper: Paper, taken: Taken, tables: "Sequence[Said]") -> Iterator[_Use]:
    if not tables:
        return
    sheet = Sheet.of(paper.shown)
    for spot, said in zip(taken.spots, tables, strict=True):
        if spot.caption:
            yield _Use("prose", "", spot.caption.place)
        for cell, became in said.uses.items():
            words = sheet.between(cell.start, cell.end)
            if words.text and became in _OF_CELLS:
                yield _Use(_OF_CELLS[became], "", words.place)
        yield from (_Use("section", one.code, one.place) for one in said.sections)
        yield from (_Use("task", read.task.code, read.text.place) for read in said.tasks)


def _of_part(part: Part, head: Head) -> Iterator[_Use]:
    explains = interpreted_title(part.outline.front)
    titled = explains.lines if explains else read_title(without_furniture(part.outline.front)).lines
    for line in part.outline.front:
        yield _Use(_fate_before(line, titled, head), "", line.place)
    starts = [read.text.start for read in part.tasks]
    for branch in part.outline.all_branches:
        yield from _of_branch(branch, starts)
    for code, heading in part.outline.repeated:
        yield _Use("section", code, heading.place)
    for read in part.tasks:
        yield _Use("task", read.task.code, read.text.place)
        for party in read.task.parties:
            yield _Use("list", read.task.code, party.place)
    for line in part.outline.loose:
        yield _Use(_fate_of_loose(line), "", line.place)


def _of_branch(branch: Branch, tasks: Sequence[int]) -> Iterator[_Use]:
    """Give what a section holds; ``tasks`` are where tasks begin, in order."""
    yield _Use("section" if branch.code else "prose", branch.code, branch.title.place)
    yield from (_Use("prose", branch.code, label.place) for label in branch.labels)
    for piece in branch.pieces:
        if piece.text.text:
            is_task = bisect_left(tasks, piece.text.start) < bisect_left(tasks, piece.text.end)
            fate = "prose" if is_task else _fate_of_piece(piece, branch)
            yield _Use(fate, branch.code, piece.text.place)
            tail = cut_listing(piece.text)[1]
            if tail:
                yield _Use("list", "", tail.place)


def _fate_of_piece(piece: Piece, branch: Branch) -> Fate:
    """Tell what a paragraph is where it became no task: what asks something of somebody was not understood."""
    if piece.label in LISTING:
        return "list"
    works = branch.kind in ("work", "safeguard") and piece.label != "goal"
    return "unread" if works and (piece.mark or holds_duty(piece.text)) else "prose"


def _fate_before(line: Passage, titled: Sequence[Passage], head: Head) -> Fate:
    """Tell what a line before the outline gives: a field of the plan, or prose; all else was not understood.

    What has a number there belongs to a notice, or to its list of annexes.
    """
    text = line.text
    is_title = line in titled or text in head.title or head.title in text
    if is_title or text in (head.doc_no, head.issuer):
        return "field"
    return "prose" if mark_of(line) else _fate_of_loose(line)


def _fate_of_loose(line: Passage) -> Fate:
    if closes(line) or (DAY_LINE.search(line.text) and not ends_sentence(line.text)):
        return "field"
    apart = (
        is_aside(line)
        or is_furniture(line)
        or opens_box(line)
        or all(ENDS_AS_BODY.search(one.text) for one in split_names(line))
    )
    return "prose" if apart or (ends_sentence(line.text) and not holds_duty(line)) else "unread"


def _of_annex(annex: Sequence[Passage]) -> Iterator[_Use]:
    """Give the lines of an annex that was not read; the list of annexes after a text is prose."""
    for line in annex:
        listed = line is annex[0] or line.text.startswith("附") or is_aside(annex[0])
        yield _Use("prose" if listed else "unread", "", line.place)
