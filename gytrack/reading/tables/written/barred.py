"""Tables of one cell a line, with bars on lines of their own between the cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.tables.written.aligning import Token, aligned
from gytrack.reading.tables.written.bars import BARS, FARTHEST, content_of, is_bars, next_ink, row_between
from gytrack.reading.tables.written.fitting import strangeness
from gytrack.reading.tables.written.headers import gives_duties, header_length, roles_of
from gytrack.reading.tables.written.lines import Piece, ends_table, words
from gytrack.reading.tables.written.rows import Found, Text
from gytrack.reading.tables.written.shifting import with_counts
from gytrack.reading.text.paper import Cell, Grid

_FEWEST_COLUMNS = 3
_CELLS_OF_A_HEAD = 24
_OPEN_ENDS = ("、", "，", "；", "和", "及", "与")


@dataclass(frozen=True, slots=True)
class _Held:
    """A cell, the number of bars before and behind it, the line after it."""

    piece: Piece
    before: int
    behind: int
    after: int


def find_barred(text: Text, at: int) -> Found | None:
    """Return the table of cells and bars on lines that begins with the first word of a header, if one does.

    Most converters close every cell with a bar, so that only what cells hold tells where a row ends; where bars stand
    but between cells, two lines without one begin a row.
    """
    if not _begins(text, at):
        return None
    head = _lines(text, at, most=_CELLS_OF_A_HEAD)
    for told in (False, True):
        roles = _header(text, _parted(text, head) if told else _closed(head))
        if roles:
            lines = _lines(text, at)
            return _found(text, at, _parted(text, lines) if told else _closed(lines), roles, told=told)
    return None


def _header(text: Text, cells: Sequence[_Held]) -> list[Role | None]:
    """Return the roles of the header's words where a table follows them; else none."""
    passages = [words(text.sheet, one.piece) for one in cells]
    width = header_length(passages)
    roles = roles_of(passages[:width])
    return roles if _FEWEST_COLUMNS <= width < len(cells) and gives_duties(roles) else []


def _found(text: Text, at: int, cells: Sequence[_Held], named: Sequence[Role | None], *, told: bool) -> Found:
    """Place cells below their header by what they hold; ``told`` where rows begin without a bar."""
    body = cells[len(named) :]
    passages = [words(text.sheet, one.piece) for one in body]
    roles, columns = with_counts(named, passages)
    tokens = [
        Token(passage, max(one.before - 1, 0), not one.before)
        for passage, one in zip(passages, body, strict=True)
    ]
    below = aligned(tokens, roles, breaks=told, one_row=False, fit=strangeness).places
    places = [*((0, column) for column in columns), *((row + 1, column) for row, column in below)]
    grid = [Cell(one.piece.start, one.piece.end, *place) for one, place in zip(cells, places, strict=True)]
    last = cells[-1].after
    return Found(Grid(text.lines[at].start, text.lines[last - 1].end, tuple(grid)), last)


def _begins(text: Text, at: int) -> bool:
    """Tell a word of a header with a bar behind it, on the next line or on its own."""
    cells = row_between(text, at, at).cells
    if len(cells) != 1 or role_of(words(text.sheet, cells[0]).text) is None:
        return False
    following = next_ink(text, at + 1)
    if following is None:
        return False
    ends = content_of(text, at)[-1] in BARS
    return is_bars(content_of(text, following)) or (
        ends and len(row_between(text, following, following).cells) == 1
    )


def _lines(text: Text, at: int, most: int | None = None) -> list[_Held]:
    """Return the lines of cells to where one holds several, or none has a bar near."""
    held: list[_Held] = []
    number: int | None = at
    while number is not None and len(held) != most:
        content = content_of(text, number)
        bars = sum(sign in BARS for sign in content)
        if is_bars(content):
            held[-1] = replace(held[-1], behind=held[-1].behind + bars, after=number + 1)
        else:
            cells = row_between(text, number, number).cells
            if len(cells) != 1 or ends_table(words(text.sheet, cells[0])) or _is_far(held):
                break
            before = (held[-1].behind if held else 0) + (content[0] in BARS)
            held.append(_Held(cells[0], before, int(content[-1] in BARS), number + 1))
        number = next_ink(text, number + 1)
    return held


def _is_far(held: Sequence[_Held]) -> bool:
    """Tell lines that have had no bar between them for long."""
    return len(held) > FARTHEST and not any(one.behind for one in held[-FARTHEST:])


def _joined(cell: _Held, line: _Held) -> _Held:
    return _Held(Piece(cell.piece.start, line.piece.end), cell.before, line.behind, line.after)


def _closed(lines: Sequence[_Held]) -> list[_Held]:
    """Take what stands between two bars as one cell; what no bar closes stands below the table."""
    cells: list[_Held] = []
    for line in lines:
        if cells and not line.before:
            cells[-1] = _joined(cells[-1], line)
        else:
            cells.append(line)
    return cells if cells[-1].behind else cells[:-1]


def _parted(text: Text, lines: Sequence[_Held]) -> list[_Held]:
    """Take each line as a cell; one that is unfinished goes on, and what no bar is near stands below the table."""
    cells: list[_Held] = []
    for line in lines:
        if cells and not line.before and words(text.sheet, cells[-1].piece).text.endswith(_OPEN_ENDS):
            cells[-1] = _joined(cells[-1], line)
        else:
            cells.append(line)
    while cells and not (cells[-1].before or cells[-1].behind):
        cells.pop()
    return cells
