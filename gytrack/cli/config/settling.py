"""Which value holds: that of the command line, else of the environment, else of the file, else the default."""

import os
from collections.abc import Callable
from typing import Literal, NamedTuple

from gytrack.cli.config.contents import Contents
from gytrack.cli.config.places import default_ledger
from gytrack.cli.config.spec import Key, Value
from gytrack.errors import InputError

Origin = Literal["command_line", "environment", "file", "default"]


class Settled(NamedTuple):
    """The value that holds for a key, null where none does, and where it comes from."""

    value: Value | None
    origin: Origin


def settle(key: Key, given: str | None, contents: Contents) -> Settled:
    """Return what holds for a key; what is wrong in the file is left out.

    Args:
        key: the key.
        given: what the command line gives, null where it gives nothing.
        contents: the configuration file.

    Raises:
        InputError: the environment holds what is no value of this key, or no default can be found.
    """
    if given:
        return Settled(given, "command_line")
    value = in_environment(key)
    if value is not None:
        return Settled(value, "environment")
    if key.name in contents.values:
        return Settled(contents.values[key.name], "file")
    find = _FOUND.get(key.name)
    return Settled(find() if find else key.default, "default")


def in_environment(key: Key) -> Value | None:
    """Return what the environment holds for a key, null where it holds nothing.

    Raises:
        InputError: it is no value of this key.
    """
    text = os.environ.get(key.variable)
    if not text:
        return None
    from gytrack.cli.config.values import parsed

    try:
        return parsed(key, text)
    except InputError as error:
        raise InputError(f"环境变量 {key.variable}：{error.wrong}", "请改正或去掉这个环境变量") from None


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (ImportError, KeyError, OSError):  # a container's user without a name, Windows without USERNAME
        return "未知用户"


_FOUND: dict[str, Callable[[], str]] = {"db": default_ledger, "user": _login}
"""Defaults that are found out when they are needed."""
