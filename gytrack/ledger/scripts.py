"""The migrations: where they stand, which of them there are, and running them over an open connection."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from gytrack.ledger.apply import stage
from gytrack.ledger.changes import Command
from gytrack.ledger.connection import Writer
from gytrack.ledger.revision import HEAD

PACKAGED = Path(__file__).parent.parent / "_migrations"
CHECKOUT = Path(__file__).parent.parent.parent / "migrations"


class Maker(NamedTuple):
    """Who makes or upgrades a ledger, and when; a server knows better whose name was not given by hand."""

    at: datetime
    who: str
    is_named: bool = True


def knows(found: str) -> bool:
    """Say whether a revision is this program's own or one before it."""
    return found in {script.revision for script in _scripts().walk_revisions()}


def config() -> Config:
    """Return Alembic's configuration: the migrations inside an installed package, else those of the checkout."""
    settings = Config()
    folder = PACKAGED if PACKAGED.exists() else CHECKOUT
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    return settings


def migrate(connection: Connection) -> None:
    """Run what is missing, inside the caller's transaction."""
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def note(ledger: Writer, maker: Maker, before: str | None) -> str:
    """Log a migration as a command without changes and return its key; ``before`` is null for a new ledger."""
    words = f"升级台账 {before} → {HEAD}" if before else f"新建台账 {HEAD}"
    who = maker.who if maker.is_named else ledger.user or maker.who
    return stage(ledger, Command(maker.at, who, "migrate", words), []).key


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())
