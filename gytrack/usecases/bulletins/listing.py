"""The bulletins of a plan as rows and as JSON."""

import json

from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Column, Table
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries.bulletins import BulletinRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.reporting.row_json import Json

_COLUMNS = (
    Column("number", "期号", "number"),
    Column("label", "报送周期"),
    Column("as_of", "截止日", "date"),
    Column("issued_on", "编发日期", "date"),
    Column("approved_by", "批准人"),
    Column("state", "现状"),
    Column("command", "命令", "number"),
    Column("title", "标题"),
)


def bulletin_table(ledger: Reader, plan: PlanTerms) -> Table:
    """Return the bulletins of a plan, withdrawn ones too."""
    rows = bulletin_queries.all_of(ledger, plan.id)
    cells = [
        (
            row.number,
            row.label,
            row.as_of,
            row.issued_on,
            row.approved_by,
            "撤销" if row.withdrawn else "有效",
            row.command,
            row.title,
        )
        for row in rows
    ]
    return Table(_COLUMNS, cells, "bulletins")


def bulletins_json(ledger: Reader, plan: PlanTerms) -> Json:
    """Return the same with rules and files."""
    rows = bulletin_queries.all_of(ledger, plan.id)
    return {"schema": SCHEMA, "plan": plan.code, "bulletins": [_json(ledger, row) for row in rows]}


def _json(ledger: Reader, row: BulletinRow) -> Json:
    files = bulletin_queries.files_of(ledger, row.id)
    return {
        "number": row.number,
        "title": row.title,
        "period": {
            "kind": row.period,
            "label": row.label,
            "first": iso(row.first),
            "last": iso(row.last),
            "cut_off": iso(row.as_of),
        },
        "issued_on": iso(row.issued_on),
        "approved_by": row.approved_by,
        "withdrawn": row.withdrawn,
        "command": row.command,
        "rules": json.loads(row.rules),
        "files": [file._asdict() for file in files],
    }
