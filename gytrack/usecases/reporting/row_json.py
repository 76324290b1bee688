"""Rows of the ledger as JSON: the keys that every command's JSON shares."""

from collections.abc import Sequence
from datetime import date

from gytrack.export.json_values import iso, number
from gytrack.records.funds import Money
from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.records.people import Hands
from gytrack.records.terms import Role
from gytrack.status.money import rate, warnings
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


def hands_keys(hands: Hands, day: date) -> Json:
    """Return who handles a task beside the lead, and what is not agreed about that on a day."""
    return {
        "undertake": hands.undertake,
        "office": hands.office,
        "leader": hands.leader,
        "contact": hands.contact,
        "phone": hands.phone,
        "disputes": [
            {"date": iso(one.day), "dept": one.dept, "text": one.words, "days": (day - one.day).days}
            for one in hands.disputes
        ],
    }


def money_keys(money: Money | None) -> Json | None:
    """Return what money comes to, in 万元; null where nothing was logged."""
    if money is None:
        return None
    return {
        "allocated": number(money.allocated),
        "released": number(money.released),
        "spent": number(money.spent),
        "rate": rate(money),
        "over": number(money.over),
        "sources": {source or "unknown": number(amount) for source, amount in money.sources},
        "notes": list(warnings(money)),
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
        "value": None if target.op == "none" else number(target.value),
        "upper": number(target.upper),
        "unit": target.unit,
        "due": iso(target.due),
        "baseline": number(target.baseline),
        "baseline_year": target.baseline_year,
        "per": target.per,
    }
