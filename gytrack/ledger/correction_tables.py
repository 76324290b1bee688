"""Corrections: a report that takes the place of an earlier one, which stays in the ledger and counts no longer."""

from sqlmodel import Field

from gytrack.ledger.tables import Table


class Correction(Table, table=True):
    """Which entry is corrected by which; an entry is corrected once, its correction may be corrected in turn."""

    entry_id: int = Field(foreign_key="entry.id", index=True)
    corrected_id: int = Field(foreign_key="entry.id", unique=True)
