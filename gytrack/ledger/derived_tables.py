"""What is derived from the data: the status of a task and of a target as of its latest report, so that sums need not look at all reports.

These rows are no data: the change log does not tell of them. Whoever writes keeps them in the same transaction
(``gytrack.ledger.apply``); a row that is missing is not known and has to be derived from the reports. Each holds from
``since`` on, the day of the latest report or step of a closing, up to ``until``, null for ever; without either it
always holds.
"""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Reached(Table, table=True):
    """What a task, whose id it has, had reached.

    ``parties`` are the ids of the departments, those that lead before a tab. ``entries`` are those of the latest reports
    (``gytrack.ledger.queries.latest``), from ``since`` on for ever. ``light`` is all that the light rests on, as one
    text (``gytrack.ledger.footings``): tasks of the same text have the same light. ``later`` is what it rests on after
    ``until``, null where that has to be derived.
    """

    plan_id: int
    section_id: int
    ord: int
    parties: str
    since: date | None
    until: date | None
    entries: str
    light: str
    later: str | None


class Attained(Table, table=True):
    """How far a task's target, whose id it has, was; ``entry`` and ``last`` are as in the status of targets."""

    task_id: int = Field(index=True)
    since: date | None
    until: date | None
    actual: str | None
    actual_date: date | None
    met: bool | None
    met_by: str | None
    met_since: date | None
    attainment: int | None
    entry_day: date | None
    entry_number: int | None
    last_day: date | None
    last_number: int | None
    notes: str


class Passage(Table, table=True):
    """Some lines of an edition's text, so that one can be quoted without the whole; none is ever missing."""

    __table_args__ = (Index(None, "edition_id", "first_line"),)

    edition_id: int
    first_line: int
    text: str
