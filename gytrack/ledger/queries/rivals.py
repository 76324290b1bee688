"""Rows that say what only one row may say: commands never make two of them, undoing might."""

from gytrack.ledger.connection import Reader

_SAME = {
    "dispute": "r.task_id = x.task_id AND coalesce(r.department_id, 0) = coalesce(x.department_id, 0) "
    "AND NOT EXISTS (SELECT 1 FROM settlement s WHERE s.dispute_id = r.id)",
    "entry": "r.task_id = x.task_id AND r.source = x.source",
    "fund": "r.corrects = x.corrects",
    "settlement": "r.dispute_id = x.dispute_id",
    "target": "r.plan_id = x.plan_id AND r.own IS NOT NULL "
    "AND (r.code = x.code OR (r.task_id = x.task_id AND r.name = x.name AND r.own = 'counted'))",
    "task": "r.plan_id = x.plan_id AND r.code = x.code",
}
"""When a row ``r`` of a table says the same as a row ``x``."""


def rival(ledger: Reader, table: str, row_id: int) -> int | None:
    """Return the command that added another row which says the same as a row of a table, null where none does."""
    row = ledger.one(
        f'SELECT max(h.command_id) FROM "{table}" x JOIN "{table}" r ON r.id <> x.id AND {_SAME[table]} '
        "JOIN change h ON h.table_name = :name AND h.row_id = r.id AND h.action = 'insert' WHERE x.id = :id",
        name=table,
        id=row_id,
    )
    return row[0] if row else None
