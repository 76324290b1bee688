"""Which reports were corrected: they stay in the ledger, and count no longer on any day."""

from collections.abc import Iterable
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import batches

STANDS = "NOT EXISTS (SELECT 1 FROM correction k WHERE k.corrected_id = e.id)"
"""The condition that no later report corrects an entry ``e``, looked up in the index of what is corrected."""


class Correction(NamedTuple):
    """The command whose report an entry corrects, and the one whose report corrects it; null where there is none."""

    corrects: int | None = None
    corrected_by: int | None = None


UNTOUCHED = Correction()


def of_entries(ledger: Reader, entries: Iterable[int]) -> dict[int, Correction]:
    """Return, by entry, what it corrects and what corrects it; entries of neither kind are left out."""
    found: dict[int, Correction] = {}
    for names, values in batches("id", entries):
        for entry, command in ledger.rows(
            "SELECT k.entry_id, o.command_id FROM correction k JOIN entry o ON o.id = k.corrected_id "
            f"WHERE k.entry_id IN ({names})",
            **values,
        ):
            found[entry] = Correction(corrects=command)
        for entry, command in ledger.rows(
            "SELECT k.corrected_id, o.command_id FROM correction k JOIN entry o ON o.id = k.entry_id "
            f"WHERE k.corrected_id IN ({names})",
            **values,
        ):
            found[entry] = found.get(entry, UNTOUCHED)._replace(corrected_by=command)
    return found


def corrected_by_commands(ledger: Reader, commands: Iterable[int]) -> dict[int, int]:
    """Return, by the command that logged a correction, the one whose report it corrects."""
    found: dict[int, int] = {}
    for names, values in batches("command", commands):
        rows = ledger.rows(
            "SELECT e.command_id, o.command_id FROM entry e JOIN correction k ON k.entry_id = e.id "
            f"JOIN entry o ON o.id = k.corrected_id WHERE e.command_id IN ({names})",
            **values,
        )
        found |= {correcting: corrected for correcting, corrected in rows}  # noqa: C416 - rows are tuples of anything
    return found


def correcting(ledger: Reader, entry: int) -> int | None:
    """Return the command whose report corrects an entry, null where none does."""
    return of_entries(ledger, [entry]).get(entry, UNTOUCHED).corrected_by
