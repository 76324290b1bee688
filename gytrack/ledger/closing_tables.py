"""How tasks are closed, step by step, and the files that prove what was reported or applied for."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Closing(Table, table=True):
    """One step of a task's closing, which holds from its day: applied for, verified, returned, reopened, 不适用.

    ``follows_id`` is the step before it, null for the first: a chain without forks. ``party`` is the body that is
    named for it, empty where none is; who typed it stands in its command.
    """

    __table_args__ = (Index(None, "task_id", "day", "id"), UniqueConstraint("follows_id"))

    plan_id: int = Field(foreign_key="plan.id")
    task_id: int = Field(foreign_key="task.id")
    command_id: int = Field(foreign_key="command.id")
    follows_id: int | None = Field(foreign_key="closing.id")
    day: date
    step: str
    party: str
    note: str


class Evidence(Table, table=True):
    """A file that proves an entry, a step of a closing or a rectification, known by its digest.

    ``path`` is where it stood, on the machine ``host``; null where that is not known. ``copied`` says that it was
    copied beside the ledger.
    """

    entry_id: int | None = Field(foreign_key="entry.id", index=True)
    closing_id: int | None = Field(foreign_key="closing.id", index=True)
    rectification_id: int | None = Field(foreign_key="rectification.id", index=True)
    name: str
    size: int
    sha256: str
    path: str | None
    host: str | None
    copied: bool
