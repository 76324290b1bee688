"""Logging a report: progress on a task or target, a target met, or a verdict taken back."""

from collections.abc import Iterator
from decimal import Decimal

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.term_words import STATES
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.items import Item, choose_item
from gytrack.usecases.entries.correcting import filled_in, left_out, to_correct, words_replaced
from gytrack.usecases.entries.entry import Entry, Given, Replaced, past_day, read_entry
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.left import figure_left
from gytrack.usecases.entries.mentioned import mentions
from gytrack.usecases.entries.storing import Logged, store
from gytrack.usecases.entries.unsaid import unsaid
from gytrack.usecases.entries.values import parse_total
from gytrack.usecases.naming.suggestions import typed
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import one_target


def log(ledger: Writer, actor: Actor, plan: PlanTerms, given: Given) -> Logged:
    """Store a report on a task or a target.

    Raises:
        InputError: the code is unknown or a section's, nothing is reported, one of the values cannot be used, or there
            is no such report to be corrected.
    """
    item = choose_item(ledger, plan, given.code)
    if item.section is not None:
        raise InputError(f"{item.code} 是工程或项目", "请登记到其下的任务或指标，gytrack list 可查看编号")
    if item.target is not None and (given.percent is not None or given.state is not None):
        raise InputError(f"{item.code} 是量化指标，没有进度和状态", _of_the_task(item))
    corrected = None if given.corrects is None else to_correct(ledger, plan, item, given.corrects)
    if corrected is not None:
        given = filled_in(given, corrected)
    entry = read_entry(ledger, plan, item, given, actor)
    if entry.is_empty():
        raise InputError("没有可登记的内容", "请写进展，或用 --percent、--value、--state 等")
    notes = (*entry.notes, *_unreported(ledger, plan, entry, given), *_words_alone(entry))
    if corrected is not None:
        notes += (
            *words_replaced(ledger, plan, entry, corrected, actor.today),
            *left_out(ledger, entry, corrected),
        )
        entry = entry._replace(corrects=Replaced(corrected.report.id, corrected.number))
    return store(ledger, actor, plan, "log", entry._replace(notes=notes))


def _unreported(ledger: Reader, plan: PlanTerms, entry: Entry, given: Given) -> Iterator[str]:
    """Say which figures stand in the text only, and how to report them."""
    if not any(map(str.isdigit, entry.text)):
        return
    item, reported = entry.item, {figure.target.id for figure in entry.figures}
    own = [] if item.task is None else target_queries.targets_of(ledger, item.task.id)
    rules = rules_of(ledger, plan, entry.day)
    found = {
        mention.target.id: mention
        for mention in mentions(entry.text, own if item.target is None else [item.target])
        if mention.target.id not in reported
        and (
            mention.added
            or one_target(ledger, mention.target, entry.day, rules).actual != Decimal(mention.number)
        )
    }
    if not found:
        return
    said = "、".join(f"“{shorten(mention.words)}”" for mention in found.values())
    values = (
        f"{'--add' if mention.added else '--value'} {mention.target.code}={mention.number}"
        for mention in found.values()
    )
    dept = "" if entry.department is None else f"--dept {typed(entry.department.name)}"
    day = "" if given.day is None else f"--date {entry.day}"
    among = f"--plan {plan.code}" if len(plan_queries.all_plans(ledger)) > 1 else ""
    words = " ".join(filter(None, ("gytrack log", item.code, *values, dept, day, among)))
    yield f"进展里写到{said}，没有登记为数值；如要登记：{words}"


def _words_alone(entry: Entry) -> list[str]:
    """Say what of progress and state stands in the text only; a target has neither."""
    if entry.item.task is None or entry.item.target is not None:
        return []
    measured = entry.percent is not None or bool(entry.figures)
    return unsaid(entry.text, percent=measured, state=entry.state is not None)


def _of_the_task(item: Item) -> str:
    if item.task is None:
        return "请用 --value 或 --add 登记数值"
    return f"请用 --value 或 --add 登记数值，或把 --percent、--state 登记到任务 {item.task.code}"


def declare_met(ledger: Writer, actor: Actor, plan: PlanTerms, given: Given, value: str | None) -> Logged:
    """Store a person's word that a target is met, perhaps with the figure that meets it.

    Raises:
        InputError: the code is no target's, or one of the values cannot be used.
    """
    target = _target(ledger, plan, given)
    understood = None if value is None else parse_total(value, target)
    return _declare(ledger, actor, plan, given, "met", Figure(target, "met", understood))


def declare_unmet(ledger: Writer, actor: Actor, plan: PlanTerms, given: Given) -> Logged:
    """Store a person's word that a target is not met after all, with the reason. Raises as ``declare_met``."""
    target = _target(ledger, plan, given)
    if not given.text.strip():
        raise InputError("取消达标认定需要说明理由", "请用 --note 写明")
    day = past_day(given.day, actor.today)
    rules = rules_of(ledger, plan, day)
    status = one_target(ledger, target, day, rules)
    if not status.met:
        raise InputError(f"{target.code} 目前没有达标，无需取消", "运行 gytrack targets 查看完成情况")
    logged = _declare(ledger, actor, plan, given, "unmet", Figure(target, "unmet", None))
    return logged._replace(notes=(*logged.notes, *figure_left(ledger, plan, status, day, rules)))


def _target(ledger: Reader, plan: PlanTerms, given: Given) -> TargetRow:
    item = choose_item(ledger, plan, given.code)
    if item.target is None:
        own = [] if item.task is None else target_queries.targets_of(ledger, item.task.id)
        if item.task is not None and not own:
            raise InputError(
                f"{item.code} 不是量化指标。{item.code} 的指标：无",
                f"定性的目标由人认定完成，请写明依据：gytrack log {item.code} 依据 --state {STATES['done']}；"
                "gytrack targets 可查看全部",
            )
        listed = "、".join(f"{target.code} {target.name}" for target in own)
        raise InputError(
            f"{item.code} 不是量化指标", f"{item.code} 的指标：{listed or '无'}；gytrack targets 可查看全部"
        )
    if item.target.op == "none":
        raise InputError(
            f"{item.code} 是自设统计项，没有设目标，无从认定达标",
            f"数值用 gytrack log {item.code} --value 登记",
        )
    return item.target


def _declare(
    ledger: Writer, actor: Actor, plan: PlanTerms, given: Given, name: str, figure: Figure
) -> Logged:
    item = choose_item(ledger, plan, given.code)
    entry = read_entry(ledger, plan, item, given, actor)
    return store(ledger, actor, plan, name, entry._replace(figures=(figure,)))
