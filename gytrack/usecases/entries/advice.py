"""What a person should know of a report that is stored: how it was read, what is odd, whether it counts."""

import re
from collections.abc import Iterator

from gytrack.ledger import plans as plan_queries
from gytrack.ledger import tasks as task_queries
from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.status.goals import reaches
from gytrack.status.rules import Rules
from gytrack.usecases.entries.entry import Entry
from gytrack.usecases.entries.running import falling_totals
from gytrack.wording import target_goal

_FIGURE_ALONE = re.compile(r"\d[\d.,]*\s*(?:[%％]|[\u4e00-\u9fff]{0,2})")


def advice(ledger: Reader, plan: PlanTerms, entry: Entry, number: int) -> Iterator[str]:
    """Yield what there is to say of an entry that command ``number`` is to store.

    Raises:
        InputError: as ``falling_totals``.
    """
    whose = _whose(ledger, entry)
    yield from entry.notes
    for figure in entry.figures:
        if figure.understood is not None:
            yield from figure.understood.notes
            if figure.kind == "met" and not reaches(figure.target, figure.understood.value, Rules()):
                goal = target_goal(figure.target)
                yield f"{figure.target.code} 的目标是{goal}，所报数值没有达到，按您的认定记为达标"
    yield from falling_totals(ledger, entry, counts=not whose)
    if _FIGURE_ALONE.fullmatch(entry.text):
        yield f"“{entry.text}”只记为文字；实际进度请用 --percent，指标数值请用 --value"
    if whose:
        among = f" --plan {plan.code}" if len(plan_queries.all_plans(ledger)) > 1 else ""
        how = f"gytrack log {entry.item.code} --adopt {number}{among}"
        yield f"{whose}，只作为其报送列示，不改变实际进度和亮灯；如予采信：{how}"


def _whose(ledger: Reader, entry: Entry) -> str:
    """Say why a report does not count, empty where it does."""
    task, department = entry.item.task, entry.department
    if task is None or department is None:
        return ""
    role = task_queries.role_in(ledger, task.id, department.id)
    if role == "lead":
        return ""
    return f"{department.name}{'不是' if role is None else '是'} {task.code} 的{'责任' if role is None else '配合'}单位"
