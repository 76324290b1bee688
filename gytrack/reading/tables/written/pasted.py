"""Tables pasted as one cell a line, without a tab: their header's words, then row after row by its running number."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from gytrack.reading.tables.contents import is_count, is_part
from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.tables.written.fitting import misfit
from gytrack.reading.tables.written.headers import WIDEST, header_length, roles_of
from gytrack.reading.tables.written.lines import Piece, ends_table, words
from gytrack.reading.tables.written.rows import Found, Text
from gytrack.reading.tables.written.sharing import share
from gytrack.reading.text.paper import Cell, Grid
from gytrack.reading.text.passage import Passage

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LONGEST_ROW = 60
_MISFIT = 2.0
_SURE_COLUMNS = 4
_LONGEST_CELL = 120
_DUTIES = frozenset(("lead", "support", "parties", "due"))


def find_pasted(text: Text, at: int) -> Found | None:
    """Return the table that begins at a line with the first word of a header, if its lines are the cells of one.

    Where no running numbers tell its rows apart it is one column: told, not read.
    """
    if not _is_bare(text, at) or role_of(_words(text, at).text) is None:
        return None
    lines = list(_bare_lines(text, at))
    opening = [_words(text, number) for number in lines[: WIDEST + 1]]
    width = header_length(opening)
    roles = roles_of(opening[:width])
    if width < _FEWEST_COLUMNS:
        return None
    rows = _rows(text, lines[width:]) if roles[0] == "number" else []
    if sum(is_count(_words(text, row[0]).text) for row in rows) < _FEWEST_ROWS:
        return _untold(text, lines, roles)
    rows[-1] = _without_rest(text, rows[-1], roles)
    placed = [_whole(text, (number,), 0, column) for column, number in enumerate(lines[:width])]
    row = 0
    for numbers in rows:
        cells = _cells(text, numbers, row + 1, roles)
        placed += cells
        row = cells[-1].row
    last = rows[-1][-1]
    return Found(Grid(text.lines[at].start, placed[-1].end, tuple(placed)), last + 1)


def _untold(text: Text, lines: Sequence[int], roles: Sequence[Role | None]) -> Found | None:
    """Take lines below a sure header as one column, up to a heading or a paragraph."""
    if len(roles) < _SURE_COLUMNS or None in roles or _DUTIES.isdisjoint(roles):
        return None
    for at, number in enumerate(lines):
        if is_part(_words(text, number)) or len(_words(text, number)) > _LONGEST_CELL:
            lines = lines[:at]
            break
    if len(lines) == len(roles):
        return None
    cells = tuple(_whole(text, (number,), row, 0) for row, number in enumerate(lines))
    return Found(Grid(cells[0].start, cells[-1].end, cells), lines[-1] + 1)


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


def _rows(text: Text, lines: Sequence[int]) -> list[list[int]]:
    """Divide lines into rows: each begins with the next running number, a group of rows with a mark of its own.

    Below a group numbers may begin again.
    """
    rows: list[list[int]] = []
    expected = 1
    for at, number in enumerate(lines):
        cell = _words(text, number)
        if _opens_group(text, lines, at, expected):
            rows.append([number])
        elif cell.text == str(expected) or (cell.text == "1" and _is_group(text, rows[-1:])):
            rows.append([number])
            expected = int(cell.text) + 1
        elif not rows or len(rows[-1]) == _LONGEST_ROW:
            return []
        else:
            rows[-1].append(number)
    return rows


def _without_rest(text: Text, numbers: Sequence[int], roles: Sequence[Role | None]) -> list[int]:
    """Cut the last row where the table ends: before a line that is no department or date after one that is.

    Where further columns follow theirs (备注), it may have a line for each column.
    """
    room = 0 if roles[-1] in _DUTIES else len(roles)
    ended = False
    for at, number in enumerate(numbers):
        line = _words(text, number)
        closes = any(role in _DUTIES and misfit(line, role) == 0 for role in roles)
        if ended and not closes:
            return list(numbers[: max(at, room)])
        ended = ended or closes
    return list(numbers)


def _opens_group(text: Text, lines: Sequence[int], at: int, expected: int) -> bool:
    following = _words(text, lines[at + 1]).text if at + 1 < len(lines) else ""
    return is_part(_words(text, lines[at])) and following in (str(expected), "1")


def _is_group(text: Text, rows: Sequence[Sequence[int]]) -> bool:
    return any(len(row) == 1 and is_part(_words(text, row[0])) for row in rows)


def _cells(text: Text, numbers: Sequence[int], row: int, roles: Sequence[Role | None]) -> list[Cell]:
    """Place the lines of a row: one a column, fewer or more by what they hold; what begins anew is a row below."""
    if _is_group(text, [numbers]):
        return [_whole(text, numbers, row, 0)]
    places = _places([_words(text, number) for number in numbers], roles)
    shared = groupby(zip(places, numbers, strict=True), key=itemgetter(0))
    return [
        _whole(text, [number for _, number in lines], row + below, column)
        for (below, column), lines in shared
    ]


def _places(lines: Sequence[Passage], roles: Sequence[Role | None]) -> list[tuple[int, int]]:
    fits = len(lines) == len(roles) and all(
        misfit(line, role) < _MISFIT for line, role in zip(lines, roles, strict=True)
    )
    return [(0, column) for column in range(len(roles))] if fits else share(lines, roles)


def _whole(text: Text, numbers: Sequence[int], row: int, column: int) -> Cell:
    pieces: list[Piece] = [text.lines[number].cells[0] for number in numbers]
    return Cell(pieces[0].start, pieces[-1].end, row, column)
