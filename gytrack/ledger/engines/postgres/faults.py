"""What a server reports, in words that tell a person what to do; never with a password."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gytrack.addresses import masked
from gytrack.errors import LedgerError
from gytrack.ledger.engines.postgres.driver import driver

if TYPE_CHECKING:
    import psycopg

_NO_ENTRY = (
    "数据库 {db} 不接受这个用户或口令",
    "请核对用户名；口令放在环境变量 PGPASSWORD 或口令文件 .pgpass 里",
)
_FULL = ("数据库 {db} 的连接数已满", "请稍后重试")
_REFUSED = (
    ("password", _NO_ENTRY),
    ("pg_hba.conf", _NO_ENTRY),
    ("role", _NO_ENTRY),
    ("too many", _FULL),
    ("remaining connection slots", _FULL),
    ("does not exist", ("服务器上没有数据库 {db}", "请核对地址，或请数据库管理员建库")),
    ("is bad: invalid", ("数据库地址 {db} 写得不对", "请写成 postgresql://用户@服务器:端口/数据库")),
    ("resolve host", ("找不到数据库 {db} 的服务器", "请核对地址和网络")),
)
"""What a connection says that was not made, for it has no SQLSTATE; one in another language gets the general words."""
_UNREACHABLE = ("连不上数据库 {db}", "请核对地址、端口和网络，或问数据库管理员")
_FAULTS = {
    "25006": ("数据库 {db} 是只读的", "请改用主库的地址，或问数据库管理员"),
    "42501": ("这个用户在数据库 {db} 里没有这项权限，台账未改动", "请数据库管理员按 README 授权"),
    "53100": ("数据库 {db} 的磁盘已满，台账未改动", "请告诉数据库管理员"),
    "53300": _FULL,
    "55P03": ("台账 {db} 正被另一个程序占用", "请等它结束后重试"),
    "57014": ("数据库 {db} 中止了这项操作，台账未改动", "请稍后重试"),
}
"""By SQLSTATE."""
_LOST = ("与数据库 {db} 的连接中断，台账未改动", "请检查网络后重试")
_LOST_LATER = ("命令已存入台账，之后与数据库 {db} 的连接中断", "请用 gytrack history 核对")
_LOST_STATES = ("08", "57P")
"""Connection exceptions, and the server's being shut down."""


def refused(db: str, words: str) -> LedgerError:
    """Return the error for a connection that was not made, by the driver's words."""
    wrong, todo = next((fault for sign, fault in _REFUSED if sign in words), _UNREACHABLE)
    return LedgerError(wrong.format(db=masked(db)), todo)


@contextmanager
def as_ledger_errors(db: str, is_stored: Callable[[], bool] = bool) -> Iterator[None]:
    """Turn errors of server and network into ``LedgerError``; errors of our own SQL pass as they are.

    Args:
        db: the server's address.
        is_stored: whether the command has been made permanent.
    """
    try:
        yield
    except driver().Error as error:
        lost = _LOST_LATER if is_stored() else _LOST
        fault = lost if is_lost(error) else _FAULTS.get(error.sqlstate)
        if fault is None:
            raise
        wrong, todo = fault
        raise LedgerError(wrong.format(db=masked(db)), todo) from error


def is_lost(error: "psycopg.Error") -> bool:
    """Say whether the connection ended, so that the error does not tell what became of the statement."""
    code = error.sqlstate
    if not isinstance(error, driver().OperationalError):
        return False
    return code is None or code.startswith(_LOST_STATES)
