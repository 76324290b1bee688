"""The driver, loaded only where a server is asked for."""

from typing import Any

from gytrack.errors import LedgerError


def driver() -> Any:
    """Return psycopg.

    Raises:
        LedgerError: it is not installed, or does not find its library.
    """
    try:
        import psycopg
    except ImportError as error:
        raise LedgerError(
            "连接 PostgreSQL 还缺驱动 psycopg", '请运行 pip install "gytrack[postgres]" 后重试'
        ) from error
    return psycopg
