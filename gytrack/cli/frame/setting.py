"""What a command works on: which ledger, which plan, which day, whose name. The clock is read here and nowhere else."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from gytrack.cli.frame.common import given
from gytrack.errors import InputError


class Setting(NamedTuple):
    """The common options, each from the command line, else the environment, else its default."""

    db: str
    plan: str | None
    today: date
    user: str


def current() -> Setting:
    """Return the setting of the command that is running.

    Raises:
        InputError: ``--today`` is no day.
    """
    return Setting(
        db=_wanted("db") or _default_ledger(),
        plan=_wanted("plan"),
        today=_today(),
        user=_wanted("user") or _login(),
    )


def now_utc() -> datetime:
    """Return the time of this moment, for the log of commands."""
    return datetime.now(UTC)


def _wanted(name: str) -> str | None:
    return given(name) or os.environ.get(f"GYTRACK_{name.upper()}") or None


def _today() -> date:
    today = now_utc().astimezone().date()
    text = _wanted("today")
    if not text:
        return today
    from gytrack.dates import parse_day

    try:
        return parse_day(text, today)
    except InputError as error:
        where = "--today" if given("today") else "环境变量 GYTRACK_TODAY"
        raise InputError(f"{where}：{error.wrong}", error.todo) from None


def _default_ledger() -> str:
    from platformdirs import user_data_dir

    return str(Path(user_data_dir("gytrack", appauthor=False), "ledger.db"))


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (ImportError, KeyError, OSError):  # a container's user without a name, Windows without USERNAME
        return "未知用户"
