"""Saying where files of evidence stand now: each is known by its digest, whatever it is called."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.changes import Change, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import proofs
from gytrack.ledger.queries.proofs import Held
from gytrack.records.ledger import PlanTerms
from gytrack.records.proof import Proof
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.proving.copies import examined


class Refound(NamedTuple):
    """What was found, for the echo: the command's number, and of each file its name and the codes that it proves."""

    number: int
    files: tuple[tuple[str, tuple[str, ...]], ...]


def find_again(
    ledger: Writer, actor: Actor, plan: PlanTerms, paths: Sequence[Path], folder: Path | None
) -> Refound:
    """Keep where files of evidence stand now, or copies of them where a folder is given.

    Raises:
        InputError: a file is none that was given as evidence, or the ledger has it there already.
    """
    with examined(list(paths), actor.host, folder) as files:
        held = [(file, _held(ledger, plan, file)) for file in files]
        changes = [change for file, rows in held for row in rows for change in _change(file, row)]
        if not changes and folder is None:
            raise InputError("这些佐证材料登记的就是现在的位置", "无需再设")
        names = "、".join(file.name for file in files)
        command = actor.command("evidence", f"evidence --found {shorten(names, 60)}", plan.id)
        number = apply(ledger, command, changes)
    codes = ((file.name, tuple(dict.fromkeys(row.code for row in rows))) for file, rows in held)
    return Refound(number, tuple(codes))


def _held(ledger: Reader, plan: PlanTerms, file: Proof) -> list[Held]:
    rows = proofs.of_digest(ledger, plan.id, file.sha256)
    if not rows:
        raise InputError(
            f"{file.path} 与登记过的佐证材料都不同",
            "内容有改动的不算同一份，请作为新的佐证材料登记：gytrack log 编号 补佐证 --evidence 文件",
        )
    return rows


def _change(file: Proof, row: Held) -> list[Change]:
    """Return the change of a row, none where it says the same already; a file that was copied stays so."""
    old = row.proof._asdict()
    new = {"path": file.path, "host": file.host, "copied": file.copied or row.proof.copied}
    if all(old[name] == value for name, value in new.items()):
        return []
    return [update("evidence", row.id, old, **new)]
