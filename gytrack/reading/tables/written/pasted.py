"""Tables pasted as one cell a line, without a tab: their header's words, then row after row by its running number."""

from collections.abc import Iterator, Sequence

from gytrack.reading.tables.contents import is_bodies, is_count, is_long, is_part
from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.tables.written.aligning import Token, align
from gytrack.reading.tables.written.fitting import misfit
from gytrack.reading.tables.written.headers import WIDEST, header_length, roles_of
from gytrack.reading.tables.written.lines import Piece, ends_table, words
from gytrack.reading.tables.written.rows import Found, Text
from gytrack.reading.text.paper import Cell, Grid
from gytrack.reading.text.passage import Passage

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LONGEST_ROW = 60
_SKIPPED = 1.0
_GOES_ON = 0.3
_RATHER = 0.5


def find_pasted(text: Text, at: int) -> Found | None:
    """Return the table that begins at a line which says 序号, if its lines are the cells of one."""
    if not _is_bare(text, at) or role_of(words(text.sheet, text.lines[at].cells[0]).text) != "number":
        return None
    lines = list(_bare_lines(text, at))
    opening = [_words(text, number) for number in lines[: WIDEST + 1]]
    width = header_length(opening)
    rows = _rows(text, lines[width:], width) if width >= _FEWEST_COLUMNS else []
    if sum(is_count(_words(text, row[0]).text) for row in rows) < _FEWEST_ROWS:
        return None
    roles = roles_of(opening[:width])
    placed = [_whole(text, (number,), 0, column) for column, number in enumerate(lines[:width])]
    for row, numbers in enumerate(rows, 1):
        placed += _cells(text, numbers, row, roles)
    last = rows[-1][-1]
    return Found(Grid(text.lines[at].start, text.lines[last].end, tuple(placed)), last + 1)


def _is_bare(text: Text, at: int) -> bool:
    line = text.lines[at]
    return len(line.cells) == 1 and not line.tabs[0] and not line.after


def _bare_lines(text: Text, at: int) -> Iterator[int]:
    """Give the lines from ``at`` on that hold one cell each, blank ones passed over, to where others stand."""
    for number in range(at, len(text.lines)):
        if text.lines[number].is_empty:
            continue
        if not _is_bare(text, number) or ends_table(words(text.sheet, text.lines[number].cells[0])):
            return
        yield number


def _words(text: Text, number: int) -> Passage:
    return words(text.sheet, text.lines[number].cells[0])


def _rows(text: Text, lines: Sequence[int], width: int) -> list[list[int]]:
    """Divide lines into rows: each begins with the next running number, a group of rows with a mark of its own."""
    rows: list[list[int]] = []
    expected = 1
    for at, number in enumerate(lines):
        cell = _words(text, number)
        if cell.text == str(expected):
            rows.append([number])
            expected += 1
        elif is_part(cell) and at + 1 < len(lines) and _words(text, lines[at + 1]).text == str(expected):
            rows.append([number])
        elif not rows or len(rows[-1]) == _LONGEST_ROW:
            return []
        else:
            rows[-1].append(number)
    if rows:
        rows[-1] = rows[-1][:width]
    return rows


def _cells(text: Text, numbers: Sequence[int], row: int, roles: Sequence[Role | None]) -> list[Cell]:
    """Place the lines of a row: one a column, fewer by what they hold; what is more goes on with the row's item."""
    width = len(roles)
    if len(numbers) == 1 and is_part(_words(text, numbers[0])):
        return [_whole(text, numbers, row, 0)]
    if len(numbers) < width:
        tokens = [Token(_words(text, number)) for number in numbers]
        columns = [column for _, column in align(tokens, roles, breaks=False, one_row=True)]
        return [_whole(text, (number,), row, column) for number, column in zip(numbers, columns, strict=True)]
    parts: dict[int, list[int]] = {}
    for number, column in zip(numbers, _columns([_words(text, one) for one in numbers], roles), strict=True):
        parts.setdefault(column, []).append(number)
    return [_whole(text, part, row, column) for column, part in parts.items()]


def _columns(cells: Sequence[Passage], roles: Sequence[Role | None]) -> list[int]:
    """Put lines, in their order, into the columns that they fit best; several may be of one cell."""
    costs = [_SKIPPED * column + _unlike(cells[0], role) for column, role in enumerate(roles)]
    steps: list[list[int]] = []
    for cell in cells[1:]:
        ways = [
            min((costs[before] + _step(before, column, cell), before) for before in range(column + 1))
            for column in range(len(roles))
        ]
        steps.append([before for _, before in ways])
        costs = [cost + _unlike(cell, role) for (cost, _), role in zip(ways, roles, strict=True)]
    column = min(range(len(roles)), key=lambda at: costs[at] + _SKIPPED * (len(roles) - 1 - at))
    found = [column]
    for step in reversed(steps):
        column = step[column]
        found.append(column)
    return found[::-1]


def _unlike(cell: Passage, role: Role | None) -> float:
    """Weigh a line against a column: of bodies, one is rather of theirs than of words."""
    return misfit(cell, role) + (_RATHER if role in ("text", "content", "name") and is_bodies(cell) else 0)


def _step(before: int, column: int, cell: Passage) -> float:
    """Return what it costs to go on with a cell, or over columns that stay empty."""
    return _GOES_ON + is_long(cell.text) if before == column else _SKIPPED * (column - before - 1)


def _whole(text: Text, numbers: Sequence[int], row: int, column: int) -> Cell:
    pieces: list[Piece] = [text.lines[number].cells[0] for number in numbers]
    return Cell(pieces[0].start, pieces[-1].end, row, column)
