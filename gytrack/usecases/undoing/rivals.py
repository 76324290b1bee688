"""What only one row may say: undoing brings a row back only where no other has said it since."""

from collections.abc import Iterable

from gytrack.errors import InputError
from gytrack.ledger.changes import Change
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.reported import adopting_as
from gytrack.ledger.queries.rivals import rival

_TAKEN = {
    "dispute": "同一单位已另由第 {} 号提出争议，尚未明确",
    "entry": "所采信的进展已另由第 {} 号采信",
    "fund": "所更正的资金已另由第 {} 号更正",
    "settlement": "这一争议已另由第 {} 号明确",
    "target": "这一统计项的编号或名称，第 {} 号所加的已在用",
    "task": "所增加任务的编号，第 {} 号所增加的已在用",
}


def require_alone(ledger: Reader, written: Iterable[Change], since: int) -> None:
    """Refuse changes that are written already and by which two rows say what only one may say.

    What stood beside each other before the command ``since``, which they take back, may do so again: a merger of
    departments makes such rows, which no command that is to be taken back before could part.

    Raises:
        InputError: they do; the command by which the other row says it is named.
    """
    for change in written:
        table, row_id = _brought_back(change)
        source = adopting_as(str((change.new or {})["source"])) if table == "entry" else None
        other = rival(ledger, table, int(row_id), since, source) if table and row_id else None
        if other is not None:
            raise InputError(_TAKEN[table].format(other), f"请先运行 gytrack undo {other}")


def _brought_back(change: Change) -> tuple[str, Stored]:
    """Return the table and the id of the row that a change brings back, open again or counted again too; "" for none."""
    new, old = change.new or {}, change.old or {}
    match change.table, change.action:
        case "settlement", "delete":
            return "dispute", old["dispute_id"]
        case "dispute" | "fund" | "settlement", "insert":
            return change.table, change.row_id
        case "entry", "insert" if adopting_as(str(new["source"])):
            return "entry", change.row_id
        case "target", _ if new.get("own") == "counted":
            return "target", change.row_id
        case "adjustment", "insert" if new["added"]:
            return "task", new["task_id"]
    return "", None
