"""What a person wants counted beside the plan goes with its task, under the number that a new edition gives this."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert, update
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import editions as edition_queries

if TYPE_CHECKING:
    from gytrack.ledger.codec import Value

_NUMBER = re.compile(r"s(\d+)(?:@\d+)?$")


def number_of(code: str) -> int | None:
    """Return the number in the code of what a person wants counted, 2 of 7.2.4s2 and 7.2.4s2@1; null of other codes."""
    found = _NUMBER.search(code)
    return None if found is None else int(found[1])


def renumbered(ledger: Reader, ids: Ids, plan_id: int, edition: int) -> Iterator[Change]:
    """Yield new codes for the figures of tasks whose codes are others now; ``edition`` is that of the old ones.

    To be asked for when the tasks are written: 7.2.4s1 is 7.2.5s1 below 7.2.5, and 7.2.4s1@1 below 7.2.4@1.
    """
    for row in edition_queries.own_targets(ledger, plan_id):
        number = number_of(row.code)
        base, at, left = row.task.partition("@")
        code = row.code if number is None else f"{base}s{number}{at}{left}"
        if code != row.code:
            yield insert(
                "former",
                ids.next("former"),
                plan_id=plan_id,
                edition_id=edition,
                section_id=None,
                task_id=None,
                target_id=row.id,
                code=row.code,
                title=row.name,
            )
            known: dict[str, Value] = {"code": row.code, "task_id": row.task_id}
            yield update("target", row.id, known, code=code, task_id=row.task_id)
