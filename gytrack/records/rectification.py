"""A rectification (整改): what a department has to put right by a day."""

from datetime import date
from typing import NamedTuple

from gytrack.records.proof import Proof
from gytrack.records.terms import Kind


class RectificationRow(NamedTuple):
    """What a department has to put right by a day; ``number`` is that of the command which asked for it.

    ``code`` is that of the target or task that it concerns, ``kind`` the task's, null where no task is concerned.
    """

    id: int
    number: int
    evaluation_id: int | None
    task_id: int | None
    target_id: int | None
    department_id: int
    code: str
    name: str
    kind: Kind | None
    dept: str
    day: date
    due: date
    text: str
    done_on: date | None
    done_text: str | None
    proofs: tuple[Proof, ...]
