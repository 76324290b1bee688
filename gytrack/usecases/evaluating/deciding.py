"""Verdicts: a person confirms what the figures propose or decides otherwise, with a reason; third parties' opinions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack import term_words
from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, insert, update
from gytrack.ledger.connection import Writer
from gytrack.ledger.queries import evaluations as evaluation_queries
from gytrack.records.evaluation import OUTCOMES, Decision, Evaluated, EvaluationRow
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Outcome
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.evaluating.choosing import Found, choose_evaluated
from gytrack.usecases.texts import checked_text, one_line


class Decided(NamedTuple):
    """What was decided, for the echo: the command's number, the evaluation, the row as it now is."""

    number: int
    evaluation: EvaluationRow
    row: Evaluated


class Confirmed(NamedTuple):
    """How many proposals were confirmed at once."""

    number: int
    evaluation: EvaluationRow
    rows: int


def decide(
    ledger: Writer,
    actor: Actor,
    plan: PlanTerms,
    found: Found,
    typed: str,
    outcome: Outcome | None,
    reason: str,
) -> Decided:
    """Give a verdict on a target or task; null confirms the one that is proposed.

    Raises:
        InputError: there is no such target or task, it was dropped, the verdict is not one of this kind of evaluation, it differs from
            the proposed one and no reason is given, or nothing would change.
    """
    row = choose_evaluated(ledger, plan, found, typed)
    figures, kind = row.figures, found.evaluation.kind
    if figures.is_dropped():
        raise InputError(f"{figures.code} 已取消（{figures.basis}），不作认定", "请认定其他指标和任务")
    wanted = figures.proposed if outcome is None else outcome
    if wanted not in OUTCOMES[kind]:
        words = "、".join(term_words.OUTCOMES[one] for one in OUTCOMES[kind])
        raise InputError(
            f"{term_words.EVALUATIONS[kind]}没有“{term_words.OUTCOMES[wanted]}”这一结论", f"可用：{words}"
        )
    why = checked_text(reason, "理由")
    proposed, word = term_words.OUTCOMES[figures.proposed], term_words.OUTCOMES[wanted]
    if wanted != figures.proposed and not why:
        raise InputError(
            f"{figures.code} 建议为“{proposed}”（{figures.basis}），认定为“{word}”要写明理由",
            "请用 --reason 写明",
        )
    if row.decision is not None and (row.decision.outcome, row.decision.reason) == (wanted, why):
        raise InputError(f"{figures.code} 已认定为“{word}”", "无需再次认定")
    decision = Decision(wanted, why, actor.today, actor.who)
    changed = "" if wanted == figures.proposed else f"（建议为{proposed}）"
    words = f"evaluate verdict {figures.code} {word}{changed}{f' {shorten(why, 40)}' if why else ''}"
    command = actor.command("evaluate verdict", words, plan.id)
    return Decided(
        apply(ledger, command, [_change(row, decision)]), found.evaluation, row._replace(decision=decision)
    )


def confirm(
    ledger: Writer, actor: Actor, plan: PlanTerms, found: Found, rows: Sequence[Evaluated]
) -> Confirmed:
    """Confirm the proposed verdicts of those of some targets and tasks that nobody has decided yet.

    Raises:
        InputError: all are decided.
    """
    waiting = [row for row in rows if row.decision is None and not row.figures.is_dropped()]
    number = found.evaluation.number
    if not waiting:
        raise InputError(f"#{number} {found.evaluation.name}的各项都已认定", "无需再次认定")
    words = f"evaluate confirm {number}（{len(waiting)}项按建议认定）"
    changes = (_change(row, Decision(row.figures.proposed, "", actor.today, actor.who)) for row in waiting)
    done = apply(ledger, actor.command("evaluate confirm", words, plan.id), changes)
    return Confirmed(done, found.evaluation, len(waiting))


def _change(row: Evaluated, decision: Decision) -> Change:
    # The row's task and target too, so that the history of these tells of the verdict.
    owner = {"task_id": row.task_id, "target_id": row.target_id}
    old, new = evaluation_queries.decided(row.decision), evaluation_queries.decided(decision)
    return update("evaluated", row.id, {**owner, **old}, **owner, **new)


def note_opinion(
    ledger: Writer, actor: Actor, plan: PlanTerms, found: Found, typed: str, source: str, text: str
) -> Decided:
    """Note what a third party says of a target or task; it decides nothing.

    Raises:
        InputError: there is no such target or task, or who says it or the text is empty.
    """
    row = choose_evaluated(ledger, plan, found, typed)
    whose, said = one_line(source, "评估方"), checked_text(text, "意见")
    if not whose or not said:
        raise InputError("没有写明评估方或意见", "请写成 gytrack evaluate opinion 编号 --by 第三方机构 意见")
    number = next_command(ledger)
    words = f"evaluate opinion {row.figures.code} {whose}：{shorten(said, 40)}"
    apply(
        ledger,
        actor.command("evaluate opinion", words, plan.id),
        _opinion(Ids(ledger), row, number, actor, whose, said),
    )
    return Decided(number, found.evaluation, row)


def _opinion(ids: Ids, row: Evaluated, number: int, actor: Actor, source: str, text: str) -> Iterator[Change]:
    yield insert(
        "opinion",
        ids.next("opinion"),
        evaluated_id=row.id,
        command_id=number,
        task_id=row.task_id,
        target_id=row.target_id,
        day=actor.today,
        source=source,
        text=text,
    )
