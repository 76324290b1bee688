"""Which plans the ledger holds, and what stands at the head of each."""

from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.filters import LATEST
from gytrack.records.ledger import PlanTerms

_TERMS = (
    "SELECT id, code, title, draft, issued, effective, expires, starts, ends, start_set, start_basis, asked_from, "
    "is_default FROM plan"
)


class Edition(NamedTuple):
    """One wording of a plan; ``command`` is the number of the command that brought it in."""

    number: int
    source_name: str
    sha256: str
    command: int
    at: str


def all_plans(ledger: Reader) -> list[PlanTerms]:
    """Return every plan, in the order of import."""
    return [_terms(row) for row in ledger.rows(f"{_TERMS} ORDER BY id")]


def by_text(ledger: Reader, text: str) -> PlanTerms | None:
    """Return the plan that was read from this very text, whatever file and encoding it stood in."""
    row = ledger.one(
        f"{_TERMS} WHERE id IN (SELECT plan_id FROM edition WHERE source_text = :text)", text=text
    )
    return None if row is None else _terms(row)


def edition_of_text(ledger: Reader, text: str) -> int:
    """Return the number of the edition that was read from this very text, 0 where none was."""
    row = ledger.one("SELECT max(number) FROM edition WHERE source_text = :text", text=text)
    return int(row[0]) if row and row[0] else 0


def head_words(ledger: Reader, plan_id: int) -> tuple[str | None, str | None]:
    """Return issuer and document number as printed."""
    row = ledger.one("SELECT issuer, doc_no FROM plan WHERE id = :id", id=plan_id)
    return (row[0], row[1]) if row else (None, None)


def editions(ledger: Reader, plan_id: int) -> list[Edition]:
    """Return the editions of a plan with the commands that brought them in."""
    rows = ledger.rows(
        "SELECT e.number, e.source_name, e.source_sha256, max(c.id), max(c.at) FROM edition e "
        "JOIN change h ON h.table_name = 'edition' AND h.row_id = e.id AND h.action = 'insert' "
        "JOIN command c ON c.id = h.command_id WHERE e.plan_id = :plan "
        "GROUP BY e.id, e.number, e.source_name, e.source_sha256 ORDER BY e.number",
        plan=plan_id,
    )
    return [Edition(*row) for row in rows]


_OF_LATEST = {
    "section": f"AND edition_id = {LATEST}",
    "target": f"AND edition_id = {LATEST} AND own IS NULL",
    "department": "",
}
"""What of a plan its latest edition has, by table."""


def counts(ledger: Reader, plan_id: int) -> dict[str, int]:
    """Return how many sections, targets, departments and tasks of each kind a plan's latest edition has.

    自设统计项 are none of the plan's targets.
    """
    found = {table: _count(ledger, table, plan_id) for table in _OF_LATEST}
    kinds = ledger.rows(
        f"SELECT kind, count(*) FROM task WHERE plan_id = :plan AND edition_id = {LATEST} GROUP BY kind",
        plan=plan_id,
    )
    return found | dict(kinds)


def _count(ledger: Reader, table: str, plan_id: int) -> int:
    row = ledger.one(f"SELECT count(*) FROM {table} WHERE plan_id = :plan {_OF_LATEST[table]}", plan=plan_id)
    return int(row[0]) if row else 0


def _terms(row: Row) -> PlanTerms:
    *head, draft, issued, effective, expires, starts, ends, start_set, basis, asked_from, is_default = row
    days = map(codec.day, (issued, effective, expires, starts, ends, start_set))
    return PlanTerms._make((*head, bool(draft), *days, basis, codec.day(asked_from), bool(is_default)))
