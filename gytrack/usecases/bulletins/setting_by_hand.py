"""What a light that a person set explains: where it decides alone, and where its days were over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gytrack.export.json_values import iso
from gytrack.ledger.queries.history import Line
from gytrack.usecases.bulletins.commands import Cause
from gytrack.usecases.bulletins.moving import Move
from gytrack.usecases.bulletins.sides import Figures

COMMAND = "override"
_SHOWN = ("light", "rule")


def decides_alone(move: Move, *, forth: bool) -> bool:
    """Say whether only a light set by hand moved a figure: it is shown later, or the rules give the same on both sides.

    ``forth`` says that the second side is the later one.
    """
    if move.key == "manual":
        return True
    if move.key not in _SHOWN or move.before is None or move.after is None:
        return False
    earlier, later = (move.before, move.after) if forth else (move.after, move.before)
    if later.get("manual"):
        return True
    return bool(earlier.get("manual")) and _computed(earlier, move.key) == _computed(later, move.key)


def ended(move: Move, lines: Mapping[int, Line], as_of: date, *, forth: bool) -> tuple[Cause, ...]:
    """Return the command of a light whose last day lies between the sides; ``as_of`` is the day of the later one."""
    earlier, later = (move.before, move.after) if forth else (move.after, move.before)
    manual = (earlier or {}).get("manual")
    if move.key not in (*_SHOWN, "manual") or not manual or not later or later.get("manual"):
        return ()
    line = lines.get(manual["command"])
    if line is None or later["light"] is None or manual["until"] >= (iso(as_of) or ""):
        return ()
    return (Cause(line, manual["since"], ended=manual["until"]),)


def _computed(task: Figures, key: str) -> Any:
    manual = task.get("manual")
    return manual["computed"][key] if manual else task[key]
