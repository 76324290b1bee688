"""The plan itself, as the ledger holds it: its outline in rows, and as JSON in the shape in which plans are read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from gytrack import term_words, wording
from gytrack.export.json_values import iso
from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.usecases.reporting.adjusted_json import target_adjusted_json, task_adjusted_json
from gytrack.usecases.reporting.adjusted_words import target_adjustments, task_adjustments
from gytrack.usecases.reporting.in_force import targets_on
from gytrack.usecases.reporting.listing import Listed, listed
from gytrack.usecases.reporting.row_json import Json, target_keys

T = TypeVar("T")

_COLUMNS = (
    Column("plan", "方案"),
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("text", "内容"),
    Column("goal", "目标"),
    Column("lead", "牵头单位"),
    Column("support", "配合单位"),
    Column("due", "完成时限", "date"),
    Column("adjustment", "调整情况"),
)


def plan_table(ledger: Reader, plans: Iterable[PlanTerms], day: date) -> Table:
    """Return sections, tasks and targets as rows: each section, then its targets, its tasks and theirs.

    What was adjusted up to a day stands as it was adjusted, with the words that say what it was before.
    """
    return Table(_COLUMNS, [row for plan in plans for row in _rows(ledger, plan, day)])


def plan_json(ledger: Reader, plan: PlanTerms, day: date) -> Json:
    """Return a plan with the keys in which plans are read, and what was adjusted up to a day beside what it is of."""
    issuer, doc_no = plan_queries.head_words(ledger, plan.id)
    tasks = listed(ledger, plan, Filter(plan.id), day)
    return {
        "plan": {
            "title": plan.title,
            "issuer": issuer,
            "doc_no": doc_no,
            "draft": plan.draft,
            **{key: iso(getattr(plan, key)) for key in ("issued", "effective", "expires", "starts", "ends")},
        },
        "sections": [
            {"code": row.code, "title": row.title}
            for row in task_queries.sections(ledger, plan.id, in_force=True)
        ],
        "tasks": [_task_json(line) for line in tasks],
        "targets": [
            target_keys(row) | (target_adjusted_json(row) if row.adjusted else {})
            for row in _targets(ledger, plan, day)
        ],
    }


def _targets(ledger: Reader, plan: PlanTerms, day: date) -> list[TargetRow]:
    return targets_on(ledger, target_queries.planned(ledger, Filter(plan.id, in_force=True)), day)


def _rows(ledger: Reader, plan: PlanTerms, day: date) -> Iterator[tuple[Value, ...]]:
    targets = _targets(ledger, plan, day)
    of_section = _grouped(targets, lambda target: target.section_id)
    of_task = _grouped(targets, lambda target: target.task_id)
    tasks = _grouped(listed(ledger, plan, Filter(plan.id), day), lambda line: line.task.section_id)
    yield from (_target_row(plan, row) for row in targets if not row.owner)
    for section in task_queries.sections(ledger, plan.id, in_force=True):
        yield plan.code, section.code, "项目", section.title, None, (), (), None, ()
        yield from (_target_row(plan, row) for row in of_section.get(section.id, ()))
        for line in tasks.get(section.id, ()):
            yield _task_row(plan, line)
            yield from (_target_row(plan, row) for row in of_task.get(line.task.id, ()))


def _grouped(rows: Iterable[T], key: Callable[[T], int | None]) -> dict[int | None, list[T]]:
    """Return the rows by what they belong to, each group in the order given."""
    groups: dict[int | None, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _task_row(plan: PlanTerms, line: Listed) -> tuple[Value, ...]:
    task = line.task
    return (
        plan.code,
        task.code,
        term_words.KINDS[task.kind],
        task.text,
        None,
        line.lead,
        line.support,
        task.due,
        task_adjustments(task),
    )


def _target_row(plan: PlanTerms, target: TargetRow) -> tuple[Value, ...]:
    return (
        plan.code,
        target.code,
        "量化指标",
        target.name,
        wording.target_goal(target),
        (),
        (),
        target.due,
        target_adjustments(target),
    )


def _task_json(line: Listed) -> Json:
    task = line.task
    return {
        "code": task.code,
        "section": task.section,
        "kind": task.kind,
        "text": task.text,
        "lead": list(line.lead),
        "support": list(line.support),
        "due": iso(task.due),
        **(task_adjusted_json(task) if task.adjusted else {}),
    }
