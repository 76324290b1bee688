"""Taking back one command whole; undoing an undo does it again."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.changes import Change, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries import closings, corrections, department_rows, history
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries.history import Line
from gytrack.ledger.queries.kept import BACKUP, KEEPING, MOVE, RESTORE
from gytrack.ledger.queries.plans import all_plans
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.importing.import_plan import require_new_text, require_room
from gytrack.usecases.people.sums import require_no_less_than_nothing, sums_of
from gytrack.usecases.rivals import require_alone

_LISTED = 5
"""How many later commands a refusal lists, the latest."""

_MAKING = 1
"""The number of the command that made the ledger."""

_KEEPING_WAYS = {
    BACKUP: "备份不改动台账，不用撤销",
    RESTORE: "恢复前的台账另存在{beside}（名称中有“恢复前”），可用 gytrack restore 恢复它",
    MOVE: "移入数据库之前的台账文件没有改动，用 --db 指定它即可",
}

_DOUBLES = {
    "name": "“{}”成为两个单位的名称",
    "assignment": "{}在 {} 中列两次",
    "member": "{}在{}中列两次",
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


def undo(ledger: Writer, actor: Actor, line: Line) -> int:
    """Take back a command and return the number of the undoing command.

    Raises:
        InputError: later commands that are in force rest on it; they are listed. Or another plan took its place.
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
    _require_room(ledger, inverse)
    _require_edition(ledger, line, inverse)
    _require_uncorrected(ledger, inverse)
    _require_unforked(ledger, line, inverse)
    _require_no_bulletins(ledger, inverse)
    _require_free_period(ledger, inverse)
    command = actor.command("undo", f"undo {line.number}（{line.words}）", line.plan_id, undoes=line.number)
    try:
        return apply(ledger, command, _without_doubles(ledger, inverse, line))
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


def _without_doubles(ledger: Reader, inverse: Sequence[Change], line: Line) -> Iterator[Change]:
    """Yield the changes, and once the last is written refuse them all where others have taken their place since."""
    placing = None if not any(map(_places_department, inverse)) else line.plan_id
    before = set() if placing is None else department_rows.doubles(ledger, placing)
    sums = sums_of(ledger, line.plan_id, inverse)
    yield from inverse
    require_alone(ledger, inverse)
    require_no_less_than_nothing(sums, sums_of(ledger, line.plan_id, inverse))
    after = set() if placing is None else department_rows.doubles(ledger, placing)
    for double in sorted(after - before):
        raise InputError(
            f"撤销第 {line.number} 号命令，会使{_DOUBLES[double.kind].format(double.name, double.where)}",
            "请先撤销其后涉及这一单位的命令，运行 gytrack history 查看",
        )


def _places_department(change: Change) -> bool:
    return change.action != "delete" and change.table in ("alias", "assignment", "department", "member")


def _require_unforked(ledger: Reader, line: Line, wanted: Sequence[Change]) -> None:
    """Let a step of a task's closing come back only where no other one has taken its place."""
    steps = [change.new or {} for change in wanted if (change.table, change.action) == ("closing", "insert")]
    for code, number in closings.forked(ledger, steps):
        raise InputError(
            f"撤销第 {line.number} 号命令，会与 {code} 其后的销号记录（第 {number} 号）冲突",
            f"请先撤销第 {number} 号：gytrack undo {number}",
        )


def _later(ledger: Reader, line: Line, inverse: Sequence[Change]) -> list[tuple[int, str]]:
    """List the later commands in force that stand in the way.

    A later command and the undo that took it back cancel out; the undo of an earlier command does not.
    """
    touching = set(history.later_touching(ledger, line.number))
    touching.update(history.later_resting_on(ledger, line.number))
    touching.update(history.removed_parents(ledger, inverse))
    found = []
    for number in sorted(touching):
        later = history.command(ledger, number)
        if later is not None and (later.undoes or 0) < line.number and in_force(ledger, later):
            found.append((number, later.words))
    return found


def _require_room(ledger: Reader, wanted: Sequence[Change]) -> None:
    """Let a plan come back only where its file and code were not imported again, and no other is the default."""
    new = {change.table: change.new or {} for change in wanted if change.action == "insert"}
    if "plan" in new and "edition" in new:
        require_room(ledger, str(new["plan"]["code"]), str(new["edition"]["source_text"]))
    elif "edition" in new:
        require_new_text(ledger, str(new["edition"]["source_text"]))
    plans = {change.row_id: change.new or {} for change in wanted if change.table == "plan"}
    if any(columns.get("is_default") for columns in plans.values()):
        for plan in all_plans(ledger):
            if plan.is_default and plan.id not in plans:
                raise InputError(
                    f"{plan.code} 已设为默认方案", "如要改用另一个方案，运行 gytrack plan default 代号"
                )


def _require_edition(ledger: Reader, line: Line, wanted: Sequence[Change]) -> None:
    """Let a task or a figure of one's own come back only into the edition it was added to: another has other codes."""
    if line.plan_id is None or any(change.table == "edition" for change in wanted):
        return
    for change in wanted:
        if change.table in ("target", "task") and change.action == "insert":
            edition, _ = edition_queries.latest(ledger, line.plan_id)
            if (change.new or {})["edition_id"] != edition:
                raise InputError("所加的这一项撤销之后导入了新版，不能恢复", "请按新版的编号另行增加")


def _require_uncorrected(ledger: Reader, wanted: Sequence[Change]) -> None:
    """Let a correction come back only where no other has corrected the same report since."""
    for change in wanted:
        if change.table == "correction" and change.action == "insert":
            later = corrections.correcting(ledger, int((change.new or {})["corrected_id"] or 0))
            if later is not None:
                raise InputError(f"所更正的进展已另由第 {later} 号更正", f"请先运行 gytrack undo {later}")


def _require_no_bulletins(ledger: Reader, wanted: Sequence[Change]) -> None:
    """Keep a plan of which bulletins were issued, withdrawn ones too: they are never deleted."""
    for change in wanted:
        if (change.table, change.action) == ("plan", "delete"):
            issued = bulletin_queries.numbers_of(ledger, change.row_id)
            if issued:
                raise InputError(
                    f"这一方案已编发过{len(issued)}期进展情况，导入不能撤销",
                    "编发过的各期（撤销了的也在内）始终保留；查看：gytrack bulletin list",
                )


def _require_free_period(ledger: Reader, wanted: Sequence[Change]) -> None:
    """Let a withdrawn bulletin come back only where no other stands for its period by now."""
    for change in wanted:
        if change.table == "bulletin" and change.action == "update" and not (change.new or {})["withdrawn"]:
            other = bulletin_queries.standing(ledger, change.row_id)
            if other is not None:
                raise InputError(
                    f"{other.label}已另行编发第{other.number}期，撤销了的一期不能恢复",
                    f"如要恢复，先撤销第{other.number}期：gytrack undo {other.command}",
                )
