"""Which evaluation, and which of its targets and tasks, a person means."""

from collections.abc import Sequence
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import evaluations as evaluation_queries
from gytrack.records.evaluation import Evaluated, EvaluationRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.asking.typed import command_number, plain

_START = "先运行 gytrack evaluate start 中期评估"


class Found(NamedTuple):
    """An evaluation and all that it drew up."""

    evaluation: EvaluationRow
    rows: list[Evaluated]


def choose_evaluation(ledger: Reader, plan: PlanTerms, typed: str | None) -> Found:
    """Return the evaluation of a number, else the latest.

    Raises:
        InputError: there is none, or none of that number.
    """
    known = evaluation_queries.all_of(ledger, plan.id)
    if not known:
        raise InputError(f"方案 {plan.code} 还没有评估", _START)
    if typed is None:
        found = known[-1]
    else:
        number = command_number(typed)
        fitting = [one for one in known if one.number == number]
        if not fitting:
            raise InputError(f"没有编号为“{shorten(typed)}”的评估", f"已有：{listed(known)}")
        found = fitting[0]
    return Found(found, evaluation_queries.evaluated(ledger, found.id))


def listed(known: Sequence[EvaluationRow]) -> str:
    """List evaluations in one line."""
    return "、".join(f"#{one.number} {one.name}（截至{long_day(one.day)}）" for one in known)


def choose_evaluated(ledger: Reader, plan: PlanTerms, found: Found, typed: str) -> Evaluated:
    """Return the target or task of an evaluation that a code names, or its number in the evaluation's table.

    A code is tried first; one of today's edition finds what had another code when the evaluation was drawn up.

    Raises:
        InputError: the evaluation has no such target or task.
    """
    try:
        item = choose_item(ledger, plan, typed)
    except InputError:
        row = _numbered(found, typed)
        if row is None:
            raise
        return row
    target = item.target and item.target.id
    task = item.task.id if item.task is not None and target is None else None
    for one in found.rows:
        if (target is not None and one.target_id == target) or (task is not None and one.task_id == task):
            return one
    row = _numbered(found, typed)
    if row is not None:
        return row
    what = (
        f"{item.code} 是工程或项目"
        if item.section is not None
        else f"#{found.evaluation.number} 没有评估 {item.code}"
    )
    raise InputError(what, f"请写指标或任务的编号，运行 gytrack evaluate show {found.evaluation.number} 查看")


def _numbered(found: Found, typed: str) -> Evaluated | None:
    number = plain(typed)
    return next((one for one in found.rows if str(one.ord) == number), None)
