"""采信: the coordinator takes over, as an entry of their own, what a department reported that does not count by itself."""

import re

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import history, reported
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.reported import Reported
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.choosing import Item, choose_item
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.entries.entry import Entry
from gytrack.usecases.entries.evidence import Evidence
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.storing import Logged, store
from gytrack.usecases.entries.values import Understood


def adopt(ledger: Writer, actor: Actor, plan: PlanTerms, code: str, typed: str) -> Logged:
    """Store a department's report again as the coordinator's own: same day, same words, figures and evidence.

    Args:
        ledger: the ledger.
        actor: who adopts it.
        plan: the plan.
        code: what the report is about, as typed.
        typed: the number of the command that logged it, as typed.

    Raises:
        InputError: there is no such report on this code, or it counts already, or was adopted before.
    """
    item = choose_item(ledger, plan, code)
    if item.section is not None:
        raise InputError(f"{item.code} 是工程或项目", "请写其下的任务或指标，gytrack list 可查看编号")
    number = _number(typed)
    report = _report(ledger, plan, item, number)
    _require_uncounted(ledger, item, report, number)
    mark = f"采信#{number}"
    earlier = reported.with_source(ledger, report.task_id, mark)
    if earlier is not None:
        raise InputError(
            f"第 {number} 号已经采信，见第 {earlier} 号", f"如要重新采信，先运行 gytrack undo {earlier}"
        )
    entry = _entry(ledger, item, report, f"{mark} {report.department}")
    return store(ledger, actor, plan, "log", entry._replace(notes=_later(ledger, item, report, actor)))


def _number(typed: str) -> int:
    found = re.fullmatch(r"第?#?(\d{1,9})号?", plain(typed).replace(" ", ""))
    if not found:
        raise InputError(
            f"“{shorten(typed)}”不是命令编号", "--adopt 后写单位报送的那条命令的编号，如 --adopt 12"
        )
    return int(found[1])


def _report(ledger: Reader, plan: PlanTerms, item: Item, number: int) -> Reported:
    report = reported.of_command(ledger, number)
    if report is None:
        line = history.command(ledger, number)
        if line is None:
            wrong = f"没有第 {number} 号命令"
        elif line.undone_by is not None:
            wrong = f"第 {number} 号命令（{line.words}）已撤销"
        else:
            wrong = f"第 {number} 号命令（{line.words}）没有登记进展"
        raise InputError(wrong, f"运行 gytrack show {item.code} 查看各单位报送的编号")
    if report.plan_id != plan.id:
        raise InputError(f"第 {number} 号登记在另一个方案", "请用 --plan 指定那个方案")
    if report.code != item.code:
        raise InputError(
            f"第 {number} 号登记的是 {report.code}，不是 {item.code}",
            f"请运行 gytrack log {report.code} --adopt {number}",
        )
    return report


def _require_uncounted(ledger: Reader, item: Item, report: Reported, number: int) -> None:
    """Refuse what counts already: the coordinator's own, the lead's, and a share of what is summed by departments."""
    why = ""
    if report.department_id is None:
        why = "是统筹人员自己登记的"
    elif item.task is None:
        why = f"是对 {item.code} 的报送，各单位的数都计入"
    elif task_queries.role_in(ledger, item.task.id, report.department_id, report.day) == "lead":
        why = f"是牵头单位{report.department}报送的"
    elif any(figure.target.by_department for figure in _figures(ledger, item, report)):
        why = "的数按单位汇总"
    if why:
        raise InputError(f"第 {number} 号{why}，已经计入", "无需采信")


def _entry(ledger: Reader, item: Item, report: Reported, source: str) -> Entry:
    return Entry(
        item,
        report.day,
        report.text,
        report.problem,
        report.next_step,
        report.state,
        report.percent,
        None,
        source,
        _figures(ledger, item, report),
        tuple(Evidence(*proof) for proof in reported.evidence_of(ledger, report.id)),
    )


def _figures(ledger: Reader, item: Item, report: Reported) -> tuple[Figure, ...]:
    own = (
        {target.id: target for target in target_queries.targets_of(ledger, item.task.id)} if item.task else {}
    )
    return tuple(
        Figure(own[target_id], kind, None if value is None else Understood(value))
        for target_id, kind, value in reported.figures_of(ledger, report.id)
    )


def _later(ledger: Reader, item: Item, report: Reported, actor: Actor) -> tuple[str, ...]:
    """Say that a later day's report goes before the adopted one."""
    if item.task is None:
        return ()
    entries = progress_queries.entries(ledger, "task_id", item.task.id, actor.today)
    later = next((entry.report for entry in entries if entry.counts and entry.report.day > report.day), None)
    if later is None:
        return ()
    return (
        f"{item.task.code} 另有{long_day(later.day)}的登记（#{later.number}），与所采信的不一致处以日期在后的为准",
    )
