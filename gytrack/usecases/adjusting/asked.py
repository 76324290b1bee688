"""What a person asks to be adjusted, as typed, and its checks that look at no ledger."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gytrack.dates import add_months, lacks_year, parse_day
from gytrack.errors import InputError
from gytrack.usecases.texts import checked_text


class Asked(NamedTuple):
    """What a person typed; null and empty where nothing was."""

    code: str
    value: str | None = None
    upper: str | None = None
    due: str | None = None
    drop: bool = False
    lead: Sequence[str] = ()
    support: Sequence[str] = ()
    add: str | None = None
    reason: str = ""
    basis: str = ""
    day: str | None = None

    def of_goal(self) -> bool:
        """Say whether the goal of a target is asked to change."""
        return self.value is not None or self.upper is not None

    def of_parties(self) -> bool:
        """Say whether it is asked who is responsible."""
        return bool(self.lead or self.support)

    def is_empty(self) -> bool:
        """Say whether nothing is to be adjusted."""
        return not (self.of_goal() or self.due or self.drop or self.of_parties() or self.add is not None)


class Grounds(NamedTuple):
    """What an adjustment rests on, and the day from which it holds."""

    reason: str
    basis: str
    day: date


def grounds(asked: Asked, today: date) -> Grounds:
    """Return what an adjustment rests on.

    Raises:
        InputError: the reason or the document is missing, or the day is none.
    """
    reason, basis = checked_text(asked.reason, "理由"), checked_text(asked.basis, "依据")
    for text, what, option, example in (
        (reason, "理由", "--reason", "场地未落实"),
        (basis, "依据", "--basis", "拱中医药办〔2025〕3号"),
    ):
        if not text:
            raise InputError(f"没有写明调整的{what}", f"请用 {option} 写明，如 {option} {example}")
    return Grounds(reason, basis, today if asked.day is None else parse_day(asked.day, today))


def due_day(typed: str, today: date) -> date:
    """Return a deadline as typed; one without a year is the next such day. Raises InputError as ``parse_day``."""
    if not lacks_year(typed):
        return parse_day(typed, today)
    return parse_day(typed, add_months(today, 12))
