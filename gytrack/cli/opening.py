"""Opening the ledger at the edge, where the clock and the person are known: an older one is brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager

from gytrack.cli.frame.setting import Setting, now_utc
from gytrack.ledger.connection import Reader, Writer, is_current, reading, writing
from gytrack.ledger.places import local_path, stands_at
from gytrack.usecases.texts import storable


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


def ledger_is_there(setting: Setting) -> bool:
    """Say whether anything stands where the ledger is to be."""
    return stands_at(local_path(setting.db))


def make_ledger(setting: Setting) -> None:
    """Make a ledger where there is none."""
    if ledger_is_there(setting):
        return  # without the half second that loading the migrations takes
    from gytrack.ledger.migrate import Maker, create

    create(setting.db, Maker(now_utc(), storable(setting.user, "经办人")))


def _bring_up_to_date(setting: Setting) -> None:
    if not is_current(setting.db):
        from gytrack.ledger.migrate import Maker, upgrade
        from gytrack.usecases.applying import derive_unknown

        upgrade(setting.db, Maker(now_utc(), storable(setting.user, "经办人")))
        with writing(setting.db) as ledger:
            derive_unknown(ledger)
