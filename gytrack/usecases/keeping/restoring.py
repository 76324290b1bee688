"""Coming back from a backup: the ledger is kept beside itself, then turned from the old into the new by one commit.

What takes its place is made ready in a file of its own, up to date and with the restore in its log.
"""

from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from gytrack.errors import GytrackError, LedgerError
from gytrack.ledger.connection import is_current, writing
from gytrack.ledger.keeping.backup import back_up, save_bytes
from gytrack.ledger.keeping.contents import Contents, LastCommand, contents, holds, last_command, revision_of
from gytrack.ledger.keeping.copying import neighbours, opened_file, opened_ledger, overwrite, says_ours
from gytrack.ledger.keeping.soundness import first_fault
from gytrack.ledger.places import make_folder, stands_at
from gytrack.ledger.queries.kept import RESTORE
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply, derive_all
from gytrack.usecases.keeping.offered import require_known


class Standing(NamedTuple):
    """What stands where the ledger is to be.

    ``held`` is null where it is damaged. ``later`` is how many commands follow the backup's last one, null where the
    ledger does not hold that one.
    """

    held: Contents | None
    later: int | None


class Kept(NamedTuple):
    """The ledger as it was before a restore; ``whole`` where it was verified, else it is damaged and kept as bytes.

    ``last`` is its latest command, null where that cannot be read.
    """

    file: Path
    whole: bool
    last: LastCommand | None


class Restored(NamedTuple):
    """What a restore did: the number of its command, what the ledger holds, and where the one before is."""

    number: int
    held: Contents
    kept: Kept | None


def standing(path: Path, backup: Contents) -> Standing | None:
    """Return what stands where the ledger is to be, null where nothing does.

    Raises:
        LedgerError: something else stands there, or a ledger that is newer than this program.
    """
    if not _stands(path):
        return None
    if not says_ours(path):
        raise LedgerError(f"{path} 不是 gytrack 台账，没有恢复", "请用 --db 指定台账文件，或先把它移开")
    try:
        with opened_ledger(path) as ledger:
            revision, held = revision_of(ledger), contents(ledger)
            later = held.commands - backup.commands if holds(ledger, backup.last) else None
    except LedgerError:
        return Standing(None, None)
    require_known(revision, f"台账 {path}")
    return Standing(held, later)


def restore(actor: Actor, file: Path, path: Path, copied: Path) -> Restored:
    """Put the checked copy of a backup in the place of the ledger.

    Args:
        actor: who restores.
        file: the backup, for the log.
        path: the ledger's file; neither it nor its folder need be there.
        copied: the copy, which is brought up to date and told of the restore.

    Raises:
        InputError: the ledger could not be kept.
        LedgerError: it was changed meanwhile, is in use, or cannot be written; it stays as it was.
    """
    kept = _keep(path, actor) if _stands(path) else None
    try:
        number = _note(actor, file, copied)
        held = _replace(path, copied, kept)
    except GytrackError:  # the ledger is as it was: what was kept of it would only fill the disk
        if kept is not None and kept.last is not None:
            _drop(kept.file)
        raise
    _require_restored(path, held, kept)
    return Restored(number, held, kept)


def _stands(path: Path) -> bool:
    if not stands_at(path):
        return False
    with suppress(LedgerError), opened_ledger(path):
        pass  # SQLite now takes back what a killed program had half written: there may be nothing left
    return stands_at(path)


def _keep(path: Path, actor: Actor) -> Kept:
    file = free_name(path, actor)
    last = None
    try:
        with opened_ledger(path) as ledger:
            last = last_command(ledger)
            back_up(ledger, str(path), file)
    except LedgerError:
        save_bytes(path, file)
        return Kept(file, whole=False, last=last)
    return Kept(file, whole=True, last=last)


def free_name(path: Path, actor: Actor) -> Path:
    """Return the file beside a ledger that is to keep it as it is before a restore; nothing is there."""
    moment = f"{actor.now.astimezone():%Y%m%d-%H%M%S}"
    for number in count(1):
        file = path.with_name(
            f"{path.stem}-恢复前-{moment}{'' if number == 1 else f'-{number}'}{path.suffix}"
        )
        if not any(one.exists() for one in (file, *neighbours(file))):
            return file
    raise AssertionError


def _note(actor: Actor, file: Path, copied: Path) -> int:
    bring_up_to_date(actor, copied)
    with writing(str(copied)) as ledger:
        return apply(ledger, actor.command(RESTORE, f"restore {file.name}"), [])


def bring_up_to_date(actor: Actor, copied: Path) -> None:
    """Have the copy of a backup be of this program's own version, and what is derived be derived from its data."""
    if not is_current(str(copied)):
        from gytrack.ledger.migrate import Maker, upgrade_copy

        upgrade_copy(copied, Maker(actor.now, actor.who))
    with writing(str(copied)) as ledger:
        derive_all(ledger)


def _drop(file: Path) -> None:
    for one in (file, *neighbours(file)):
        one.unlink(missing_ok=True)


def _replace(path: Path, copied: Path, kept: Kept | None) -> Contents:
    make_folder(path.parent)
    try:
        with opened_file(copied) as new:
            overwrite(new, path, lambda: _is_still(path, kept))
            return contents(new)
    except LedgerError as error:
        if kept is None or kept.last is not None:
            raise
        raise LedgerError(
            error.wrong, f"它已按原样复制为 {kept.file}，请把它连同旁边同名的 -wal、-shm 文件移走后再恢复"
        ) from error


def _is_still(path: Path, kept: Kept | None) -> bool:
    """Say whether the ledger, which nobody else can write now, is as it was kept."""
    if kept is None:
        return path.stat().st_size == 0
    if kept.last is None:
        return True
    with opened_ledger(path) as ledger:
        return last_command(ledger) == kept.last


def _require_restored(path: Path, held: Contents, kept: Kept | None) -> None:
    with opened_ledger(path) as ledger:
        fault = first_fault(ledger) or ("" if holds(ledger, held.last) else "不是备份的内容")
    if fault:
        todo = f"恢复前的台账在 {kept.file}，请检查磁盘" if kept else "请检查磁盘后再恢复"
        raise LedgerError(f"已恢复，但台账 {path} {fault}", todo)
