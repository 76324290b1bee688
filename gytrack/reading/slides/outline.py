"""Slides to the outline of a plan, its sections numbered as the outline slide numbers them."""

from collections.abc import Sequence

from gytrack.reading.layout.branches import Outline
from gytrack.reading.layout.interpreting import interpreted_title
from gytrack.reading.slides.contents import Contents, find_contents
from gytrack.reading.slides.lines import Line, read_lines
from gytrack.reading.slides.recognising import MOST_LINES, are_slides
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Sheet


def read_slides(paper: Paper, sheet: Sheet) -> Outline | None:
    """Read the outline of slides; null where the paper is none."""
    if len(sheet.first_of_line) > MOST_LINES:
        return None
    lines = read_lines(paper, sheet)
    contents = find_contents(lines)
    title = interpreted_title([line.whole for line in lines])
    if not are_slides(lines, contents, interprets=title is not None):
        return None
    from gytrack.reading.slides.builder import Builder  # most papers are no slides

    front = _front(lines, contents, title.lines[-1].end if title else lines[0].whole.end)
    body = contents.end if contents else _first_part(lines, front)
    builder = Builder(contents, lines[body:])
    before = lines[front : contents.start if contents else body]
    for at, line in enumerate(before):
        builder.before(line, is_last=contents is not None and at == len(before) - 1)
    for line, following in zip(lines[body:], [*lines, None][body + 1 :], strict=True):
        builder.add(line, following)
    return builder.outline(tuple(line.whole for line in lines[:front]))


def _front(lines: Sequence[Line], contents: Contents | None, titled: int) -> int:
    """Count the lines of the title, which ends at the position ``titled``, and those after it up to a heading."""
    titles = sum(line.whole.end <= titled for line in lines)
    last = contents.start if contents else len(lines)
    ahead = (at for at in range(titles, last) if _heads(lines[at]))
    return next(ahead, last if contents else titles)


def _heads(line: Line) -> bool:
    from gytrack.reading.slides.builder import is_known

    return bool(line.level or line.opens_section) or is_known(line)


def _first_part(lines: Sequence[Line], front: int) -> int:
    """Return where the numbered parts begin; where there are none, the headings are the parts."""
    parts = (at for at in range(front, len(lines)) if lines[at].opens_section and lines[at].may_head)
    return next(parts, front)
