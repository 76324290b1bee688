"""The lines of one row to its columns: a cell may have several lines, and a column none."""

from collections.abc import Sequence
from itertools import pairwise

from gytrack.reading.tables.contents import is_due
from gytrack.reading.tables.vocabulary import Role
from gytrack.reading.tables.written.aligning import retraced
from gytrack.reading.tables.written.fitting import is_names, strangeness
from gytrack.reading.text.passage import Passage

_SKIPPED = 0.2
_NO_ITEM = 3.0
_NEW_ROW = 1.0
_OPEN = 0.5
_UNKNOWN = 1.0
_NO_NAME = 3.0
_STOPS = ("。", "；", "，", "、")
_PEOPLE = ("lead", "support", "parties", "office")
_LONGEST_NAME = 12
_STRANGE = 1.5
_GOES_ON: dict[Role | None, float] = {
    "content": 0.3,
    "text": 0.5,
    "measures": 0.3,
    "targets": 0.3,
    "support": 0.3,
    "parties": 0.3,
    "lead": 0.4,
    "office": 0.4,
}
_WORDS = ("content", "text", "name")
_LONGEST_PERSON = 4


def share(lines: Sequence[Passage], roles: Sequence[Role | None]) -> list[tuple[int, int]]:
    """Return the row, from 0, and the column of each line: they go from left to right, several may stay in one.

    A cell goes on where its column may hold several lines; whom a helper's column may hold as well is no further lead.
    After the last column a row without a number may begin.
    """
    items = [at for at, role in enumerate(roles) if role in _WORDS]
    item = items[-1] if items else -1
    costs = [_fit(lines[0], role) + _passed(range(at), item) for at, role in enumerate(roles)]
    steps: list[list[int]] = []
    for line in lines[1:]:
        fits = [_fit(line, role) for role in roles]
        is_open = not line.text.endswith(_STOPS)
        ways = [min(_ways(costs, column, roles, item, is_open=is_open)) for column in range(len(roles))]
        steps.append([before for _, before in ways])
        costs = [cost + fit for (cost, _), fit in zip(ways, fits, strict=True)]
    ends = [cost + _passed(range(at + 1, len(roles)), item) for at, cost in enumerate(costs)]
    return _in_rows(retraced(ends, steps))


def _in_rows(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Begin a row wherever the columns go back."""
    row, places = 0, [(0, columns[0])]
    for before, after in pairwise(columns):
        row += after < before
        places.append((row, after))
    return places


def _ways(
    costs: Sequence[float], column: int, roles: Sequence[Role | None], item: int, *, is_open: bool
) -> list[tuple[float, int]]:
    """Return what it costs to come to a column from each."""
    stays = costs[column] + _GOES_ON.get(roles[column], _STRANGE) + _OPEN * (column == item and is_open)
    passes = [(costs[at] + _passed(range(at + 1, column), item), at) for at in range(column)]
    anew = [
        (costs[at] + _NEW_ROW + _passed(range(at + 1, len(roles)), item), at)
        for at in range(item + 1, len(roles))
        if column == item
    ]
    return [(stays, column), *passes, *anew]


def _passed(columns: range, item: int) -> float:
    return _SKIPPED * len(columns) + _NO_ITEM * (item in columns)


def _fit(line: Passage, role: Role | None) -> float:
    if role == "person":
        return 0.0 if _is_person(line) else _STRANGE
    if role in _PEOPLE and not is_names(line):
        plain = len(line) <= _LONGEST_NAME and not line.text.endswith(_STOPS)
        return _UNKNOWN if plain else _NO_NAME
    return strangeness(line, role)


def _is_person(line: Passage) -> bool:
    return len(line) <= _LONGEST_PERSON and not (line.text.endswith(_STOPS) or is_names(line) or is_due(line))
