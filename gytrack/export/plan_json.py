"""A plan as data: the JSON that ``gytrack read -f json`` prints."""

from gytrack.export.json_values import iso, number
from gytrack.records.plan import Department, Issue, Place, Plan, Section, Source, Target, Task


def plan_json(plan: Plan, source: Source) -> dict[str, object]:
    """Return the plan in the shape of the reading guide, with the place of every entry and the issues."""
    head = plan.head
    return {
        "schema": 1,
        "source": {"name": source.name, "sha256": source.sha256},
        "plan": {
            "title": head.title,
            "issuer": head.issuer,
            "doc_no": head.doc_no,
            "draft": head.draft,
            "issued": iso(head.issued),
            "effective": iso(head.effective),
            "expires": iso(head.expires),
            "starts": iso(head.starts),
            "ends": iso(head.ends),
            "interprets": head.interprets,
        },
        "sections": [_section(section) for section in plan.sections],
        "tasks": [_task(task) for task in plan.tasks],
        "targets": [_target(target) for target in plan.targets],
        "departments": [_department(one) for one in plan.departments],
        "issues": [issue_json(issue) for issue in plan.issues],
    }


def _section(section: Section) -> dict[str, object]:
    return {"code": section.code, "title": section.title, "place": _place(section.place)}


def _task(task: Task) -> dict[str, object]:
    return {
        "code": task.code,
        "section": task.section,
        "kind": task.kind,
        "text": task.text,
        "lead": list(task.names("lead")),
        "support": list(task.names("support")),
        "due": iso(task.due),
        "ongoing": task.ongoing,
        "own_title": task.own_title,
        "parties": [
            {"name": party.name, "role": party.role, "line": party.place.line, "column": party.place.column}
            for party in task.parties
        ],
        "place": _place(task.place),
    }


def _target(target: Target) -> dict[str, object]:
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
        "by_department": target.by_department,
        "place": _place(target.place),
    }


def _department(one: Department) -> dict[str, object]:
    return {
        "name": one.name,
        "aliases": list(one.aliases),
        "collective": one.collective,
        "members": list(one.members),
        "place": _place(one.place),
    }


def issue_json(issue: Issue) -> dict[str, object]:
    """Return one thing that the reader was unsure of."""
    return {
        "line": issue.place.line,
        "column": issue.place.column,
        "quote": issue.quote,
        "unsure": issue.unsure,
        "assumed": issue.assumed,
    }


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
