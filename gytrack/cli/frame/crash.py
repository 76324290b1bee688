"""A log file for an internal error: what a maintainer needs, in one file that can be passed on."""

import platform
import sys
import traceback
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import gettempdir

from gytrack.addresses import masked
from gytrack.cli.frame.setting import now_utc

_PACKAGES = ("gytrack", "typer", "rich", "sqlmodel", "sqlalchemy", "alembic")


def report(error: BaseException) -> str:
    """Write the log file and return the line that names it."""
    moment = now_utc()
    name = f"error-{moment:%Y%m%d-%H%M%S-%f}.log"
    where = _written(name, _contents(error, moment))
    told = f"程序内部错误（{type(error).__name__}），命令没有完成。"
    return f"{told}详情见 {where}" if where else f"{told}日志文件也无法写入。"


def _written(name: str, contents: str) -> Path | None:
    for folder in (_log_folder, _temporary_folder):
        try:
            path = folder() / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)  # the command line may hold what others should not read
            path.write_text(contents, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _log_folder() -> Path:
    from platformdirs import user_log_dir

    return Path(user_log_dir("gytrack", appauthor=False))


def _temporary_folder() -> Path:
    return Path(gettempdir())


def _contents(error: BaseException, moment: datetime) -> str:
    parts = [
        f"time: {moment.isoformat()}",
        f"command: {sys.argv!r}",
        f"platform: {platform.platform()}, Python {platform.python_version()}, {sys.stdout.encoding}",
        *(f"{name}: {_version(name)}" for name in _PACKAGES),
        "",
        "".join(traceback.format_exception(error)),
    ]
    return masked("\n".join(parts))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
