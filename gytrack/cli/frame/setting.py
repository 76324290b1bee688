"""What a command works on: which ledger, which plan, which day, whose name. The clock is read here and nowhere else."""

import os
from datetime import UTC, date, datetime
from typing import NamedTuple

import typer

from gytrack.cli.config.contents import Contents
from gytrack.cli.config.loading import read
from gytrack.cli.config.places import config_file
from gytrack.cli.config.settling import Settled, settle
from gytrack.cli.config.spec import BACKUP_DAYS, BY_NAME, Key
from gytrack.cli.frame.common import given
from gytrack.cli.frame.vendored import get_current_context
from gytrack.errors import InputError

_NOTE = "gytrack.configuration"


class Setting(NamedTuple):
    """What holds for one command: from the command line, else the environment, else the file, else by default."""

    db: str
    plan: str | None
    today: date
    user: str
    unit: str | None = None
    backup_days: int = BACKUP_DAYS
    is_named: bool = True

    def name_for(self, role: str | None) -> str:
        """Return whose name a command is recorded under; where nobody was named, a server knows better than a login."""
        return self.user if self.is_named else role or self.user


def current() -> Setting:
    """Return the setting of the command that is running.

    Raises:
        InputError: ``--today`` is no day, or the environment or the configuration file holds what cannot be used.
    """
    configuration().require_sound()
    user = settled(BY_NAME["user"])
    return Setting(
        db=str(_value("db")),
        plan=_text("plan"),
        today=_today(),
        user=str(user.value),
        unit=_text("unit"),
        backup_days=int(_value("backup_days") or 0),
        is_named=user.origin != "default",
    )


def configuration() -> Contents:
    """Return the configuration file, faults and all; one command reads it once."""
    notes = get_current_context().meta
    if _NOTE not in notes:
        notes[_NOTE] = read(config_file())
    contents: Contents = notes[_NOTE]
    return contents


def settled(key: Key) -> Settled:
    """Return what holds for a key, whatever else is wrong in the file.

    Raises:
        InputError: as ``settle``.
    """
    return settle(key, given(key.name), configuration())


def drawn_wide(context: typer.Context, parameter: typer.CallbackParam, value: bool) -> bool:
    """Return what ``--ascii`` comes to: as the command line says, else as it is set."""
    source = context.get_parameter_source(parameter.name or "")
    if context.resilient_parsing or (source and source.name == "COMMANDLINE"):
        return value
    configuration().require_sound()
    return bool(_value("ascii"))


def now_utc() -> datetime:
    """Return the time of this moment, for the log of commands."""
    return datetime.now(UTC)


def host() -> str:
    """Return the name of this machine, empty where it has none."""
    # Without the standard library's platform and socket, which cost more than all the rest of this module.
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _value(name: str) -> str | int | None:
    return settled(BY_NAME[name]).value


def _text(name: str) -> str | None:
    value = _value(name)
    return None if value is None else str(value)


def _today() -> date:
    today = now_utc().astimezone().date()
    text = given("today") or os.environ.get("GYTRACK_TODAY")
    if not text:
        return today
    from gytrack.dates import parse_day

    try:
        return parse_day(text, today)
    except InputError as error:
        where = "--today" if given("today") else "环境变量 GYTRACK_TODAY"
        raise InputError(f"{where}：{error.wrong}", error.todo) from None
