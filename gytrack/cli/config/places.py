"""Where the configuration and the ledger belong on this machine."""

import os
import sys
from pathlib import Path
from typing import Literal

from gytrack.errors import InputError

Purpose = Literal["config", "data"]

VARIABLE = "GYTRACK_CONFIG"
_LINUX = {"config": ("XDG_CONFIG_HOME", ".config"), "data": ("XDG_DATA_HOME", ".local/share")}
_MACOS = "Library/Application Support"


def config_file() -> Path | None:
    """Return where the configuration stands or would stand, null where this user has no place of their own."""
    named = os.environ.get(VARIABLE)
    try:
        return Path(named).expanduser() if named else user_folder("config") / "config.toml"
    except RuntimeError:
        return None


def default_ledger() -> str:
    """Return where the ledger is kept that nobody named.

    Raises:
        InputError: this user has no place of their own.
    """
    try:
        return str(user_folder("data") / "ledger.db")
    except RuntimeError as error:
        raise InputError("找不到您的用户文件夹", "请用 --db 写出台账的完整路径") from error


def user_folder(purpose: Purpose) -> Path:
    """Return the folder that platformdirs names.

    Every start asks for it, and importing platformdirs costs more than all the rest of reading the configuration. So
    the plain cases, which are nearly all, are answered here.

    Raises:
        RuntimeError: the user has no home.
    """
    plain = _plain_folder(purpose)
    if plain is not None:
        return plain
    import platformdirs

    ask = platformdirs.user_config_dir if purpose == "config" else platformdirs.user_data_dir
    return Path(ask("gytrack", appauthor=False))


def _plain_folder(purpose: Purpose) -> Path | None:
    home = os.environ.get("HOME")
    if home is None:
        home = os.path.expanduser("~")  # noqa: PTH111 - pathlib raises where there is no home
    variable, below = _LINUX[purpose]
    xdg = os.environ.get(variable)
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        base = Path(xdg or Path(home, below))
    elif sys.platform == "darwin" and not xdg:
        base = Path(home, _MACOS)
    else:
        return None
    return base / "gytrack" if base.is_absolute() else None
