"""Bulletins: numbered reports of a period, each frozen with the files that were issued."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from gytrack.ledger.tables import Table


class Bulletin(Table, table=True):
    """One bulletin of a plan; its row and its files are never deleted, only ``withdrawn``.

    ``command_id`` is the command that issued it: it knows of all before and of nothing after. ``rules`` are the
    thresholds that were used, as JSON; ``approved_by`` is null where the lights are but proposed.
    """

    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    plan_id: int = Field(foreign_key="plan.id")
    number: int
    command_id: int = Field(foreign_key="command.id", index=True)
    period: str
    label: str
    first_day: date
    last_day: date
    as_of: date
    issued_on: date
    title: str
    approved_by: str | None
    rules: str
    withdrawn: bool


class Issued(Table, table=True):
    """One file of a bulletin: its bytes compressed and written in base64, the digest of the file itself beside them."""

    __table_args__ = (UniqueConstraint("bulletin_id", "form"),)

    bulletin_id: int = Field(foreign_key="bulletin.id")
    form: str
    name: str
    size: int
    sha256: str
    content: str
