"""How values stand in the ledger: days as ISO text, times as UTC text, exact decimals as text, truth as 0 and 1."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from gytrack.decimals import plain_decimal

Stored = str | int | None
Value = str | int | bool | date | datetime | Decimal | None


def encode(value: Value) -> Stored:
    """Return the stored form of a value.

    Raises:
        ValueError: a time has no zone, or a decimal is no number.
    """
    if isinstance(value, datetime):
        return _encode_time(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _encode_decimal(value)
    if isinstance(value, bool):
        return int(value)
    return value


def _encode_time(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _encode_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("only finite numbers can be stored")
    return plain_decimal(value)


def day(stored: str | date | None) -> date | None:
    """Return a stored day; PostgreSQL's driver gives dates, sqlite3 text."""
    return None if stored is None else known_day(stored)


# A ledger holds few days and few numbers, each of them many times.
@lru_cache(maxsize=4096)
def known_day(stored: str | date) -> date:
    """Return a stored day that cannot be null."""
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def decimal(stored: str | None) -> Decimal | None:
    """Return a stored exact number."""
    return None if stored is None else number(stored)


@lru_cache(maxsize=4096)
def number(stored: str) -> Decimal:
    """Return a stored exact number that cannot be null."""
    return Decimal(stored)


def time(stored: str) -> datetime:
    """Return a stored time, in UTC."""
    return datetime.fromisoformat(stored)
