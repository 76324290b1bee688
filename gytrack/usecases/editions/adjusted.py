"""What a new edition prints of the targets and tasks that were adjusted: the adjustments hold on, and that is said."""

from collections.abc import Iterator

from gytrack import wording
from gytrack.dates import deadline
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import adjustments
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries.adjustments import Listed
from gytrack.records.plan import Plan, Target, Task
from gytrack.usecases.editions.matching import Matching
from gytrack.usecases.editions.words import names_words

_TODO = "如以新版为准，撤销该调整（gytrack undo {}）或再作调整"


def adjusted_words(ledger: Reader, plan_id: int, old: Plan, new: Plan, matching: Matching) -> Iterator[str]:
    """Yield a sentence for each adjusted target or task that the new edition prints otherwise, or not at all."""
    made: dict[tuple[str, int], Listed] = {}
    for one in adjustments.of_plan(ledger, plan_id):
        table, row_id = ("task", one.task_id) if one.target_id is None else ("target", one.target_id)
        if not one.made.added and row_id is not None:
            made[table, row_id] = one
    if not made:
        return
    for table, found in (("target", matching.targets), ("task", matching.tasks)):
        place = {was: at for at, was in found.items()}
        for was, row in enumerate(edition_queries.held(ledger, table, plan_id)):
            if (table, row.id) in made:
                yield from _said(
                    made[table, row.id], _printed(table, old, was), _printed(table, new, place.get(was))
                )


def added_words(ledger: Reader, plan_id: int) -> Iterator[str]:
    """Say that tasks which adjustments added stay, though the new edition lacks them."""
    number = len(adjustments.added_tasks(ledger, plan_id))
    if number:
        yield f"经调整增加的任务{number}项不在方案中，继续有效；新版如已写入，请用 gytrack adjust 编号 --drop 取消"


def _printed(table: str, plan: Plan, at: int | None) -> str | None:
    """Write what an edition prints of what can be adjusted; null where it has no such part."""
    if at is None:
        return None
    return _target(plan.targets[at]) if table == "target" else _task(plan.tasks[at])


def _target(target: Target) -> str:
    due = f"，时限{deadline(target.due)}" if target.due else ""
    return f"{wording.goal(target.op, target.value, target.upper, target.unit, target.per)}{due}"


def _task(task: Task) -> str:
    due = f"时限{deadline(task.due)}，" if task.due else ""
    support = task.names("support")
    helped = f"，配合{names_words(support)}" if support else ""
    return f"{due}牵头{names_words(task.names('lead'))}{helped}"


def _said(one: Listed, old: str | None, new: str | None) -> Iterator[str]:
    if new is None:
        yield f"{one.code} {one.name}作过调整（#{one.made.number}），新版中已没有；原项连同调整留存为已取消"
    elif new != old:
        todo = _TODO.format(one.made.number)
        yield f"{one.code} {one.name}作过调整（#{one.made.number}），原版为{old}，新版印为{new}；现仍按调整计，{todo}"
