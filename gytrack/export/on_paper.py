"""Values as formal documents have them; apart from all other forms, for only these need the words of dates."""

from datetime import date

from gytrack.dates import deadline
from gytrack.export.tables import CellKind, Value, for_people


def on_paper(value: Value, kind: CellKind) -> str:
    """Return a value as text: as for any reader, but a deadline as 2025年底."""
    return deadline(value) if kind == "deadline" and isinstance(value, date) else for_people(value, kind)
