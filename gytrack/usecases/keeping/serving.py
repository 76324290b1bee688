"""A whole ledger onto a server, in one transaction: moved there from a file, or as a backup holds it."""

from pathlib import Path
from typing import NamedTuple

from gytrack.addresses import ledger_name, masked
from gytrack.errors import InputError, LedgerError, system_words
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.keeping.backup import back_up
from gytrack.ledger.keeping.carrying import Digest, carry, to_file
from gytrack.ledger.keeping.contents import Contents, contents, holds, last_command
from gytrack.ledger.keeping.copying import opened_file
from gytrack.ledger.keeping.soundness import first_fault
from gytrack.ledger.places import shown
from gytrack.ledger.queries.kept import MOVE, RESTORE
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.keeping.restoring import Kept, Restored, Standing, bring_up_to_date, free_name


class Moved(NamedTuple):
    """What a move did: the number of its command on the server, and what both hold, table by table."""

    number: int
    tables: dict[str, Digest]


def move(actor: Actor, source: Reader, target: Writer, db: str, held: str | None) -> Moved:
    """Put a ledger of a file onto a server, log and all; the file stays as it is.

    Args:
        actor: who moves it.
        source: the file, open.
        target: the server, open to be filled.
        db: the file's path, for the error.
        held: the server's address where a ledger is there already.

    Raises:
        LedgerError: the server is not empty, the file is not sound, or what arrived is not what was sent; the server holds nothing of it.
    """
    if held is not None:
        raise LedgerError(f"数据库 {masked(held)} 里已有台账，没有移入", "请换一个空的数据库")
    fault = first_fault(source)
    if fault:
        raise LedgerError(
            f"台账 {shown(db)} {fault}，没有移入数据库", "请先用 gytrack restore 恢复最近的备份"
        )
    tables = carry(source, target)
    return Moved(apply(target, actor.command(MOVE, "config migrate-to"), []), tables)


def standing_in(ledger: Reader, backup: Contents) -> Standing:
    """Return what a server holds, beside what a backup holds."""
    held = contents(ledger)
    return Standing(held, held.commands - backup.commands if holds(ledger, backup.last) else None)


def restore_to(actor: Actor, file: Path, copied: Path, target: Writer, held: str | None) -> Restored:
    """Put the checked copy of a backup in the place of what a server holds.

    What it held is kept beside the backup, for the server's own folders are none of ours.

    Args:
        actor: who restores.
        file: the backup, for the log.
        copied: the copy, which is brought up to date.
        target: the server, open to be filled.
        held: its address; null where it holds nothing.

    Raises:
        InputError: what it held could not be kept.
        LedgerError: what arrived is not what was sent. In both cases the server holds what it held.
    """
    bring_up_to_date(actor, copied)
    kept = None
    if held is not None:
        kept = _keep(target, held, free_name(file.with_name(f"{ledger_name(held)}.db"), actor))
    try:
        with opened_file(copied) as source:
            carry(source, target)
        number = apply(target, actor.command(RESTORE, f"restore {file.name}"), [])
    except LedgerError:  # the server holds what it held: the file would say otherwise
        if kept is not None:
            kept.file.unlink(missing_ok=True)
        raise
    return Restored(number, contents(target), kept)


def _keep(ledger: Reader, db: str, file: Path) -> Kept:
    last = last_command(ledger)
    try:
        back_up(ledger, db, file)
    except LedgerError:
        _save_unsound(ledger, file)
        return Kept(file, whole=False, last=last)
    return Kept(file, whole=True, last=last)


def _save_unsound(ledger: Reader, file: Path) -> None:
    """Write the rows as they are, where they are not as the log has them."""
    try:
        file.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise InputError(
            f"恢复前的台账不能另存为 {file}（{system_words(error)}）", "请把备份移到可写的文件夹后重试"
        ) from error
    to_file(ledger, file)
