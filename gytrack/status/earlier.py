"""The lights of a task in the periods before: each as it was printed, or as it is reckoned now."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gytrack import wording
from gytrack.records.terms import Light
from gytrack.status.rules import Labels


class Earlier(NamedTuple):
    """The light of a task on an earlier day, by its word.

    ``bulletin`` is the number of the one that printed it, null where it is reckoned by what is known now.
    """

    day: date
    light: Light | None
    word: str
    by_hand: bool = False
    bulletin: int | None = None


def earlier_lines(now: Light | None, earlier: Sequence[Earlier], labels: Labels) -> Iterator[str]:
    """Give the lights at the ends of the latest periods, and how many yellow or red ones follow one another."""
    if not earlier:
        return
    words = "、".join(map(_words, earlier))
    run = 0
    for light in (now, *(one.light for one in reversed(earlier))):
        if light not in ("red", "yellow"):
            break
        run += 1
    bad = f"{wording.light_word('yellow', labels)}或{wording.light_word('red', labels)}"
    said = f"；连同本日连续{run}次{bad}" if run > 1 else ""
    yield f"前{len(earlier)}期：{words}{_reckoned(earlier)}{said}"


def _words(one: Earlier) -> str:
    marks = [f"第{one.bulletin}期"] if one.bulletin is not None else []
    marks += ["人工定灯"] if one.by_hand else []
    return f"{one.day.isoformat()} {one.word}" + (f"（{'，'.join(marks)}）" if marks else "")


def _reckoned(earlier: Sequence[Earlier]) -> str:
    """Say which of the lights no bulletin has printed: a later report or correction may have moved them since."""
    printed = [one.bulletin is not None for one in earlier]
    if all(printed):
        return ""
    return f"（{'未注期号的' if any(printed) else ''}按现有登记推算）"
