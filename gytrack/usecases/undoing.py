"""Taking back one command whole; undoing an undo does it again."""

from gytrack.errors import InputError, LedgerError
from gytrack.ledger import history
from gytrack.ledger.apply import apply
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.history import Line
from gytrack.usecases.actor import Actor

_NOT_UNDONE = {"migrate"}


def latest_undoable(ledger: Reader, plan_id: int | None, who: str) -> Line:
    """Return a person's latest command on a plan that is in force and no undo.

    Raises:
        InputError: there is none.
    """
    lines = history.of_all(ledger) if plan_id is None else history.of_plan(ledger, plan_id)
    for line in lines:
        if (
            line.who == who
            and line.undoes is None
            and line.name not in _NOT_UNDONE
            and in_force(ledger, line)
        ):
            return line
    raise InputError(
        f"没有 {who} 可以撤销的命令", "运行 gytrack history 查看，用 gytrack undo 编号 撤销指定的一条"
    )


def command_numbered(ledger: Reader, number: int) -> Line:
    """Return the command that a person wants to undo.

    Raises:
        InputError: there is none of this number, it is undone already, or it cannot be undone.
    """
    line = history.command(ledger, number)
    if line is None:
        raise InputError(f"没有第 {number} 号命令", "运行 gytrack history 查看命令编号")
    if line.name in _NOT_UNDONE:
        raise InputError(f"第 {number} 号命令（{line.words}）不能撤销", "台账升级前的备份在台账旁边")
    if not in_force(ledger, line):
        raise InputError(
            f"第 {number} 号命令已由第 {line.undone_by} 号撤销",
            f"如要恢复，运行 gytrack undo {line.undone_by}",
        )
    return line


def in_force(ledger: Reader, line: Line) -> bool:
    """Say whether a command still holds: no undo of it does."""
    if line.undone_by is None:
        return True
    undo = history.command(ledger, line.undone_by)
    return undo is not None and not in_force(ledger, undo)


def undo(ledger: Writer, actor: Actor, line: Line) -> int:
    """Take back a command and return the number of the undoing command.

    Raises:
        InputError: later commands that are in force rest on it; they are listed.
        LedgerError: a row is no longer as the command left it.
    """
    later = _later(ledger, line)
    if later:
        listed = "；".join(f"#{number} {words}" for number, words in later)
        raise InputError(
            f"第 {line.number} 号命令之后还有命令用到它的内容：{listed}", "请先从后往前撤销这些命令"
        )
    inverse = [change.inverse() for change in reversed(history.changes(ledger, line.number))]
    command = actor.command("undo", f"undo {line.number}（{line.words}）", line.plan_id, undoes=line.number)
    try:
        return apply(ledger, command, inverse)
    except LedgerError as error:
        raise LedgerError(
            f"第 {line.number} 号命令未能撤销：{error.wrong}", "台账未改动，请反馈此问题"
        ) from error


def _later(ledger: Reader, line: Line) -> list[tuple[int, str]]:
    touching = set(history.later_touching(ledger, line.number))
    touching |= set(history.later_resting_on(ledger, line.number))
    found = []
    for number in sorted(touching):
        later = history.command(ledger, number)
        if later is not None and later.undoes is None and in_force(ledger, later):
            found.append((number, later.words))
    return found
