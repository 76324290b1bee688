"""Who really does a task, what is not agreed about it, and its money; each row holds from its day on, none is overwritten."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Handling(Table, table=True):
    """Who handles a task beside the formal lead; ``what`` is one of ``records.people.ASPECTS``.

    A department stands for who undertakes it, words for all else; neither says that nobody does any more.
    """

    __table_args__ = (Index(None, "task_id", "what", "day", "id"), Index(None, "plan_id", "what"))

    plan_id: int = Field(foreign_key="plan.id")
    task_id: int = Field(foreign_key="task.id")
    day: date
    what: str
    department_id: int | None = Field(foreign_key="department.id", index=True)
    words: str | None


class Dispute(Table, table=True):
    """That it is not clear whose a task is, raised by a department, or by the coordinator where that is null."""

    plan_id: int = Field(foreign_key="plan.id", index=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    day: date
    department_id: int | None = Field(foreign_key="department.id", index=True)
    words: str


class Settlement(Table, table=True):
    """How a dispute was settled, and from which day on."""

    dispute_id: int = Field(foreign_key="dispute.id", index=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    day: date
    words: str


class Fund(Table, table=True):
    """An entry of money for a task: ``amount`` is in 万元, negative where money is taken back.

    One that ``corrects`` another stands in its place from its own day on.
    """

    plan_id: int = Field(foreign_key="plan.id", index=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    command_id: int = Field(foreign_key="command.id", index=True)
    day: date
    kind: str
    amount: str
    source: str | None
    department_id: int | None = Field(foreign_key="department.id", index=True)
    note: str
    corrects: int | None = Field(foreign_key="fund.id", index=True)
