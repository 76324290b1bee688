"""Taking back one command whole; undoing an undo does it again."""

from collections.abc import Iterator, Sequence

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.changes import Change, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import department_rows, history
from gytrack.ledger.queries.history import Line
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.people.sums import require_no_less_than_nothing, sums_of
from gytrack.usecases.undoing.commands import in_force
from gytrack.usecases.undoing.places import require_places
from gytrack.usecases.undoing.rivals import require_alone

_LISTED = 5
"""How many later commands a refusal lists, the latest."""

_DOUBLES = {
    "name": "“{}”成为两个单位的名称",
    "assignment": "{}在 {} 中列两次",
    "member": "{}在{}中列两次",
}


def undo(ledger: Writer, actor: Actor, line: Line) -> int:
    """Take back a command and return the number of the undoing command.

    Raises:
        InputError: later commands that are in force rest on it; they are listed. Or something took its place: a plan,
            an edition, a step of a closing, a bulletin, a department's name or part, or what only one row may say. Or
            bulletins were issued of the plan, or a sum of money would turn negative.
        LedgerError: a row is no longer as the command left it.
    """
    inverse = list(_taken_back(history.changes(ledger, line.number)))
    later = _later(ledger, line, inverse)
    if later:
        listed = "；".join(f"#{number} {words}" for number, words in later[-_LISTED:])
        listed += f"等{len(later)}条" if len(later) > _LISTED else ""
        raise InputError(
            f"第 {line.number} 号命令之后还有命令用到它的内容：{listed}", "请先从后往前撤销这些命令"
        )
    require_places(ledger, line, inverse)
    command = actor.command("undo", f"undo {line.number}（{line.words}）", line.plan_id, undoes=line.number)
    try:
        return apply(ledger, command, _guarded(ledger, inverse, line))
    except LedgerError as error:
        raise LedgerError(
            f"第 {line.number} 号命令未能撤销：{error.wrong}", "台账未改动，请反馈此问题"
        ) from error


def _taken_back(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes that take others back, last first; a bulletin is only withdrawn and keeps its files."""
    for change in reversed(changes):
        if change.action == "insert" and change.table == "bulletin":
            yield update("bulletin", change.row_id, {"withdrawn": False}, withdrawn=True)
        elif change.action != "insert" or change.table != "issued":
            yield change.inverse()


def _guarded(ledger: Reader, inverse: Sequence[Change], line: Line) -> Iterator[Change]:
    """Yield the changes, and refuse them all once the last is written where the ledger may not stand as it does then.

    Departments or their names would be doubled, two rows say what only one may say, or a sum of money turn negative.
    """
    placing = line.plan_id if any(map(_places_department, inverse)) else None
    before = set() if placing is None else department_rows.doubles(ledger, placing)
    sums = sums_of(ledger, line.plan_id, inverse)
    yield from inverse
    require_alone(ledger, inverse, line.number)
    require_no_less_than_nothing(sums, sums_of(ledger, line.plan_id, inverse))
    after = set() if placing is None else department_rows.doubles(ledger, placing)
    for double in sorted(after - before):
        raise InputError(
            f"撤销第 {line.number} 号命令，会使{_DOUBLES[double.kind].format(double.name, double.where)}",
            "请先撤销其后涉及这一单位的命令，运行 gytrack history 查看",
        )


def _places_department(change: Change) -> bool:
    return change.action != "delete" and change.table in ("alias", "assignment", "department", "member")


def _later(ledger: Reader, line: Line, inverse: Sequence[Change]) -> list[tuple[int, str]]:
    """List the later commands in force that stand in the way.

    A later command and the undo that took it back cancel out; the undo of an earlier command does not. Who removed what
    is needed stands in the way whatever it undoes: it may have put the undo of an earlier command in force again.
    """
    removing = set(history.removed_parents(ledger, inverse))
    touching = removing.union(
        history.later_touching(ledger, line.number), history.later_resting_on(ledger, line.number)
    )
    found = []
    for number in sorted(touching):
        later = history.command(ledger, number)
        if later is None or not in_force(ledger, later):
            continue
        if number in removing or (later.undoes or 0) < line.number:
            found.append((number, later.words))
    return found
