"""Starting an evaluation: the figures of its day are drawn up and stored, and no later entry changes them.

There is no refreshing: who wants later figures starts another evaluation, and the earlier one stays as it was.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Writer
from gytrack.ledger.queries import evaluations as evaluation_queries
from gytrack.records.evaluation import EvaluationRow
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import EvaluationKind
from gytrack.status.schedule import start_of
from gytrack.term_words import EVALUATIONS
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.evaluating.drawing import Drawn, drawn_up
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.texts import MOST_OF_A_NAME, one_line


class Started(NamedTuple):
    """What was drawn up, for the echo: the evaluation, its targets and tasks, and what a person should know."""

    evaluation: EvaluationRow
    drawn: tuple[Drawn, ...]
    notes: tuple[str, ...]


def start(
    ledger: Writer, actor: Actor, plan: PlanTerms, kind: EvaluationKind, day: date, name: str = ""
) -> Started:
    """Draw up an evaluation of a plan as of a day and store it.

    Raises:
        InputError: the day is yet to come, the name is too long, or the plan has nothing to evaluate.
    """
    if day > actor.today:
        raise InputError(f"评估截至日 {long_day(day)} 还没有到", "请写今天或以前的日期")
    called = one_line(name, "名称") or EVALUATIONS[kind]
    if len(called) > MOST_OF_A_NAME:
        raise InputError(f"名称有{len(called)}个字，超过{MOST_OF_A_NAME}个字", "请写短一些")
    drawn = tuple(drawn_up(ledger, plan, kind, day, rules_of(ledger, plan, day)))
    if not drawn:
        raise InputError(f"方案 {plan.code} 没有可以评估的指标和任务", "运行 gytrack list 查看")
    notes = tuple(_notes(ledger, plan, kind, day))
    ids, number = Ids(ledger), next_command(ledger)
    evaluation = EvaluationRow(ids.next("evaluation"), number, kind, called, day)
    named = "" if called == EVALUATIONS[kind] else f" {called}"
    words = f"evaluate start {EVALUATIONS[kind]}（截至{long_day(day)}）{named}"
    apply(
        ledger,
        actor.command("evaluate start", words.rstrip(), plan.id),
        _rows(ids, plan, evaluation, drawn),
    )
    return Started(evaluation, drawn, notes)


def _notes(ledger: Writer, plan: PlanTerms, kind: EvaluationKind, day: date) -> Iterator[str]:
    for earlier in evaluation_queries.all_of(ledger, plan.id):
        if earlier.kind == kind:
            yield f"已有 #{earlier.number} {earlier.name}（截至{long_day(earlier.day)}），其中的数和认定不变"
    if start_of(plan) is None and kind == "mid":
        yield (
            "方案未载明起始日，序时无法计算，未完成的只能按直线推算或所报状态评估；"
            "用 gytrack plan set-start 日期 --basis 依据 设定后重新评估"
        )
    if plan.ends is not None and kind == "final" and day < plan.ends:
        yield f"方案的完成时限{long_day(plan.ends)}还没有到，现在作总结评估"


def _rows(ids: Ids, plan: PlanTerms, evaluation: EvaluationRow, drawn: tuple[Drawn, ...]) -> Iterator[Change]:
    yield insert(
        "evaluation",
        evaluation.id,
        plan_id=plan.id,
        command_id=evaluation.number,
        kind=evaluation.kind,
        name=evaluation.name,
        day=evaluation.day,
    )
    for order, one in enumerate(drawn, 1):
        yield insert(
            "evaluated",
            ids.next("evaluated"),
            evaluation_id=evaluation.id,
            task_id=one.task_id,
            target_id=one.target_id,
            ord=order,
            **evaluation_queries.frozen(one.figures),
            outcome=None,
            reason="",
            decided_on=None,
            decided_by="",
        )
