"""A grid to what it says."""

from gytrack.reading.tables.columns import Columns, read_columns
from gytrack.reading.tables.headers import Header, find_header, repeats
from gytrack.reading.tables.indicators import read_indicators
from gytrack.reading.tables.matrix import Matrix
from gytrack.reading.tables.said import Said, Setting
from gytrack.reading.tables.tasks import read_task_table
from gytrack.reading.text.paper import Grid
from gytrack.reading.text.passage import Sheet


class Table:
    """A table of a document: what it is, and what it says where it stands."""

    def __init__(self, grid: Grid, sheet: Sheet) -> None:
        self.grid = grid
        self._sheet = sheet
        self._matrix = Matrix(grid, sheet)
        self._header = find_header(self._matrix)
        self._repeated = self._repeats()
        self._columns = read_columns(self._matrix, self._header)

    @property
    def holds_tasks(self) -> bool:
        """Tell a table of tasks."""
        return self._columns.kind == "tasks"

    def read(self, setting: Setting) -> Said:
        """Read the table; one that holds neither tasks nor indicators is said."""
        first = self._header.rows.stop if self._header else 0
        rows = [row for row in range(first, self._matrix.height) if row not in self._repeated]
        if self._columns.kind == "tasks":
            said = read_task_table(self._matrix, rows, self._columns, self._header, setting)
        elif self._columns.kind == "indicators" and self._header:
            said = read_indicators(self._matrix, rows, self._columns, self._header, setting)
        else:
            said = Said()
        self._say_unread(said)
        self._account(said)
        return said

    def _repeats(self) -> frozenset[int]:
        """Return the rows that print the header again."""
        header = self._header
        below = range(header.rows.stop, self._matrix.height) if header else ()
        return frozenset(row for row in below if header and repeats(self._matrix, row, header))

    def _say_unread(self, said: Said) -> None:
        if self._columns.kind == "other":
            whole = self._sheet.between(self.grid.start, self.grid.end)
            said.doubts.append((whole.place, "这里像是表格，没有读", "表格里的内容不列为任务和指标"))
        elif self._header is None:
            first = next(box.words for box in self._matrix.boxes if box.words.text)
            said.doubts.append((first.place, "表格没有表头", "按各列的内容认出任务和责任单位，请核对"))
        else:
            self._say_unknown_columns(self._header, self._columns, said)
            self._say_people(self._header, self._columns, said)

    def _say_people(self, header: Header, columns: Columns, said: Said) -> None:
        """Say that indicators name departments: they have none, only tasks do."""
        people = [at for at, role in enumerate(columns.roles) if role in ("lead", "support", "parties")]
        words = header.text(people[0]) if people else None
        if columns.kind == "indicators" and words:
            said.doubts.append(
                (words.place, f"指标表写了“{words.text}”，这些指标没有对应的任务", "单位没有列入")
            )

    def _say_unknown_columns(self, header: Header, columns: Columns, said: Said) -> None:
        for at, role in enumerate(columns.roles):
            words = header.text(at)
            if role in (None, "stage") and words:
                said.doubts.append((words.place, f"表格的“{words.text}”一列没有读", "这一列不列为任务和指标"))

    def _account(self, said: Said) -> None:
        for box in self._matrix.boxes:
            if not self._header or box.cell.row >= self._header.rows.stop:
                said.use(box, "header" if box.cell.row in self._repeated else "unread")
            else:
                said.use(box, "header" if box.cell.row in self._header.rows else "caption")
