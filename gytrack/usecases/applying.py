"""Writing a command, with what is derived of the tasks that it touches."""

from collections.abc import Iterable

from gytrack.ledger import apply as ledger_apply
from gytrack.ledger.changes import Change, Command
from gytrack.ledger.connection import Writer
from gytrack.usecases.deriving import derived, unknown


def apply(ledger: Writer, command: Command, changes: Iterable[Change]) -> int:
    """Write a command whole and make it permanent; returns its number. Raises as ``gytrack.ledger.apply``."""
    return apply_all(ledger, [(command, changes)])[0]


def apply_all(ledger: Writer, commands: Iterable[tuple[Command, Iterable[Change]]]) -> list[int]:
    """Write commands that belong together and make them permanent at once. Returns and raises as ``apply``."""
    return ledger_apply.apply_all(ledger, commands, derived)


def derive_unknown(ledger: Writer) -> None:
    """Derive what is not known yet, as after an upgrade."""
    ledger_apply.renew(ledger, unknown(ledger), derived)


def derive_all(ledger: Writer) -> None:
    """Derive everything anew, as where a file comes from outside: its log tells of its data only."""
    ledger_apply.renew_all(ledger, derived)
