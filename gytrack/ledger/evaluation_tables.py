"""Evaluations (中期评估, 总结评估), what each drew up of targets and tasks, third parties' opinions, and rectifications (整改)."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Evaluation(Table, table=True):
    """An evaluation of a plan; ``day`` is the one that its figures are of."""

    plan_id: int = Field(foreign_key="plan.id", index=True)
    command_id: int = Field(foreign_key="command.id", index=True)
    kind: str
    name: str
    day: date


class Evaluated(Table, table=True):
    """A target or task as an evaluation drew it up, which never changes, and the verdict that a person gave.

    ``lead`` and ``support`` are names, one a line, ``adjusted`` adjustments in words; ``original`` is a goal as JSON;
    ``points`` are days and figures as 2024-06-30=2 with blanks between them.
    """

    __table_args__ = (Index(None, "evaluation_id", "ord"),)

    evaluation_id: int = Field(foreign_key="evaluation.id")
    task_id: int | None = Field(foreign_key="task.id", index=True)
    target_id: int | None = Field(foreign_key="target.id", index=True)
    ord: int
    kind: str
    code: str
    name: str
    lead: str
    support: str
    op: str | None
    value: str | None
    upper: str | None
    unit: str
    per: str | None
    original: str | None
    adjusted: str | None
    due: date | None
    baseline: str | None
    baseline_year: int | None
    actual: str | None
    actual_date: date | None
    met: bool | None
    percent: int | None
    expected: int | None
    points: str
    trend: str
    forecast: str | None
    forecast_meets: bool | None
    proposed: str
    basis: str
    outcome: str | None
    reason: str
    decided_on: date | None
    decided_by: str


class Opinion(Table, table=True):
    """What a third party says of a target or task in an evaluation."""

    evaluated_id: int = Field(foreign_key="evaluated.id", index=True)
    command_id: int = Field(foreign_key="command.id", index=True)
    task_id: int | None = Field(foreign_key="task.id", index=True)
    target_id: int | None = Field(foreign_key="target.id", index=True)
    day: date
    source: str
    text: str


class Rectification(Table, table=True):
    """What a department has to put right by a day, and how it was done."""

    __table_args__ = (Index(None, "plan_id", "day"),)

    plan_id: int = Field(foreign_key="plan.id")
    command_id: int = Field(foreign_key="command.id", index=True)
    evaluation_id: int | None = Field(foreign_key="evaluation.id", index=True)
    task_id: int | None = Field(foreign_key="task.id", index=True)
    target_id: int | None = Field(foreign_key="target.id", index=True)
    department_id: int = Field(foreign_key="department.id", index=True)
    day: date
    due: date
    text: str
    done_on: date | None
    done_text: str | None
