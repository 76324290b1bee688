"""A table of tasks: each row is one, its code the group's number and its own or its place in the group.

A group's cell or a row across the table is a section; cells that span rows hold for all of them. A flat table has one
section, the one it stands in or one of its own with the caption as title: a code needs a section, and the caption is
what the paper prints for it.
"""

from collections.abc import Sequence

from gytrack.reading.duties.tasks import ReadTask
from gytrack.reading.goals.targets import read_targets
from gytrack.reading.language.listings import NOTHING, Listing, assign, read_listing
from gytrack.reading.tables.columns import Columns
from gytrack.reading.tables.contents import is_count, is_nobody, is_part
from gytrack.reading.tables.goals import header_dues, read_goals
from gytrack.reading.tables.headers import Header
from gytrack.reading.tables.matrix import Box, Matrix
from gytrack.reading.tables.numbering import Groups, numbered_column, read_number
from gytrack.reading.tables.rows import Held
from gytrack.reading.tables.said import Said, Setting, Use
from gytrack.reading.tables.texts import Words, read_words
from gytrack.reading.tables.written.lines import ends_table
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Section, Task
from gytrack.records.terms import Kind

_TOTALS = frozenset(("合计", "总计", "小计", "共计"))
_USES: dict[str, Use] = {
    "number": "number",
    "group": "section",
    "content": "task",
    "measures": "measure",
    "lead": "parties",
    "support": "parties",
    "parties": "parties",
    "due": "due",
    "unit": "unit",
    "ignored": "prose",
    "person": "prose",
    "office": "prose",
    "growth": "prose",
}


def read_task_table(
    matrix: Matrix, rows: Sequence[int], columns: Columns, header: Header | None, setting: Setting
) -> Said:
    """Read the rows of a table of tasks."""
    reader = _Reader(matrix, rows, columns, header, setting)
    for row in rows:
        reader.read(row)
    return reader.said


class _Reader:
    """The groups that are open, what is held over from the rows above, and what was read so far."""

    def __init__(
        self,
        matrix: Matrix,
        rows: Sequence[int],
        columns: Columns,
        header: Header | None,
        setting: Setting,
    ) -> None:
        self.matrix = matrix
        self.columns = columns
        self.header = header
        self.setting = setting
        self.said = Said()
        self.groups = Groups(setting.base, setting.taken)
        self.held = Held(matrix, columns)
        self.dues = header_dues(header, columns)
        self.number = next(iter(columns.of("number")), None)
        self.counted = numbered_column(matrix, rows, self.number, columns.groups)
        self.shared = self._measures_are_shared(rows)

    def read(self, row: int) -> None:
        """Read a row: what it opens, what is to be done, who does it."""
        boxes = self.matrix.row(row)
        if self._is_aside(boxes):
            for box in boxes:
                self.said.use(box, "prose")
        elif self._is_group_row(row, boxes):
            self._open(self.groups.row(boxes[0].words), boxes[0])
        else:
            self._open_groups(row)
            self._row(row)
            self._account(row, boxes)

    def _is_aside(self, boxes: Sequence[Box]) -> bool:
        """Tell an empty row, a total, a note below the table."""
        words = [box.words.text for box in boxes]
        return not words or words[0] in _TOTALS or (len(words) == 1 and ends_table(boxes[0].words))

    def _is_group_row(self, row: int, boxes: Sequence[Box]) -> bool:
        """Tell a heading across the table."""
        if len(boxes) != 1 or boxes[0].cell.row != row or self.matrix.width == 1:
            return False
        cell, words = boxes[0].cell, boxes[0].words
        across = cell.columns > 1 or cell.column == self.number
        return is_part(words) or (across and not is_count(words.text) and not is_nobody(words.text))

    def _open_groups(self, row: int) -> None:
        for column in self.columns.groups:
            box = self.matrix.own(row, column)
            if box and not is_nobody(box.words.text):
                number = self._printed(row) if column == self.counted else None
                self._open(self.groups.column(column, box.words, number), box)

    def _open(self, section: Section | None, box: Box) -> None:
        self.said.use(box, "section")
        if section:
            self.said.sections.append(section)
            self.held.leave_group()

    def _row(self, row: int) -> None:
        item = self.matrix.own(row, self.columns.item)
        words = read_words(item.words) if item and not is_nobody(item.words.text) else []
        listing, carried = self.held.listing(row)
        number = self._printed(row) if self.counted is None and len(words) == 1 else None
        codes = [self._task(one, one.number or number, listing) for one in words]
        self._goals(row, codes, words)
        self._measures(row, NOTHING if self.shared else listing)
        if words and carried:
            self.said.doubts.append(
                (words[0].text.place, f"{codes[0]} 一行没有写责任单位", "按合并单元格，沿用上一行的责任单位")
            )
        if not words:
            self._unsaid(row)

    def _printed(self, row: int) -> int | None:
        return read_number(self.matrix.own(row, self.number)) if self.number is not None else None

    def _task(self, words: Words, number: int | None, listing: Listing) -> str:
        self._give_section(words.text)
        code = self.groups.next(self.groups.code, number)
        self._add(code, self.setting.kind, words, listing)
        return code

    def _give_section(self, near: Passage) -> None:
        """Open the section of a flat table."""
        if self.groups.code:
            return
        above = self.header.text(self.columns.item) if self.header else None
        section = self.groups.whole(self.setting.caption or above or near)
        self.said.sections.append(section)

    def _add(self, code: str, kind: Kind, words: Words, listing: Listing) -> None:
        own = read_listing(words.listing) if words.listing else NOTHING
        whole = listing.merged(own)
        heading = read_listing(self.groups.listing) if self.groups.listing and kind == "task" else NOTHING
        task = Task(
            code=code,
            section=self.groups.code,
            kind=kind,
            text=words.text.printed,
            place=words.text.place,
            parties=assign(whole, heading),
            due=whole.deadline(self.setting.year),
            ongoing=whole.ongoing,
        )
        self.said.tasks.append(ReadTask(task, words.text))
        self.said.targets += read_targets(words.text, code)

    def _goals(self, row: int, codes: Sequence[str], words: Sequence[Words]) -> None:
        """Read the goals of a row; those that span rows are the section's."""
        for column in self.columns.of("targets"):
            box = self.matrix.own(row, column)
            if not box or column == self.columns.item:
                continue
            spans = box.cell.rows > 1 and self.groups.code
            owner = self.groups.code if spans or not codes else codes[0]
            item = words[0].text if words else None
            found = list(read_goals(box, item, owner, self.dues.get(column)))
            self.said.targets += found
            self.said.use(box, "target" if found else "prose")

    def _measures(self, row: int, listing: Listing) -> None:
        for column in self.columns.of("measures"):
            box = self.matrix.own(row, column)
            if not box or is_nobody(box.words.text):
                continue
            for words in read_words(box.words, measures=True):
                self._give_section(words.text)
                code = self.groups.next(self.groups.code, words.number, measure=True)
                self._add(code, "measure", words, Listing(listing.named))

    def _measures_are_shared(self, rows: Sequence[int]) -> bool:
        """Tell measures that span the rows of a group, and name nobody, from those of single rows."""
        columns = self.columns.of("measures")
        boxes = [self.matrix.own(row, column) for row in rows for column in columns]
        return any(box.cell.rows > 1 if box else not self.matrix.spans for box in boxes)

    def _unsaid(self, row: int) -> None:
        """Say that a row names departments or a date for nothing."""
        columns = (*self.columns.of("lead"), *self.columns.of("parties"), *self.columns.of("due"))
        boxes = [box for column in columns if (box := self.matrix.own(row, column))]
        if boxes and not is_nobody(boxes[0].words.text):
            self.said.doubts.append((boxes[0].words.place, "表格这一行没有读出任务", "不列为任务"))

    def _account(self, row: int, boxes: Sequence[Box]) -> None:
        for box in boxes:
            if box.cell.row == row:
                role = self.columns.roles[box.cell.column]
                self.said.use(box, _USES.get(role or "", "unread"))
