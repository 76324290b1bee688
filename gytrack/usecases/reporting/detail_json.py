"""What is known of one code, as JSON."""

from gytrack.export.json_values import iso, number
from gytrack.export.tables import SCHEMA
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.reporting.evaluated_json import evaluated_json, evaluation_keys
from gytrack.usecases.reporting.explaining import Detail, ShownEntry
from gytrack.usecases.reporting.rectification_fields import rectification_json
from gytrack.usecases.reporting.row_json import Json
from gytrack.usecases.reporting.status_json import target_json, task_json


def detail_json(plan: PlanTerms, detail: Detail) -> Json:
    """Return a code's tasks, targets, entries and quote."""
    place = detail.quote.place
    return {
        "schema": SCHEMA,
        "plan": plan.code,
        "code": detail.item.code,
        "former": [{"edition": edition, "code": code} for edition, code in detail.former],
        "quote": {"line": place.line, "column": place.column, "text": detail.quote.text},
        "tasks": [task_json(line) for line in detail.lines],
        "targets": [target_json(status, plan.code) for status in detail.targets],
        "entries": [_entry_json(shown) for shown in detail.entries],
        "evaluations": [evaluation_keys(one) | evaluated_json(row) for one, row in detail.evaluations],
        "rectifications": [rectification_json(one, plan.code) for one in detail.rectifications],
    }


def _entry_json(shown: ShownEntry) -> Json:
    report, entry = shown.entry.report, shown.entry
    return {
        "command": report.number,
        "date": iso(report.day),
        "text": report.text,
        "problem": report.problem,
        "next": report.next_step,
        "state": report.state,
        "percent": report.percent,
        "dept": report.dept,
        "source": entry.source,
        "counts": entry.counts,
        "values": [
            {"target": figure.target, "kind": figure.kind, "value": number(figure.value)}
            for figure in shown.figures
        ],
    }
