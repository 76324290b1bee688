"""Whether what was issued still holds at the end of the year, and what explains where it is known otherwise."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from desk import Desk
from events import Issued, reprint

FIGURES = {"percent", "expected", "gap", "light", "closure", "value", "actual", "met"}


class Proof:
    """What was compared, and what does not hold."""

    def __init__(self, desk: Desk, last: date) -> None:
        """Look at a ledger on the last day."""
        self.desk, self.last = desk, last
        self.moved = self.later = 0
        self.faults: list[str] = []

    def reprints(self, one: Issued) -> None:
        """Hold a bulletin's files against those of the day on which it was issued."""
        for form, first in one.files.items():
            if reprint(self.desk, self.last, one.number, form) != first:
                self.faults.append(f"bulletin {one.number}: {form} is not what was issued")

    def explains(self, one: Issued, other: Issued) -> None:
        """Ask for the commands behind each figure that moved from one bulletin to another."""
        found = self.desk.json(self.last, "bulletin", "diff", str(one.number), str(other.number), "--all")
        self.moved += len(found["figures"])
        for figure in found["figures"]:
            if not (figure["causes"] or figure["by_time"] or figure["by_rules"] or figure["items"]):
                self.faults.append(f"bulletins {one.number} and {other.number}: {figure} is not explained")

    def known_today(self, one: Issued) -> None:
        """Hold what is known today of a bulletin's day against its figures: each that differs needs a later command."""
        frozen = json.loads(one.files["json"])
        now = self.desk.json(self.last, "status", "--as-of", str(one.day))
        words = ("changes", "--since", f"第{one.number}期", "--as-of", str(one.day), "--all")
        figures = self.desk.json(self.last, *words)["figures"]
        reasons = {(each["code"], each["figure"]) for each in figures if each["causes"] or each["items"]}
        for row, before in same_rows(frozen, now):
            for figure in FIGURES & set(row):
                if row[figure] != before[figure]:
                    self.later += 1
                    if (row["code"], figure) not in reasons:
                        self.faults.append(f"bulletin {one.number}: {row['code']} {figure} is not explained")


def same_rows(frozen: Any, now: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each task and target as it is known now, with what it was when it was frozen."""
    for what, key in (("tasks", "code"), ("targets", "id")):
        before = {row[key]: row for row in frozen[what]}
        for row in now[what]:
            yield {"code": row[key], **row}, before[row[key]]
