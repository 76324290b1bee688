"""What goes on from one edition to the next though the new paper does not print it."""

from dataclasses import replace

from gytrack.records.plan import Head, Plan
from gytrack.usecases.editions.matching import Matching

_PRINTED = ("issuer", "doc_no", "issued", "effective", "expires", "starts", "ends")
_BY_HAND = ("start_set", "start_basis")


def merged(old: Head, new: Head) -> Head:
    """Return the head of a plan with a new edition; the code and what a person set stay unless the new one has them."""
    kept = {key: getattr(old, key) for key in (*_PRINTED, *_BY_HAND) if getattr(new, key) is None}
    return replace(new, code=old.code, **kept)


def carried(old: Plan, new: Plan, matching: Matching) -> Plan:
    """Return a new edition with the short titles that people gave and the marks 按单位汇总, which papers do not print."""
    tasks = (
        replace(task, own_title=task.own_title or old.tasks[matching.tasks[at]].own_title)
        if at in matching.tasks
        else task
        for at, task in enumerate(new.tasks)
    )
    targets = (
        replace(target, by_department=target.by_department or old.targets[matching.targets[at]].by_department)
        if at in matching.targets
        else target
        for at, target in enumerate(new.targets)
    )
    return replace(new, tasks=tuple(tasks), targets=tuple(targets))
