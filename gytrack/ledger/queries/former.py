"""The codes that the parts of a plan had in its earlier editions."""

from typing import Literal, NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import LATEST, literal

Coded = Literal["section", "task", "target"]
_TABLES: tuple[Coded, ...] = ("target", "task", "section")


class Was(NamedTuple):
    """What a code meant in an edition: a part by its id, null where it has left the ledger, and its title then.

    ``now`` is the code that it has now, null with the id.
    """

    edition: int
    kind: Coded | None
    row_id: int | None
    now: str | None
    title: str


def meanings(ledger: Reader, plan_id: int, code: str) -> list[Was]:
    """Return what a code meant in earlier editions, the latest first; a task's before a section's of the same code."""
    rows = ledger.rows(
        "SELECT e.number, f.target_id, f.task_id, f.section_id, g.code, t.code, s.code, f.title FROM former f "
        "JOIN edition e ON e.id = f.edition_id LEFT JOIN target g ON g.id = f.target_id "
        "LEFT JOIN task t ON t.id = f.task_id LEFT JOIN section s ON s.id = f.section_id "
        "WHERE f.plan_id = :plan AND f.code = :code "
        "ORDER BY e.number DESC, f.section_id IS NOT NULL, f.id",
        plan=plan_id,
        code=code,
    )
    return [_was(number, row[:3], row[3:6], title) for number, *row, title in rows]


def _was(number: int, ids: list[int | None], codes: list[str | None], title: str) -> Was:
    for kind, row_id, now in zip(_TABLES, ids, codes, strict=True):
        if row_id is not None:
            return Was(number, kind, row_id, now, title)
    return Was(number, None, None, None, title)


def codes_of(ledger: Reader, kind: Coded, row_id: int) -> list[tuple[int, str]]:
    """Return the codes that a part had, with the editions that it had them in, the earliest first."""
    rows = ledger.rows(
        f"SELECT e.number, f.code FROM former f JOIN edition e ON e.id = f.edition_id WHERE f.{kind}_id = :id "
        "ORDER BY e.number",
        id=row_id,
    )
    return [(number, code) for number, code in rows]


def beginning(ledger: Reader, plan_id: int, kind: Coded, begins: str, most: int) -> list[tuple[str, str]]:
    """Return codes with their editions (``2.1.3@1``) that begin so, with what they meant."""
    rows = ledger.rows(
        "SELECT f.code || '@' || e.number, f.title FROM former f JOIN edition e ON e.id = f.edition_id "
        f"WHERE f.plan_id = :plan AND f.{kind}_id IS NOT NULL "
        "AND f.code || '@' || e.number LIKE :begins ESCAPE '!' ORDER BY e.number, f.id LIMIT :most",
        plan=plan_id,
        begins=f"{literal(begins)}%",
        most=most,
    )
    return [(code, title) for code, title in rows]


def number_of_latest(ledger: Reader, plan_id: int) -> int:
    """Return the number of a plan's latest edition."""
    row = ledger.one(f"SELECT number FROM edition WHERE id = {LATEST}", plan=plan_id)
    return int(row[0]) if row else 0


def is_reported_since(ledger: Reader, plan_id: int, kind: Coded, row_id: int) -> bool:
    """Say whether anything was reported of a task or target since its plan's latest edition came in."""
    if kind == "section":
        return False
    measured = " OR e.id IN (SELECT m.entry_id FROM measurement m WHERE m.target_id = :id)"
    row = ledger.one(
        f"SELECT 1 FROM entry e WHERE (e.{kind}_id = :id{measured if kind == 'target' else ''}) AND e.command_id > "
        f"(SELECT max(h.command_id) FROM change h WHERE h.table_name = 'edition' AND h.row_id = {LATEST})",
        id=row_id,
        plan=plan_id,
    )
    return row is not None
