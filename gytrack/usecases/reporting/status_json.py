"""The status as JSON: keys that scripts rely on, the same for the screen's command and the exported file."""

from collections.abc import Sequence
from datetime import date

from gytrack.export.json_values import iso, number
from gytrack.export.tables import SCHEMA
from gytrack.records.ledger import Closing, Report, Said, Words
from gytrack.status import standing
from gytrack.status.milestones import in_force
from gytrack.status.money import together
from gytrack.status.schedule import start_of
from gytrack.status.summary import Summary, summarise
from gytrack.status.targets import TargetStatus, is_past_due
from gytrack.status.tasks import TaskStatus
from gytrack.usecases.asking.choosing import ALL
from gytrack.usecases.reporting.adjusted_json import target_adjusted_json, task_adjusted_json
from gytrack.usecases.reporting.rectification_fields import rectification_json
from gytrack.usecases.reporting.report import StatusReport, TaskLine, counted
from gytrack.usecases.reporting.row_json import (
    Json,
    hands_keys,
    money_keys,
    rules_json,
    target_keys,
    task_keys,
)


def status_json(reports: Sequence[StatusReport]) -> Json:
    """Return one object for one plan or several; of several, ``plan`` is ``all`` and the dates are null."""
    first, alone = reports[0], len(reports) == 1
    items = (counted(line) for report in reports for line in report.tasks)
    summary = summarise(items, (target for report in reports for target in report.standing_targets()))
    return {
        "schema": SCHEMA,
        "as_of": iso(first.as_of),
        "plan": first.plan.code if alone else ALL,
        "dept": first.department,
        "starts": iso(start_of(first.plan)) if alone else None,
        "ends": iso(first.plan.ends) if alone else None,
        "rules": rules_json([report.rules for report in reports], trial=first.trial),
        "summary": summary_json(summary) | _funds_json(reports),
        "tasks": [task_json(line) for report in reports for line in report.tasks],
        "targets": [
            target_json(status, report.plan.code, report.as_of)
            for report in reports
            for status in report.targets
        ],
        "rectifications": [
            rectification_json(one, report.plan.code) for report in reports for one in report.rectifications
        ],
    }


def _funds_json(reports: Sequence[StatusReport]) -> Json:
    """Return what all money comes to, where there is any."""
    money = together(report.money() for report in reports)
    return {} if money is None else {"funds": money_keys(money)}


def summary_json(summary: Summary) -> Json:
    """Return the counts."""
    return summary._asdict() | {"lights": summary.lights._asdict()}


def task_json(line: TaskLine) -> Json:
    """Return one task."""
    task, status = line.task, line.status
    keys = task_keys(line.plan.code, task, line.role, line.lead, line.support) | {
        "via": line.via,
        **hands_keys(line.hands, line.day),
        "percent": status.percent,
        "expected": status.expected,
        "gap": status.gap,
        "light": status.light,
        "rule": status.rule,
        "manual": _manual_json(status),
        "due": iso(status.due),
        "progress": status.progress,
        "closure": task.closure,
        "closing": step_json(line.steps[-1]) if line.steps else None,
        "missed": status.missed,
        "funds": money_keys(line.money),
        "last": None if line.reports.last is None else _report_json(line.reports.last),
        "current": _current_json(line.words),
        "targets": [status.target.code for status in line.planned()],
        "own_targets": [status.target.code for status in line.targets if status.target.own],
    }
    return keys | task_adjusted_json(task)


def step_json(step: Closing) -> Json:
    """Return one step of a task's closing."""
    return {
        "command": step.number,
        "date": iso(step.day),
        "step": step.step,
        "who": step.who,
        "by": step.party or None,
        "note": step.note,
    }


def _manual_json(status: TaskStatus) -> Json | None:
    """Return the light that a person set, with the one that the rules give beside it."""
    manual, computed = status.manual, status.computed
    if manual is None:
        return None
    return {
        "light": manual.light,
        "reason": manual.reason,
        "since": iso(manual.since),
        "until": iso(manual.until),
        "who": manual.who,
        "command": manual.number,
        "computed": {"light": computed.light, "rule": computed.rule},
    }


def target_json(status: TargetStatus, plan: str, day: date) -> Json:
    """Return one target as of a day, with the milestones that hold on it."""
    return (
        {"plan": plan, "id": status.target.code}
        | target_keys(status.target)
        | {
            "actual": number(status.actual),
            "actual_date": iso(status.actual_date),
            "attainment": status.attainment,
            "met": status.met,
            "met_by": status.met_by,
            "not_due": status.not_due,
            "overdue": is_past_due(status, day),
            "notes": list(status.notes),
            "milestones": [
                {"due": iso(step.due), "value": number(step.value)}
                for step in in_force(status.target.schedules, day)
            ],
            "own": status.target.own,
        }
        | target_adjusted_json(status.target)
    )


def _report_json(report: Report) -> Json:
    return {"date": iso(report.day), "text": report.text, "dept": report.dept}


def _current_json(words: Words) -> Json | None:
    """Return what stands written; an empty problem or next step is one of which it was said that there is none."""
    said = words.text
    if said is None and words.problem is None and words.next_step is None:
        return None
    return {
        "date": _day_of(said),
        "text": standing.text(words),
        "dept": None if said is None else said.report.dept,
        "problem": standing.problem(words),
        "problem_date": _day_of(words.problem),
        "next": standing.next_step(words),
        "next_date": _day_of(words.next_step),
    }


def _day_of(said: Said | None) -> str | None:
    return None if said is None else iso(said.report.day)
