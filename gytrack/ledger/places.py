"""Where a ledger stands: the file that ``--db`` names, and its folder."""

from pathlib import Path
from stat import S_ISDIR

from gytrack.addresses import is_keywords, masked, names_server
from gytrack.errors import LedgerError, system_words


def require(db: str) -> Path:
    """Return the path of a ledger that must be there.

    Raises:
        LedgerError: there is none, or it is a folder, or a database server's address.
    """
    path = local_path(db)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise LedgerError(
            f"还没有台账（{path}）", "先运行 gytrack import 方案文件，或用 --db 指定台账的位置"
        ) from None
    except OSError as error:
        raise LedgerError(f"打不开台账 {path}（{system_words(error)}）", "请用 --db 换一个位置") from error
    if S_ISDIR(mode):
        raise LedgerError(f"{path} 是文件夹，不是台账文件", "请用 --db 指定台账文件")
    return path


def stands_at(path: Path) -> bool:
    """Say whether anything stands where a ledger is to be; an empty file is none yet.

    Raises:
        LedgerError: the place cannot be reached.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LedgerError(f"打不开台账 {path}（{system_words(error)}）", "请用 --db 换一个位置") from error
    return S_ISDIR(found.st_mode) or found.st_size > 0


def local_path(db: str) -> Path:
    """Return the file that ``--db`` names.

    Raises:
        LedgerError: it is the address of a database server, or in the home of a user that is not there.
    """
    if is_keywords(db):
        raise LedgerError(
            "数据库要写成地址，不写 host=… dbname=… 的式样", "请用 --db postgresql://用户@服务器/数据库"
        )
    if names_server(db):
        raise LedgerError("这项操作只用于本机台账文件，不用于数据库", "请把 --db 或 GYTRACK_DB 改为文件路径")
    try:
        return Path(db).expanduser()
    except RuntimeError as error:
        raise LedgerError(f"找不到 {db} 所指的用户文件夹", "请用 --db 写出台账的完整路径") from error


def shown(db: str) -> str:
    """Return where a ledger stands, as a person may read it: its file, or its server's address without a password."""
    return masked(db) if names_server(db) else str(local_path(db))


def make_folder(folder: Path) -> None:
    """Make the folder in which a ledger is to stand.

    Raises:
        LedgerError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"不能建立台账所在的文件夹 {folder}（{system_words(error)}）", "请用 --db 换一个位置"
        ) from error


def evidence_folder(db: str) -> Path:
    """Return the folder beside a ledger in which copies of evidence are kept; it may not be there yet.

    Raises:
        LedgerError: the ledger is on a server, which keeps no files.
    """
    if names_server(db):
        raise LedgerError(
            "台账在数据库服务器上，没有存放佐证材料副本的文件夹",
            "请去掉 --copy，照样登记原件的位置、大小和校验值，原件另行保管",
        )
    path = local_path(db)
    return path.with_name(f"{path.name}-evidence")
