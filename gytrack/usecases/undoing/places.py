"""What was taken back comes back only where nothing has taken its place, and no plan goes of which bulletins tell."""

from collections.abc import Sequence

from gytrack.errors import InputError
from gytrack.ledger.changes import Change
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries import closings, corrections
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries.history import Line
from gytrack.ledger.queries.plans import all_plans
from gytrack.ledger.queries.plans import editions as editions_of
from gytrack.usecases.importing.import_plan import require_new_text, require_room


def require_places(ledger: Reader, line: Line, wanted: Sequence[Change]) -> None:
    """Refuse the changes that take a command back where another has taken the place of what they bring back.

    A plan of which bulletins were issued is not taken away either.

    Raises:
        InputError: one has, and what to take back before is named; or there are bulletins.
    """
    _require_room(ledger, wanted)
    _require_edition(ledger, line, wanted)
    _require_uncorrected(ledger, wanted)
    _require_unforked(ledger, line, wanted)
    _require_no_bulletins(ledger, wanted)
    _require_free_period(ledger, wanted)


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
    """Let a task or a figure of one's own come back only into the edition it was taken from: a later has other codes."""
    if line.plan_id is None or any(change.table == "edition" for change in wanted):
        return
    if editions_of(ledger, line.plan_id)[-1].command < line.number:
        return
    for change in wanted:
        if change.table in ("target", "task") and change.action == "insert":
            edition, _ = edition_queries.latest(ledger, line.plan_id)
            if (change.new or {})["edition_id"] != edition:
                raise InputError("所加的这一项撤销之后导入了新版，不能恢复", "请按新版的编号另行增加")


def _require_uncorrected(ledger: Reader, wanted: Sequence[Change]) -> None:
    """Let a correction come back only where no other has corrected the same report since: the table takes no second."""
    for change in wanted:
        if change.table == "correction" and change.action == "insert":
            later = corrections.correcting(ledger, int((change.new or {})["corrected_id"] or 0))
            if later is not None:
                raise InputError(f"所更正的进展已另由第 {later} 号更正", f"请先运行 gytrack undo {later}")


def _require_unforked(ledger: Reader, line: Line, wanted: Sequence[Change]) -> None:
    """Let a step of a task's closing come back only where no other one has taken its place."""
    steps = [change.new or {} for change in wanted if (change.table, change.action) == ("closing", "insert")]
    for code, number in closings.forked(ledger, steps):
        raise InputError(
            f"撤销第 {line.number} 号命令，会与 {code} 其后的销号记录（第 {number} 号）冲突",
            f"请先撤销第 {number} 号：gytrack undo {number}",
        )


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
