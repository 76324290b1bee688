"""What people decide of lights: by which rules a plan is judged, and which light a person has set."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Ruling(Table, table=True):
    """The set of rules by which a plan is judged from ``day`` on, until a later one: the latest by day and id holds.

    ``figures`` are all its thresholds and labels as JSON: what a configuration file or a later program says of a set of
    this name changes nothing of what was decided. ``source`` says where they come from.
    """

    __table_args__ = (Index(None, "plan_id", "day", "id"),)

    plan_id: int = Field(foreign_key="plan.id")
    command_id: int = Field(foreign_key="command.id", index=True)
    day: date
    name: str
    source: str
    figures: str


class ManualLight(Table, table=True):
    """A light that a person set from ``day`` up to ``until``; one without ``light`` lifts what stood before.

    Of a task's rows the latest by day and id holds.
    """

    __tablename__ = "manual_light"
    __table_args__ = (Index(None, "plan_id", "day", "id"),)

    plan_id: int = Field(foreign_key="plan.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    command_id: int = Field(foreign_key="command.id", index=True)
    day: date
    until: date | None
    light: str | None
    reason: str
