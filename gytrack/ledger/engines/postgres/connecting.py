"""Connecting to a server, or saying why that cannot be."""

from typing import TYPE_CHECKING

from gytrack.addresses import masked
from gytrack.errors import LedgerError
from gytrack.ledger.engines.postgres.adapting import adapt
from gytrack.ledger.engines.postgres.driver import driver
from gytrack.ledger.engines.postgres.faults import refused

if TYPE_CHECKING:
    import psycopg

_DRIVER = "+psycopg"
_SHORTEST = 2
"""Seconds: libpq waits no shorter."""
_QUIET = 10
"""Seconds without a word after which the other end is asked whether it is there."""


def connect(db: str, wait: float) -> "psycopg.Connection":
    """Connect to a server; transactions are begun by hand, so that no statement commits unasked.

    Raises:
        LedgerError: the address is none, or holds a password, or nothing there lets this user in.
    """
    address = _address(db)
    psycopg = driver()
    try:
        connection = psycopg.connect(
            address,
            autocommit=True,
            prepare_threshold=None,  # a pool of connections in front of a server may not be able to
            client_encoding="utf8",
            connect_timeout=max(_SHORTEST, int(wait)),
            keepalives_idle=_QUIET,  # else a line that is dead without a word is waited for through hours
            keepalives_interval=_QUIET,
            fallback_application_name="gytrack",
        )
    except (psycopg.Error, UnicodeError) as error:  # these hold the address and the password
        raise refused(db, str(error)) from None
    adapt(connection)
    return connection  # type: ignore[no-any-return] # the driver is typed, but loaded without its type


def _address(db: str) -> str:
    """Return the address as libpq takes it; a driver's name in it is SQLAlchemy's way of writing."""
    scheme, _, rest = db.partition("://")
    if scheme.removesuffix(_DRIVER) not in ("postgresql", "postgres"):
        raise LedgerError(
            f"不认识的数据库地址 {masked(db)}", "请写文件路径，或 postgresql://用户@服务器/数据库"
        )
    if masked(db) != db:
        raise LedgerError(
            f"数据库地址 {masked(db)} 里写了口令，别人会在进程列表和命令记录里看到",
            "请从地址里去掉口令，改用环境变量 PGPASSWORD、口令文件 .pgpass 或服务文件",
        )
    return f"postgresql://{rest}"
