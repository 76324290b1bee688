"""Which command a person wants to take back."""

from itertools import takewhile

from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import history
from gytrack.ledger.queries.history import Line
from gytrack.ledger.queries.kept import BACKUP, KEEPING, MOVE, RESTORE

_MAKING = 1
"""The number of the command that made the ledger."""

_KEEPING_WAYS = {
    BACKUP: "备份不改动台账，不用撤销",
    RESTORE: "恢复前的台账另存在{beside}（名称中有“恢复前”），可用 gytrack restore 恢复它",
    MOVE: "移入数据库之前的台账文件没有改动，用 --db 指定它即可",
}


def latest_undoable(ledger: Reader, plan_id: int | None, who: str) -> Line:
    """Return a person's latest command on a plan that is in force and no undo.

    Raises:
        InputError: there is none.
    """
    lines = history.of_all(ledger) if plan_id is None else history.of_plan(ledger, plan_id)
    since = history.last_migration(ledger)
    for line in takewhile(lambda line: line.number > since, lines):
        if _can_be_meant(line, who) and in_force(ledger, line):
            return line
    raise InputError(
        f"没有 {who} 可以撤销的命令", "运行 gytrack history 查看，用 gytrack undo 编号 撤销指定的一条"
    )


def _can_be_meant(line: Line, who: str) -> bool:
    return line.who == who and line.undoes is None and line.name not in KEEPING


def command_numbered(ledger: Reader, number: int) -> Line:
    """Return the command that a person wants to undo.

    Raises:
        InputError: there is none of this number, it is undone already, or it cannot be undone.
    """
    line = history.command(ledger, number)
    if line is None:
        raise InputError(f"没有第 {number} 号命令", "运行 gytrack history 查看命令编号")
    migrated = history.last_migration(ledger)
    if number <= migrated:
        why = "" if number == migrated else f"，它在第 {migrated} 号台账升级之前"
        todo = "它建立了台账本身" if number == _MAKING else _before_upgrade(ledger)
        raise InputError(f"第 {number} 号命令（{line.words}）不能撤销{why}", todo)
    if line.name in KEEPING:
        way = _KEEPING_WAYS[line.name].format(beside="台账旁边" if ledger.user is None else "备份旁边")
        raise InputError(f"第 {number} 号命令（{line.words}）不能撤销", way)
    if not in_force(ledger, line):
        raise InputError(
            f"第 {number} 号命令已由第 {line.undone_by} 号撤销",
            f"如要恢复，运行 gytrack undo {line.undone_by}",
        )
    return line


def _before_upgrade(ledger: Reader) -> str:
    """Say where the ledger stands as it was: a server is not copied beforehand, for it takes back what fails."""
    return "台账升级前的备份在台账旁边" if ledger.user is None else "升级前的内容请从备份中找"


def in_force(ledger: Reader, line: Line) -> bool:
    """Say whether a command still holds: no undo of it does."""
    holds, undo = True, line.undone_by
    while undo is not None:
        holds = not holds
        latest = history.command(ledger, undo)
        undo = latest and latest.undone_by
    return holds
