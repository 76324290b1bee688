"""Backing up the ledger, and noting in it that this was done."""

from pathlib import Path

from gytrack.ledger.connection import Writer
from gytrack.ledger.queries.kept import BACKUP
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply


def note_backup(ledger: Writer, actor: Actor, target: Path) -> int:
    """Note a backup that was made, so that the greeting can say when the last one was; return the command's number.

    The copy does not hold this note: it was equal to the ledger before it.
    """
    return apply(ledger, actor.command(BACKUP, f"backup {target.name}"), [])
