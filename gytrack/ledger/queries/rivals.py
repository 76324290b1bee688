"""Rows that say what only one row may say: but for a merger of departments no command makes two, undoing might."""

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.history import holds, logged

_SAME = {
    "dispute": "r.task_id = x.task_id AND coalesce(r.department_id, 0) = coalesce(x.department_id, 0) "
    "AND NOT EXISTS (SELECT 1 FROM settlement s WHERE s.dispute_id = r.id)",
    "entry": "r.task_id = x.task_id AND r.source LIKE :source",
    "fund": "r.corrects = x.corrects",
    "settlement": "r.dispute_id = x.dispute_id",
    "target": "r.plan_id = x.plan_id AND r.own IS NOT NULL "
    "AND (r.code = x.code OR (r.task_id = x.task_id AND r.name = x.name AND r.own = 'counted'))",
    "task": "r.plan_id = x.plan_id AND r.code = x.code",
}
"""When a row ``r`` of a table says the same as a row ``x``."""

_ADDED = "h.table_name = :name AND h.row_id = r.id AND h.action = 'insert'"
_SAID = {
    "dispute": f"({_ADDED}) OR (h.table_name = 'settlement' AND h.action = 'delete' AND {holds('h.old', 'r.id')})",
    "target": "h.table_name = :name AND h.row_id = r.id AND (h.action = 'insert' OR h.new LIKE :column)",
}
"""By which changes ``h`` a row ``r`` came to say it: it was added, else open again or counted again."""

_COLUMNS = {"dispute": logged("dispute_id"), "target": '%"own":"counted"%'}


def rival(ledger: Reader, table: str, row_id: int, since: int, source: str | None = None) -> int | None:
    """Return the latest command after ``since`` by which another row says the same as a row; null where none does.

    ``source`` is how that of an entry begins by which it says so, and is given for entries alone.
    The latest of all is passed over: it is being written, and what it brings back together stood together before.
    """
    row = ledger.one(
        f'SELECT max(h.command_id) FROM "{table}" x JOIN "{table}" r ON r.id <> x.id AND {_SAME[table]} '
        f"JOIN change h ON {_SAID.get(table, _ADDED)} WHERE x.id = :id "
        "AND h.command_id > :since AND h.command_id < (SELECT max(id) FROM command)",
        name=table,
        id=row_id,
        since=since,
        **({"source": f"{source}%"} if source else {}),
        **({"column": _COLUMNS[table]} if table in _COLUMNS else {}),
    )
    return row[0] if row else None
