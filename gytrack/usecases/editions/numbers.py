"""The numbers of targets: one keeps its tN, a removed tN is never given again, a new target takes the next."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from gytrack.ledger.queries.editions import HeldRow

_CODE = re.compile(r"(.*)t(\d+)(?:@\d+)?")


class Owner(NamedTuple):
    """What a target belongs to, by its permanent id: a task, a section, or the plan itself (both null)."""

    task_id: int | None
    section_id: int | None


class TargetNumbers:
    """The numbers that targets of a plan have or ever had, by what they belong to."""

    def __init__(self, held: Iterable[HeldRow], formers: Iterable[HeldRow]) -> None:
        """Begin with the targets of the latest edition and the codes of the earlier ones."""
        self._last: dict[Owner, int] = defaultdict(int)
        self._of_row: dict[int, tuple[Owner, int]] = {}
        for row in held:
            found = _CODE.fullmatch(str(row.columns["code"]))
            if found:
                owner = owner_of(row)
                self._of_row[row.id] = owner, int(found[2])
                self._take(owner, int(found[2]))
        self._take_former(list(formers))

    def of(self, owner: Owner, row_id: int | None) -> int:
        """Return the number of a target: the one that it has under this owner, else the next that nobody ever had."""
        if row_id is not None and self._of_row.get(row_id, (None, 0))[0] == owner:
            return self._of_row[row_id][1]
        self._last[owner] += 1
        return self._last[owner]

    def _take_former(self, formers: list[HeldRow]) -> None:
        owners: dict[tuple[object, object], Owner] = {}
        for row in formers:
            columns = row.columns
            if columns["task_id"] or columns["section_id"]:
                key = columns["edition_id"], columns["code"]
                if key not in owners or columns["task_id"]:
                    owners[key] = owner_of(row)
        for row in formers:
            found = _CODE.fullmatch(str(row.columns["code"]))
            if found:
                edition = row.columns["edition_id"]
                owner = owners.get((edition, found[1])) if found[1] else Owner(None, None)
                if owner is not None:
                    self._take(owner, int(found[2]))

    def _take(self, owner: Owner, number: int) -> None:
        self._last[owner] = max(self._last[owner], number)


def owner_of(row: HeldRow) -> Owner:
    """Return what a target's row belongs to, or what the row of a task's or section's former code stands for."""
    task, section = row.columns["task_id"], row.columns["section_id"]
    return Owner(None if task is None else int(task), None if section is None else int(section))
