"""What a task's light rests on as one text, the same for tasks alike, and back."""

from datetime import date
from functools import lru_cache

from gytrack.ledger import codec
from gytrack.records.ledger import Footing, Share


def packed(task: Footing) -> str:
    """Return what a light rests on as one text; the day of the latest report stands last, where it is named."""
    return "|".join((
        task.kind,
        task.closure,
        "1" if task.ongoing else "",
        _day(task.due),
        "" if task.percent is None else str(task.percent),
        task.state or "",
        "1" if task.reported else "",
        _day(task.finished_on),
        " ".join(f"{_day(share.due)}={share.points}" for share in task.shares),
        *((_day(task.last_reported),) if task.last_reported else ()),
    ))  # fmt: skip


def unpacked(text: str) -> Footing:
    """Return what was packed; of the shares their targets are not known."""
    kind, closure, ongoing, due, percent, state, reported, finished, shares, *last = text.split("|")
    return Footing._make((
        kind,
        closure,
        bool(ongoing),
        codec.day(due or None),
        int(percent) if percent else None,
        state or None,
        bool(reported),
        codec.day(finished or None),
        _shares(shares) if shares else (),
        codec.day(last[0]) if last else None,
    ))  # fmt: skip


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


@lru_cache(maxsize=4096)
def _shares(text: str) -> tuple[Share, ...]:
    pairs = (share.split("=") for share in text.split())
    return tuple(Share(codec.day(due or None), int(points)) for due, points in pairs)
