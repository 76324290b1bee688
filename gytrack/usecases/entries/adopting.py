"""采信: the coordinator takes over, as an entry of their own, what a department reported that does not count by itself."""

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import corrections, proofs, reported
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.reported import Reported
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.items import Item, choose_item
from gytrack.usecases.entries.entry import Entry
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.numbered import numbered_report
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
    number, report = numbered_report(ledger, plan, item, typed, "--adopt")
    later = corrections.correcting(ledger, report.id)
    if later is not None:
        raise InputError(f"第 {number} 号已由第 {later} 号更正", f"请采信第 {later} 号")
    _require_uncounted(ledger, item, report, number)
    earlier = reported.adopted_by(ledger, report.task_id, number)
    if earlier is not None:
        raise InputError(
            f"第 {number} 号已经采信，见第 {earlier} 号", f"如要重新采信，先运行 gytrack undo {earlier}"
        )
    entry = _entry(ledger, item, report, f"{reported.adopting(number)}{report.department}")
    return store(ledger, actor, plan, "log", entry._replace(notes=_later(ledger, item, report, actor)))


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
        proofs.of(ledger, "entry", [report.id]).get(report.id, ()),
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
