"""Who is responsible from when until when, and what else was changed of a plan after it was issued.

An adjustment stands beside what the paper prints, never in its place.
"""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Assignment(Table, table=True):
    """Who leads and who supports a task, in the order of the paper.

    ``begins`` is the first day of one that an adjustment brought, null of those that a paper prints; ``ends`` the first
    day on which it no longer holds.
    """

    __table_args__ = (
        Index(None, "department_id", "task_id", "role", "begins", "ends"),
        Index(None, "task_id", "ord", "department_id", "role", "begins", "ends"),
    )

    task_id: int = Field(foreign_key="task.id")
    department_id: int = Field(foreign_key="department.id")
    ord: int
    role: str
    line: int
    col: int
    begins: date | None
    ends: date | None


class Adjustment(Table, table=True):
    """One adjustment of a target or a task, by the command that made it, which holds from ``day`` on.

    Null leaves as it was: ``op``, ``value``, ``upper`` and ``unit`` are the new goal whole, ``due`` the new date and
    ``due_before`` the one that counted before it (the plan's end, say, where nothing else was printed), ``lead``
    and ``support`` the names of the departments as they were decided (who is responsible stands in ``assignment``).
    ``printed_…`` is what the paper printed when the adjustment was made. ``added`` marks a task that no paper has.
    """

    plan_id: int = Field(foreign_key="plan.id", index=True)
    task_id: int | None = Field(foreign_key="task.id", index=True)
    target_id: int | None = Field(foreign_key="target.id", index=True)
    command_id: int = Field(foreign_key="command.id", index=True)
    day: date
    op: str | None
    value: str | None
    upper: str | None
    unit: str | None
    due: date | None
    due_before: date | None
    lead: str | None
    support: str | None
    dropped: bool
    added: bool
    reason: str
    basis: str
    printed_op: str | None
    printed_value: str | None
    printed_upper: str | None
    printed_unit: str | None
    printed_due: date | None
