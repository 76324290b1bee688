"""Opening the ledger at the edge, where the clock and the person are known: an older one is brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gytrack.cli.frame.setting import Setting, now_utc
from gytrack.ledger.connection import Reader, Writer, is_current, is_there, reading, writing
from gytrack.usecases.texts import storable

if TYPE_CHECKING:
    from gytrack.ledger.migrate import Maker
    from gytrack.ledger.migrate_server import Filling


@contextmanager
def opened_for_reading(setting: Setting) -> Iterator[Reader]:
    """Open the ledger for reading, at one consistent moment."""
    _bring_up_to_date(setting)
    with reading(setting.db) as ledger:
        yield ledger


@contextmanager
def opened_for_writing(setting: Setting) -> Iterator[Writer]:
    """Open the ledger for one command."""
    _bring_up_to_date(setting)
    with writing(setting.db) as ledger:
        yield ledger


@contextmanager
def opened_for_filling(setting: Setting) -> Iterator["Filling"]:
    """Open the ledger on a server to be filled with the rows of another one."""
    from gytrack.ledger.migrate_server import filling

    if ledger_is_there(setting):
        _bring_up_to_date(setting)
    with filling(setting.db) as target:
        yield target


def ledger_is_there(setting: Setting) -> bool:
    """Say whether anything stands where the ledger is to be."""
    return is_there(setting.db)


def make_ledger(setting: Setting) -> None:
    """Make a ledger where there is none."""
    if ledger_is_there(setting):
        return  # without the half second that loading the migrations takes
    from gytrack.ledger.migrate import create

    create(setting.db, _maker(setting))


def _bring_up_to_date(setting: Setting) -> None:
    if not is_current(setting.db):
        from gytrack.ledger.migrate import upgrade
        from gytrack.usecases.applying import derive_unknown

        upgrade(setting.db, _maker(setting))
        with writing(setting.db) as ledger:
            derive_unknown(ledger)


def _maker(setting: Setting) -> "Maker":
    from gytrack.ledger.migrate import Maker

    return Maker(now_utc(), storable(setting.user, "经办人"), setting.is_named)
