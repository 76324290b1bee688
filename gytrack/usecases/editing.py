"""Small changes to a plan: its default, the start that its paper does not print, since when reports are due, a short title."""

from datetime import date

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.changes import update
from gytrack.ledger.connection import Writer
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import MAX_TITLE
from gytrack.status.schedule import start_of
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.texts import checked_text, one_line


def make_default(ledger: Writer, actor: Actor, plan: PlanTerms) -> int:
    """Make a plan the one that commands take where none is named."""
    changes = [
        update("plan", other.id, {"is_default": other.is_default}, is_default=other.id == plan.id)
        for other in plan_queries.all_plans(ledger)
        if other.is_default != (other.id == plan.id)
    ]
    if not changes:
        raise InputError(f"{plan.code} 已经是默认方案", "无需再设")
    return apply(ledger, actor.command("plan default", f"plan default {plan.code}", plan.id), changes)


def set_start(ledger: Writer, actor: Actor, plan: PlanTerms, starts: date, basis: str) -> int:
    """Set the day from which 序时进度 counts, for a plan whose paper prints none, with what it rests on.

    Raises:
        InputError: the paper prints one, the basis is empty, or the day is not before the plan's end.
    """
    printed = start_of(plan._replace(start_set=None))
    if printed is not None:
        raise InputError(f"方案 {plan.code} 已载明 {long_day(printed)}，序时进度由此起算", "不能另设起始日")
    if plan.ends is not None and starts >= plan.ends:
        raise InputError(
            f"起始日 {long_day(starts)} 不早于方案的完成时限 {long_day(plan.ends)}", "请核对日期"
        )
    reason = checked_text(basis, "依据")
    if not reason:
        raise InputError("没有写明起始日的依据", "请用 --basis 写明，如印发文号或会议纪要")
    old = {"start_set": plan.start_set, "start_basis": plan.start_basis}
    changes = [update("plan", plan.id, old, start_set=starts, start_basis=reason)]
    words = f"plan set-start {starts} {shorten(reason, 40)}"
    return apply(ledger, actor.command("plan set-start", words, plan.id), changes)


def set_asked(ledger: Writer, actor: Actor, plan: PlanTerms, asked: date) -> int:
    """Set the day from which each period wants a report, 按期报送: from its period on one that is missed is 欠报.

    Raises:
        InputError: it is that day already, or the plan has ended by then.
    """
    if plan.asked_from == asked:
        raise InputError(f"方案 {plan.code} 已要求自 {long_day(asked)} 起按期报送", "无需再设")
    if plan.ends is not None and asked > plan.ends:
        raise InputError(f"{long_day(asked)} 晚于方案的完成时限 {long_day(plan.ends)}", "请核对日期")
    changes = [update("plan", plan.id, {"asked_from": plan.asked_from}, asked_from=asked)]
    return apply(ledger, actor.command("plan set-asked", f"plan set-asked {asked}", plan.id), changes)


def set_title(ledger: Writer, actor: Actor, plan: PlanTerms, code: str, title: str) -> int:
    """Give a task a short title of one's own; an empty one brings back the derived title.

    Raises:
        InputError: the code is no task's, or the title is too long.
    """
    item = choose_item(ledger, plan, code)
    if item.task is None or item.target is not None:
        raise InputError(f"{item.code} 不是任务", "短标题只用于任务、配套措施和保障措施")
    wanted = one_line(title, "标题")
    if len(wanted) > MAX_TITLE:
        raise InputError(f"标题有{len(wanted)}个字，超过{MAX_TITLE}个字", "请写短一些")
    own = task_queries.own_title(ledger, item.task.id)
    if own == (wanted or None):
        raise InputError(f"{item.code} 的标题没有变化", "无需再设")
    change = update("task", item.task.id, {"own_title": own}, own_title=wanted or None)
    return apply(ledger, actor.command("title", f"title {item.code} {wanted}", plan.id), [change])
