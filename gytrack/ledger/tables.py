"""What the ledger's tables have in common: how their constraints are called, their id, their place in a source."""

from typing import Any

from sqlalchemy import MetaData, text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def where(condition: str) -> dict[str, Any]:
    """Return what makes an index hold only the rows that meet a condition, in either engine."""
    return dict.fromkeys(("sqlite_where", "postgresql_where"), text(condition))


class Table(SQLModel):
    """A table of the ledger; constraints have names, so that a later migration can drop them."""

    metadata = MetaData(naming_convention=NAMING)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class Placed(Table):
    """A row that can show the stretch of the source text it was read from (counted from 1)."""

    line: int
    col: int
    end_line: int
    end_col: int
