"""What a table is, and what each of its columns holds: tasks, indicators, or something else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from gytrack.reading.tables.contents import is_bodies, is_count, is_due, is_long, is_nobody, is_value
from gytrack.reading.tables.headers import Header
from gytrack.reading.tables.matrix import Matrix
from gytrack.reading.tables.vocabulary import Role
from gytrack.reading.text.passage import Passage

TableKind = Literal["tasks", "indicators", "other"]
_WORDS = ("group", "text", "content")
_PEOPLE = ("lead", "support", "parties", "office")
_MOSTLY = 0.7
_FEWEST_ROWS = 2
_FULL = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """The kind of a table and the roles of its columns; of task tables ``groups`` are told from the ``item``."""

    kind: TableKind
    roles: tuple[Role | None, ...]
    groups: tuple[int, ...] = ()
    item: int = -1

    def of(self, role: Role) -> list[int]:
        """Return the columns that have a role."""
        return [at for at, one in enumerate(self.roles) if one == role]


def read_columns(matrix: Matrix, header: Header | None) -> Columns:
    """Settle what the columns hold, by the header, or by what stands in them where there is none."""
    if header is None:
        roles = _guessed(matrix)
        return _settled_tasks(roles) if _gives_duties(matrix, roles) else Columns("other", tuple(roles))
    roles = _counted(matrix, header, [header.role(column) for column in range(matrix.width)])
    kind = _kind(matrix, header, roles)
    if kind == "tasks":
        return _settled_tasks(_without_offices(roles, header))
    if kind == "indicators":
        return _settled_indicators(roles)
    return Columns("other", tuple(roles))


def _kind(matrix: Matrix, header: Header, roles: Sequence[Role | None]) -> TableKind:
    has = set(roles)
    people = not has.isdisjoint(_PEOPLE)
    words = not has.isdisjoint(_WORDS)
    figures = "value" in has and _mostly(matrix, header, roles, "value", lambda cell: is_value(cell.text))
    if "name" in has and (figures or "value" in has or ("unit" in has and not people)):
        return "indicators"
    if "name" in has and "targets" in has and not has & {"text", "content", "due"}:
        return "indicators"
    if figures and words and not people and has.isdisjoint(("due", "measures")):
        return "indicators"
    said = people or not has.isdisjoint(("due", "measures", "targets", "value"))
    single = "unit" in has and (has & {"text", "content"})
    return "tasks" if (words and said) or ("targets" in has and people) or single else "other"


def _counted(matrix: Matrix, header: Header, roles: Sequence[Role | None]) -> list[Role | None]:
    """Know the column of running numbers that shares the word above it with what it counts, or has none."""
    found = list(roles)
    for at, role in enumerate(roles):
        if "number" in found or role not in (None, *_WORDS):
            continue
        boxes = [matrix.own(row, at) for row in range(header.rows.stop, matrix.height)]
        counts = [int(box.words.text.rstrip(".、")) for box in boxes if box and is_count(box.words.text)]
        filled = sum(box is not None for box in boxes)
        if len(counts) >= _FEWEST_ROWS and len(counts) == filled and counts == sorted(set(counts)):
            found[at] = "number"
    return found


def _mostly(
    matrix: Matrix,
    header: Header | None,
    roles: Sequence[Role | None],
    role: Role,
    holds: Callable[[Passage], bool],
) -> bool:
    """Tell whether most cells of the columns of a role hold something."""
    first = header.rows.stop if header else 0
    columns = [at for at, one in enumerate(roles) if one == role]
    boxes = [matrix.own(row, at) for row in range(first, matrix.height) for at in columns]
    cells = [box.words for box in boxes if box and not is_nobody(box.words.text)]
    return bool(cells) and sum(map(holds, cells)) >= _MOSTLY * len(cells)


def _without_offices(roles: Sequence[Role | None], header: Header) -> list[Role | None]:
    """Pass offices over where departments are named too; alone they lead and support."""
    named = any(role in ("lead", "support", "parties") for role in roles)
    return [
        ("ignored" if named else _office(header.text(at))) if role == "office" else role
        for at, role in enumerate(roles)
    ]


def _office(words: Passage | None) -> Role:
    text = words.text if words else ""
    if "牵头" in text or "主办" in text:
        return "lead"
    return "support" if "配合" in text or "协办" in text else "parties"


def _settled_tasks(given: Sequence[Role | None]) -> Columns:
    """Tell groups from the item, and who leads: 责任单位 supports beside 牵头单位, and leads beside 配合单位."""
    roles = [_in_task_table(role, given) for role in given]
    tasks = [at for at, role in enumerate(roles) if role in ("text", "content")]
    words = [at for at, role in enumerate(roles) if role in _WORDS]
    if not words:
        words = tasks = [at for at, role in enumerate(roles) if role == "targets"][:1]
    item = (tasks or words)[-1]
    groups = tuple(at for at in words if at != item)
    for at in groups:
        roles[at] = "group"
    roles[item] = "content"
    return Columns("tasks", tuple(roles), groups, item)


def _in_task_table(role: Role | None, given: Sequence[Role | None]) -> Role | None:
    if role == "parties":
        return "support" if "lead" in given else "lead" if "support" in given else "parties"
    if role == "unit":
        return "ignored" if not {"lead", "parties", "support"}.isdisjoint(given) else "parties"
    return "targets" if role in ("value", "name") else role


def _settled_indicators(given: Sequence[Role | None]) -> Columns:
    """Take the innermost column of words as the name, 目标 as figures."""
    roles: list[Role | None] = ["value" if role == "targets" else role for role in given]
    names = [at for at, role in enumerate(roles) if role == "name"]
    names = names or [at for at, role in enumerate(roles) if role in _WORDS]
    if not names or "value" not in roles:
        return Columns("other", tuple(given))
    for at, role in enumerate(roles):
        if role in (*_WORDS, "name"):
            roles[at] = "name" if at == names[-1] else "group"
    return Columns("indicators", tuple(roles), item=names[-1])


def _guessed(matrix: Matrix) -> list[Role | None]:
    """Tell columns without a header by what most of their cells hold; words are groups before the longest."""
    if matrix.height < _FEWEST_ROWS:
        return []
    found = [_guess(matrix, column) for column in range(matrix.width)]
    people = [at for at, role in enumerate(found) if role == "parties"]
    for at in people[1:]:
        found[at] = "ignored"
    return found


def _gives_duties(matrix: Matrix, roles: Sequence[Role | None]) -> bool:
    """Tell rows of something to do and somebody to do it from a list of contacts, members or places."""
    words = [at for at, role in enumerate(roles) if role in _WORDS]
    if not words or "parties" not in roles[words[0] :]:
        return False
    cells = [box.words for row in range(matrix.height) for at in words if (box := matrix.own(row, at))]
    return sum(map(len, cells)) >= _FULL * len(cells)


def _guess(matrix: Matrix, column: int) -> Role | None:
    boxes = [matrix.own(row, column) for row in range(matrix.height)]
    cells = [box.words for box in boxes if box and not is_nobody(box.words.text)]
    tests: tuple[tuple[Role, Callable[[Passage], bool]], ...] = (
        ("number", lambda cell: is_count(cell.text)),
        ("parties", is_bodies),
        ("due", is_due),
        ("ignored", lambda cell: is_value(cell.text)),
    )
    for role, holds in tests:
        if cells and sum(map(holds, cells)) >= _MOSTLY * len(cells):
            return role
    long = sum(is_long(cell.text) for cell in cells)
    return "content" if long >= _MOSTLY * len(cells) else "text"
