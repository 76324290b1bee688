"""整改清单: what departments have to put right, by when, and how it stands."""

from collections.abc import Iterator

from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Sheet
from gytrack.status.rectifying import RectificationStatus
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.table import Filled, filled
from gytrack.usecases.reporting.rectification_fields import FIELD, counts_words


def rectifications_sheet(subject: Subject) -> Sheet:
    """Return every rectification of the status, with its light; of several plans each says which is its own."""
    several = len(subject.matters) > 1
    rows = [
        _row(status, (matter.about(),) if several else ())
        for matter in subject.matters
        for status in matter.report.rectifications
    ]
    found = [status for matter in subject.matters for status in matter.report.rectifications]
    plans = (table.sheet_column("方案", 16),) if several else ()
    columns = (*plans, *(column.column for column in COLUMNS))
    head = subject.head("整改清单")._replace(words=counts_words(found))
    return Sheet("整改清单", columns, rows, head)


def _row(status: RectificationStatus, before: tuple[Value, ...]) -> tuple[Value, ...]:
    return (*before, *(column.of(status) for column in COLUMNS))


def _columns() -> Iterator[Filled[RectificationStatus]]:
    for key, width, look in (
        ("number", 9, table.NUMBER),
        ("light", 8, table.LIGHT),
        ("state", 16, table.CENTRED),
        ("code", 10, table.CENTRED),
        ("name", 24, table.TEXT),
        ("dept", 16, table.TEXT),
        ("date", 12, table.DATE),
        ("due", 12, table.DEADLINE),
        ("text", 32, table.TEXT),
        ("done_on", 12, table.DATE),
        ("done_text", 28, table.TEXT),
        ("evidence", 20, table.TEXT),
    ):
        yield filled(FIELD[key].column.heading, width, FIELD[key].of, look)


COLUMNS: tuple[Filled[RectificationStatus], ...] = tuple(_columns())
"""The columns, which an evaluation's annex shares."""
