"""When the whole ledger was last kept elsewhere: backups and restores are commands of the log, without changes."""

from gytrack.ledger.connection import Reader

BACKUP = "backup"
RESTORE = "restore"
MOVE = "migrate-to"
KEEPING = (BACKUP, RESTORE, MOVE)
"""The names of commands that concern every plan and change none, so that there is nothing to undo."""


def last_kept(ledger: Reader) -> str | None:
    """Return the time of the last backup, or of the restore from one; null where there is none.

    A ledger that was restored holds nothing but what its backup held, until something new is written.
    """
    row = ledger.one(
        "SELECT at FROM command WHERE plan_id IS NULL AND name IN (:backup, :restore) ORDER BY id DESC LIMIT 1",
        backup=BACKUP,
        restore=RESTORE,
    )
    return None if row is None else str(row[0])
