"""Papers of blocks: 具体任务, 责任单位, 完成时限, each alone on its line with what it announces on the lines below."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gytrack.reading.language.labels import LISTING, LabelKind, lone_label
from gytrack.reading.language.marks import SECTIONS, mark_of
from gytrack.reading.layout.branches import Branch, Outline, Piece
from gytrack.reading.layout.lone import Taken, is_ruled, listed, section_of
from gytrack.reading.layout.openings import cut_heading
from gytrack.reading.text.passage import Passage

_NAME = re.compile("(?:重点|工作|具体|任务|项目|事项|实事)+(?:名称|项目|任务)：?")
_KINDS: frozenset[LabelKind] = frozenset(("task", "goal", "measure", *LISTING))


class _Part(NamedTuple):
    """A label that stands alone, what it announces, and the lines below it."""

    label: Passage
    kind: LabelKind
    lines: Sequence[Passage]


def read_blocks(lines: Sequence[Passage]) -> Outline | None:
    """Read the outline of such a paper; null where it has marks of sections, or a block does not say what to do.

    A block begins where the first label of the paper stands again.
    """
    labels = [(at, kind) for at, line in enumerate(lines) if (kind := _kind(line))]
    if (
        not labels
        or is_ruled(lines)
        or any((mark := mark_of(line)) and mark.kind in SECTIONS for line in lines)
    ):
        return None
    parts = [
        _Part(lines[at], kind, lines[at + 1 : end])
        for (at, kind), (end, _) in pairwise([*labels, (len(lines), None)])
        if kind
    ]
    blocks = list(_blocks(parts))
    if not all(map(_says_who_does_what, blocks)):
        return None
    branches: list[Branch] = []
    loose: list[Passage] = []
    for number, block in enumerate(blocks, 1):
        taken, title = _taken(block)
        branches.append(section_of(str(number), title, taken))
        loose += taken.loose
    return Outline(tuple(lines[: labels[0][0]]), tuple(branches), tuple(loose))


def _kind(line: Passage) -> LabelKind | None:
    label = lone_label(line)
    if label and label.kind in _KINDS:
        return label.kind
    return "task" if _NAME.fullmatch(line.text) else None


def _blocks(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    first = parts[0].label.text.rstrip("：")
    starts = [at for at, part in enumerate(parts) if part.label.text.rstrip("：") == first]
    for start, end in pairwise([*starts, len(parts)]):
        yield list(parts[start:end])


def _says_who_does_what(block: Sequence[_Part]) -> bool:
    """Tell a block with one task, which another label may name, and with a list; a table's head has labels alone."""
    tasks = [part for part in block if part.kind == "task"]
    said = any(part.lines for part in block if part.kind in LISTING and part.kind != "person")
    return len(tasks) in (1, 2) and all(part.lines for part in tasks) and said


def _taken(block: Sequence[_Part]) -> tuple[Taken, Passage]:
    """Return what a block holds, and what names it: its first label of two, else the first sentence of its task."""
    names = [_value(part) for part in block if part.kind == "task"]
    taken = Taken([], [part.label for part in block], [])
    for part in block:
        if part.kind in LISTING:
            said = listed(part.kind, part.lines)
            taken.pieces.extend(said.pieces)
            taken.loose.extend(said.loose)
        elif part.lines:
            value = _value(part)
            if value != names[0] or len(names) == 1:
                label = None if part.kind == "task" else part.kind
                taken.pieces.append(Piece(value, value, label=label, listed=True))
    taken.pieces.sort(key=lambda piece: piece.label in LISTING)
    return taken, names[0] if len(names) > 1 else cut_heading(names[0])[0]


def _value(part: _Part) -> Passage:
    return part.lines[0].through(part.lines[-1])
