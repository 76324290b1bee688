"""Annual plans: a target split into milestones, from one day on or from the beginning."""

from datetime import date

from sqlmodel import Field

from gytrack.ledger.tables import Table


class Schedule(Table, table=True):
    """The milestones of a target that hold from ``since`` on, null from the beginning; without any the straight line does."""

    target_id: int = Field(foreign_key="target.id", index=True)
    since: date | None


class Milestone(Table, table=True):
    """The running total that is to be reached by the end of ``due``."""

    schedule_id: int = Field(foreign_key="schedule.id", index=True)
    due: date
    value: str
