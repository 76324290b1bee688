"""Where the parts of a plan stand in the texts that they were read from."""

from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.records.place import Place
from gytrack.records.plan import Source


class Printed(NamedTuple):
    """Where something stands: in the text of which edition, by its id, and at which place."""

    edition: int
    place: Place


def printed(ledger: Reader, plan_id: int, table: str) -> dict[int, Printed]:
    """Return where each section, task or target of a plan stands, by its id; what no text has is left out."""
    rows = ledger.rows(
        f"SELECT id, edition_id, line, col, end_line, end_col FROM {table} "
        "WHERE plan_id = :plan AND line > 0",
        plan=plan_id,
    )
    return {number: Printed(edition, Place(*place)) for number, edition, *place in rows}


def sources(ledger: Reader, plan_id: int) -> dict[int, Source]:
    """Return the texts of a plan's editions by their ids, the current one last."""
    rows = ledger.rows(
        "SELECT id, source_name, source_text, source_sha256, coalesce(source_form, '') FROM edition WHERE plan_id = :plan ORDER BY number",
        plan=plan_id,
    )
    return {number: Source(*source) for number, *source in rows}
