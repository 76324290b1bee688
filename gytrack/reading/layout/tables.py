"""Where a text holds a table, its cells on lines with tabs: it is told, not read as prose."""

from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.records.plan import Place

_FEWEST_CELLS = 6
_MOST_LINES_BETWEEN = 4
_MOSTLY = 0.5


def find_tables(text: str) -> list[Place]:
    """Return where tables stand: runs of lines with a tab that end no sentence.

    An indented paragraph has a tab too, but ends its sentence; lines without a tab may go on with a cell.
    """
    lines = text.split("\n")
    runs: list[list[int]] = []
    for number, line in enumerate(lines, start=1):
        if "\t" not in line or not line.strip() or ends_sentence(line.strip()):
            continue
        if runs and number - runs[-1][-1] <= _MOST_LINES_BETWEEN:
            runs[-1].append(number)
        else:
            runs.append([number])
    tables = [run for run in runs if len(run) >= _FEWEST_CELLS]
    return [Place(run[0], 1, run[-1], len(lines[run[-1] - 1]) + 1) for run in tables]


def is_mostly_table(text: str, tables: list[Place]) -> bool:
    """Tell whether more of a document's lines stand in tables than outside."""
    covered = sum(table.end_line - table.line + 1 for table in tables)
    return covered > _MOSTLY * (text.count("\n") + 1)
