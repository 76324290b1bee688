"""What a task's light rests on as one text, the same for tasks alike, and back."""

from datetime import date
from functools import lru_cache

from gytrack.decimals import plain_decimal
from gytrack.ledger import codec
from gytrack.records.footing import Footing, Pace, Share
from gytrack.records.ledger import Milestone, Schedule


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
        " ".join(map(_share, task.shares)),
        *_more(task),
    ))  # fmt: skip


def _more(task: Footing) -> list[str]:
    """Return what few tasks have, as much of it as there is."""
    more = [" ".join(map(_pace, task.paces)), _day(task.last_reported)]
    return more if task.last_reported else more[: bool(task.paces)]


def unpacked(text: str) -> Footing:
    """Return what was packed; of the shares their targets are not known."""
    kind, closure, ongoing, due, percent, state, reported, finished, shares, *more = text.split("|")
    paces, last = (*more, "", "")[:2]
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
        _paces(paces) if paces else (),
        codec.day(last or None),
    ))  # fmt: skip


def _share(share: Share) -> str:
    pace = "" if share.pace is None else f"={_pace(share.pace)}"
    return f"{_day(share.due)}={share.points}{pace}"


def _pace(pace: Pace) -> str:
    head = f"{_day(pace.due)},{plain_decimal(pace.way)}{',year' if pace.yearly else ''}"
    return ";".join((head, *map(_schedule, pace.schedules)))


def _schedule(schedule: Schedule) -> str:
    steps = (f"{_day(one.due)}:{plain_decimal(one.value)}" for one in schedule.milestones)
    return ",".join((_day(schedule.since), *steps))


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


@lru_cache(maxsize=4096)
def _shares(text: str) -> tuple[Share, ...]:
    return tuple(map(_share_of, text.split()))


def _share_of(text: str) -> Share:
    due, points, *pace = text.split("=")
    return Share(codec.day(due or None), int(points), "", _pace_of(pace[0]) if pace else None)


@lru_cache(maxsize=4096)
def _paces(text: str) -> tuple[Pace, ...]:
    return tuple(map(_pace_of, text.split()))


def _pace_of(text: str) -> Pace:
    head, *schedules = text.split(";")
    due, way, *yearly = head.split(",")
    return Pace(
        codec.day(due or None), codec.number(way), tuple(map(_schedule_of, schedules)), yearly=bool(yearly)
    )


def _schedule_of(text: str) -> Schedule:
    since, *steps = text.split(",")
    pairs = (step.split(":") for step in steps)
    return Schedule(
        codec.day(since or None),
        tuple(Milestone(codec.known_day(due), codec.number(value)) for due, value in pairs),
    )
