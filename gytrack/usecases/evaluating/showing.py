"""An evaluation as one asks for it: whole, or what concerns one department."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.export.tables import Column, Table
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import evaluations as evaluation_queries
from gytrack.ledger.queries import rectifications as rectification_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.status.rectifying import RectificationStatus, rectification_status
from gytrack.term_words import EVALUATIONS
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.evaluating.choosing import Found, choose_evaluation
from gytrack.usecases.evaluating.counting import Counts, count_words, counted

_EVALUATIONS = (
    Column("number", "编号", "number"),
    Column("kind", "类别"),
    Column("as_of", "截至", "date"),
    Column("targets", "指标", "number"),
    Column("tasks", "任务", "number"),
    Column("decided", "已认定", "number"),
    Column("rectifications", "整改", "number"),
    Column("name", "名称"),
)


class Shown(NamedTuple):
    """An evaluation, narrowed to a department where one was asked for; rectifications are as of ``day``."""

    plan: PlanTerms
    department: str | None
    found: Found
    counts: list[Counts]
    rectifications: list[RectificationStatus]
    day: date


def shown(ledger: Reader, plan: PlanTerms, number: str | None, dept: str | None, day: date) -> Shown:
    """Return the evaluation of a number, else the latest, with its rectifications as of a day.

    Raises:
        InputError: there is no such evaluation, or no such department.
    """
    found = choose_evaluation(ledger, plan, number)
    rectifications = rectification_queries.of_evaluation(ledger, found.evaluation.id)
    department = None
    if dept is not None:
        chosen = choose_department(ledger, plan, dept)
        scope = department_queries.scope(ledger, chosen.id)
        department = chosen.name
        found = _narrowed(ledger, plan, found, scope)
        rectifications = [one for one in rectifications if one.department_id in scope]
    return Shown(
        plan,
        department,
        found,
        counted(found.evaluation.kind, found.rows),
        [rectification_status(one, day) for one in rectifications],
        day,
    )


def _narrowed(ledger: Reader, plan: PlanTerms, found: Found, scope: tuple[int, ...]) -> Found:
    """Keep what belongs to a department as a status has it: its tasks, their targets, those of their sections, the plan's."""
    chosen = Filter(plan.id, scope)
    tasks = {row.id for row in task_queries.tasks(ledger, chosen)}
    targets = set(target_queries.target_ids(ledger, chosen))
    return found._replace(
        rows=[row for row in found.rows if row.task_id in tasks or row.target_id in targets]
    )


def head_lines(one: Shown) -> Iterator[str]:
    """Yield what stands above an evaluation: which one, of which plan, and its counts."""
    evaluation = one.found.evaluation
    kind = EVALUATIONS[evaluation.kind]
    named = evaluation.name if evaluation.name == kind else f"{evaluation.name}（{kind}）"
    parts = (
        one.plan.title,
        one.department,
        f"#{evaluation.number} {named}",
        f"截至{long_day(evaluation.day)}",
    )
    yield "｜".join(part for part in parts if part)
    yield from count_words(evaluation.kind, one.counts)


def evaluations_table(ledger: Reader, plan: PlanTerms) -> Table:
    """Return a plan's evaluations as rows."""
    rows = []
    for one in evaluation_queries.all_of(ledger, plan.id):
        drawn = evaluation_queries.evaluated(ledger, one.id)
        tasks = sum(row.task_id is not None for row in drawn)
        dropped = sum(row.figures.is_dropped() for row in drawn)
        rows.append((
            one.number, EVALUATIONS[one.kind], one.day, len(drawn) - tasks - dropped, tasks,
            sum(row.decision is not None for row in drawn),
            len(rectification_queries.of_evaluation(ledger, one.id)), one.name,
        ))  # fmt: skip
    return Table(_EVALUATIONS, rows, "evaluations")
