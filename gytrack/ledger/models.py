"""The ledger's tables: the single source of the schema, from which the migrations follow.

Only migrations and tests import this module; commands run SQL text, so that nothing heavy is loaded. Ids are permanent
and given by the writer. Exact decimals and times are text (``gytrack.ledger.codec``); days are DATE.
"""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from gytrack.ledger import (  # noqa: F401 - of the same schema
    adjustment_tables,
    bulletin_tables,
    closing_tables,
    correction_tables,
    derived_tables,
    evaluation_tables,
    light_tables,
    people_tables,
    schedule_tables,
)
from gytrack.ledger.tables import Placed, where
from gytrack.ledger.tables import Table as Table  # noqa: PLC0414 - the schema, to be had from here too


class Plan(Table, table=True):
    """A plan in force."""

    code: str = Field(unique=True)
    title: str
    issuer: str | None
    doc_no: str | None
    draft: bool
    issued: date | None
    effective: date | None
    expires: date | None
    starts: date | None
    ends: date | None
    start_set: date | None
    start_basis: str | None
    asked_from: date | None
    is_default: bool


class Edition(Table, table=True):
    """One wording of a plan, with the whole text it was read from and what its file said beyond it."""

    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    plan_id: int = Field(foreign_key="plan.id")
    number: int
    source_name: str
    source_sha256: str
    source_text: str
    source_form: str | None


class Section(Placed, table=True):
    """A node of a plan's outline."""

    __table_args__ = (Index(None, "plan_id", "ord"), Index(None, "plan_id", "code"))

    plan_id: int = Field(foreign_key="plan.id")
    edition_id: int = Field(foreign_key="edition.id")
    ord: int
    code: str
    title: str


class Task(Placed, table=True):
    """A task, measure or safeguard; ``own_title`` is what a person set instead of the derived short title."""

    __table_args__ = (Index(None, "plan_id", "ord"), Index(None, "plan_id", "code"))

    plan_id: int = Field(foreign_key="plan.id")
    edition_id: int = Field(foreign_key="edition.id", index=True)
    section_id: int = Field(foreign_key="section.id", index=True)
    ord: int
    code: str
    kind: str
    title: str
    own_title: str | None
    text: str
    due: date | None
    ongoing: bool
    closure: str


class Target(Placed, table=True):
    """A number to be reached, of a task, of a section, or (neither) of the plan; ``own`` marks one beside the plan."""

    __table_args__ = (
        Index(None, "plan_id", "ord"),
        Index(None, "plan_id", "code"),
        Index("ix_target_own", "plan_id", **where("task_id IS NULL AND section_id IS NULL")),
    )

    plan_id: int = Field(foreign_key="plan.id")
    edition_id: int = Field(foreign_key="edition.id")
    section_id: int | None = Field(foreign_key="section.id", index=True)
    task_id: int | None = Field(foreign_key="task.id", index=True)
    ord: int
    code: str
    name: str
    op: str
    value: str
    upper: str | None
    unit: str
    due: date | None
    baseline: str | None
    baseline_year: int | None
    per: str | None
    by_department: bool
    own: str | None


class Former(Table, table=True):
    """The code that a section, task or target had in an edition before the latest.

    What is no longer in the ledger stands here with its code and title alone; all else names the one row that it is.
    """

    __table_args__ = (Index(None, "plan_id", "code"),)

    plan_id: int = Field(foreign_key="plan.id")
    edition_id: int = Field(foreign_key="edition.id")
    section_id: int | None = Field(foreign_key="section.id", index=True)
    task_id: int | None = Field(foreign_key="task.id", index=True)
    target_id: int | None = Field(foreign_key="target.id", index=True)
    code: str
    title: str


class Department(Placed, table=True):
    """A department of a plan, placed where it is first named; ``initials`` holds all readings of each character."""

    __table_args__ = (Index(None, "plan_id", "ord"),)

    plan_id: int = Field(foreign_key="plan.id")
    ord: int
    name: str
    initials: str
    collective: bool


class Alias(Table, table=True):
    """Another name of a department."""

    plan_id: int = Field(foreign_key="plan.id", index=True)
    department_id: int = Field(foreign_key="department.id", index=True)
    name: str
    initials: str


class Member(Table, table=True):
    """A department that belongs to a collective such as 各街道."""

    collective_id: int = Field(foreign_key="department.id", index=True)
    member_id: int = Field(foreign_key="department.id", index=True)


class Entry(Table, table=True):
    """One dated report on a task, or on a target that no task owns."""

    __table_args__ = (
        # All that a status looks at in every report.
        Index("ix_entry_task", "task_id", "day", "id", "department_id", "percent", "state", "command_id"),
        Index(None, "plan_id", "day", "id"),
        Index(None, "department_id", "day"),
        Index(None, "target_id"),
        *(
            Index(f"ix_entry_{words}", "task_id", "day", "id", "department_id", **where(f"{words} <> ''"))
            for words in ("problem", "next_step")
        ),
    )

    plan_id: int = Field(foreign_key="plan.id")
    task_id: int | None = Field(foreign_key="task.id")
    target_id: int | None = Field(foreign_key="target.id")
    command_id: int = Field(foreign_key="command.id", index=True)
    day: date
    text: str
    problem: str
    next_step: str
    state: str | None
    percent: int | None
    department_id: int | None = Field(foreign_key="department.id")
    source: str


class Measurement(Table, table=True):
    """A figure or statement on a target within an entry."""

    __table_args__ = (Index("ix_measurement_target", "target_id", "entry_id", "ord", "kind", "value"),)

    entry_id: int = Field(foreign_key="entry.id", index=True)
    target_id: int = Field(foreign_key="target.id")
    ord: int
    kind: str
    value: str | None


class Command(Table, table=True):
    """One command that wrote: who, when, what; ``hash`` covers it, its changes and the command before it."""

    __table_args__ = (Index(None, "plan_id"),)

    at: str
    who: str
    name: str
    words: str
    plan_id: int | None
    undoes: int | None = Field(index=True)
    version: str
    key: str = Field(unique=True)
    hash: str


class Change(Table, table=True):
    """One row that a command inserted, updated or deleted, old and new; ``task_id`` and ``target_id`` repeat whose it is."""

    __table_args__ = (Index(None, "table_name", "row_id", "id"),)

    command_id: int = Field(foreign_key="command.id", index=True)
    table_name: str
    row_id: int
    action: str
    old: str | None
    new: str | None
    task_id: int | None = Field(index=True)
    target_id: int | None = Field(index=True)
