"""How well a cell fits below a header: for tables in plain text, whose empty cells are easily lost or doubled."""

from gytrack.reading.tables.contents import (
    is_bodies,
    is_count,
    is_due,
    is_long,
    is_nobody,
    is_numbered,
    is_part,
    is_value,
)
from gytrack.reading.tables.vocabulary import Role
from gytrack.reading.text.passage import Passage

_MISFIT = 3.0
_UNUSUAL = 1.0
_PEOPLE = frozenset(("lead", "support", "parties", "office"))
_OPEN = frozenset(("measures", "targets", "content"))
_DEEDS = frozenset(("content", "text", "name", "group", "measures", "targets"))
_STRANGE = 1.5
_STOPS = ("。", "；", "，", "、")


def misfit(cell: Passage, role: Role | None) -> float:
    """Return 0 where the cell is what the header announces, 3 where it can hardly be."""
    text = cell.text
    if role is None or role in ("ignored", "person", "growth"):
        return 0.5
    if role in _PEOPLE:
        return 0.0 if is_bodies(cell) or is_nobody(text) else _MISFIT
    if role == "number":
        return 0.0 if is_count(text) else _MISFIT
    if role == "value":
        return 0.0 if is_value(text) or is_nobody(text) else _UNUSUAL + is_long(text)
    if role == "due":
        return 0.0 if is_due(cell) or is_nobody(text) else _MISFIT - is_nobody(text)
    return _of_words(cell, role)


def strangeness(cell: Passage, role: Role | None) -> float:
    """Return the misfit, more where departments or a date stand below words: the cells before them are missing."""
    stranger = role in _DEEDS and (is_names(cell) or is_due(cell))
    return misfit(cell, role) + _STRANGE * stranger


def is_names(cell: Passage) -> bool:
    """Tell departments from a sentence whose last word could be one (开工建设老年大学)."""
    return is_bodies(cell) and ("、" in cell.text or not cell.text.endswith(_STOPS))


def _of_words(cell: Passage, role: Role) -> float:
    """Weigh a cell below a header of words."""
    text = cell.text
    if is_count(text) or is_value(text):
        return _MISFIT
    if role == "measures":
        return 0.0 if is_numbered(cell) else _MISFIT if is_bodies(cell) else _UNUSUAL + (not is_long(text))
    if role == "unit":
        return 0.0 if len(text) <= 6 else _MISFIT  # noqa: PLR2004  (万人次/年)
    if role == "group":
        return 0.0 if is_part(cell) else 0.5 + 2 * is_long(text) + is_bodies(cell)
    several = "、" in text and is_bodies(cell)
    numbered = is_numbered(cell) and role not in _OPEN
    wordy = role == "text" and is_long(text)
    return 2 * is_part(cell) + 2 * several + _UNUSUAL * numbered + 0.5 * wordy
