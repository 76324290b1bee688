"""Rows of the ledger as JSON: the keys that every command's JSON shares."""

from collections.abc import Sequence

from gytrack.export.json_values import iso, number
from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.records.terms import Role
from gytrack.status.rules import Rules

Json = dict[str, object]


def task_keys(
    plan: str, task: TaskRow, role: Role | None, lead: Sequence[str], support: Sequence[str]
) -> Json:
    """Return what a task is and who is responsible for it."""
    return {
        "plan": plan,
        "code": task.code,
        "section": task.section,
        "kind": task.kind,
        "title": task.title,
        "text": task.text,
        "role": role,
        "lead": list(lead),
        "support": list(support),
    }


def rules_json(sets: Sequence[Rules], *, trial: bool) -> Json | None:
    """Return by which rules lights are judged; null where plans use several sets. Lights are never local words."""
    first = sets[0]
    if any(one != first for one in sets):
        return None
    return {"name": first.name, "title": first.title, "trial": trial, "labels": dict(first.labels)}


def target_keys(target: TargetRow) -> Json:
    """Return what a target asks for."""
    return {
        "owner": target.owner,
        "name": target.name,
        "op": target.op,
        "value": number(target.value),
        "upper": number(target.upper),
        "unit": target.unit,
        "due": iso(target.due),
        "baseline": number(target.baseline),
        "baseline_year": target.baseline_year,
        "per": target.per,
    }
