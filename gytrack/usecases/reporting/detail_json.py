"""What is known of one code, as JSON."""

from datetime import date

from gytrack.export.json_values import iso, number
from gytrack.export.tables import SCHEMA
from gytrack.records.funds import FundRow
from gytrack.records.ledger import PlanTerms
from gytrack.status.years import Year
from gytrack.usecases.reporting.evaluated_json import evaluated_json, evaluation_keys
from gytrack.usecases.reporting.explaining import Detail, Quote, ShownEntry
from gytrack.usecases.reporting.rectification_fields import rectification_json
from gytrack.usecases.reporting.row_json import Json
from gytrack.usecases.reporting.status_json import step_json, target_json, task_json


def detail_json(plan: PlanTerms, detail: Detail, day: date) -> Json:
    """Return a code's tasks, targets, closing, entries and quote, as of a day."""
    return {
        "schema": SCHEMA,
        "plan": plan.code,
        "code": detail.item.code,
        "former": [{"edition": edition, "code": code} for edition, code in detail.former],
        "quote": _quote_json(detail.quote) if detail.quote.text else None,
        "tasks": [task_json(line) for line in detail.lines],
        "targets": [target_json(status, plan.code, day) for status in detail.targets],
        "funds": [_fund_json(row) for row in detail.funds],
        "closings": [
            step_json(shown.step) | {"evidence": [proof._asdict() for proof in shown.evidence]}
            for shown in detail.steps
        ],
        "years": [
            _year_json(year) for status in detail.targets for year in detail.years.get(status.target.id, ())
        ],
        "entries": [_entry_json(shown) for shown in detail.entries],
        "evaluations": [evaluation_keys(one) | evaluated_json(row) for one, row in detail.evaluations],
        "rectifications": [rectification_json(one, plan.code) for one in detail.rectifications],
    }


def _quote_json(quote: Quote) -> Json:
    return {"line": quote.place.line, "column": quote.place.column, "text": quote.text}


def _fund_json(row: FundRow) -> Json:
    return {
        "command": row.number,
        "date": iso(row.day),
        "kind": row.kind,
        "amount": number(row.amount),
        "source": row.source,
        "dept": row.dept,
        "note": row.note,
        "corrects": row.corrects,
        "corrected_by": row.corrected_by,
    }


def _year_json(year: Year) -> Json:
    """Return how far a yearly target came in one year."""
    return {
        "id": year.status.target.code,
        "year": year.year,
        "actual": number(year.status.actual),
        "met": year.status.met,
        "ended": year.ended,
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
        "corrects": entry.correction.corrects,
        "corrected_by": entry.correction.corrected_by,
        "values": [
            {"target": figure.target, "kind": figure.kind, "value": number(figure.value)}
            for figure in shown.figures
        ],
        "evidence": [proof._asdict() for proof in shown.evidence],
    }
