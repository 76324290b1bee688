"""量化指标: every target of the status, what is done of it, and what that rests on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack import wording
from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Sheet
from gytrack.ledger.queries.origins import Origin
from gytrack.numerals import write_numeral
from gytrack.status.targets import TargetStatus
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.matter import Matter
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.reporting.owners import NOBODY, Owner
from gytrack.usecases.reporting.target_fields import FIELD, met_by_date


class Row(NamedTuple):
    """A target with the plan that it belongs to."""

    matter: Matter
    status: TargetStatus

    def owner(self) -> Owner:
        """Return whose the target is."""
        return self.matter.owners.get(self.status.target.owner, NOBODY)

    def origin(self) -> Origin | None:
        """Return where the figure came from that the target's status rests on."""
        if self.status.entry is None:
            return None
        return self.matter.origins.get((self.status.entry[1], self.status.target.id))


def targets_sheet(subject: Subject) -> Sheet:
    """Return every target."""
    columns, cells = numbered([*_plan(subject.matters), *COLUMNS], rows_of(subject.matters))
    return Sheet("量化指标", columns, cells, subject.head("量化指标"), paper="A3", kept=3)


def rows_of(matters: Sequence[Matter]) -> Iterator[Row]:
    """Yield every target of the reports."""
    return (Row(matter, status) for matter in matters for status in matter.report.targets)


def _plan(matters: Sequence[Matter]) -> list[Filled[Row]]:
    return [filled("方案", 16, lambda row: row.matter.about())] if len(matters) > 1 else []


def _same(heading: str, width: int, key: str, look: table.Look = table.TEXT) -> Filled[Row]:
    of = FIELD[key].of
    return filled(heading, width, lambda row: of(row.status), look)


def paper_code(row: Row) -> Value:
    """Return the code of a target; that of a measure's is written out, for its m says nothing on paper."""
    code, kind = row.status.target.code, row.owner().kind
    owner, _, number = code.rpartition("t")
    if kind is None or kind == "task" or not number.isdecimal():
        return code
    return f"{wording.paper_code(owner, kind)}指标{write_numeral(int(number))}"


def done(row: Row) -> Value:
    """Return the figure that was reached, and where there is none why."""
    status = row.status
    if status.actual is not None:
        return FIELD["actual"].of(status)
    return FIELD["met"].of(status)


def met(row: Row) -> Value:
    """Say whether the target is met, and where it is not that its own date is over."""
    return met_by_date(row.status, row.matter.report.as_of)


def data_source(row: Row) -> Value:
    """Return who reported the figure and by which way: 区卫健局（微信）."""
    origin = row.origin()
    if origin is None:
        return None
    if origin.department and origin.source:
        return f"{origin.department}（{origin.source}）"
    return origin.department or origin.source


def evidence(row: Row) -> Value:
    """Return the names of the files that prove the figure."""
    origin = row.origin()
    return () if origin is None else origin.evidence


COLUMNS: tuple[Filled[Row], ...] = (
    filled("编号", 12, paper_code, table.CENTRED),
    _same("指标名称", 26, "name"),
    _same("方案目标", 16, "goal", table.CENTRED),
    _same("调整后目标", 12, "adjusted", table.CENTRED),
    _same("单位", 8, "unit", table.CENTRED),
    _same("基期值", 9, "baseline", table.NUMBER),
    filled("目前完成", 10, done, table.NUMBER),
    _same("完成率", 8, "attainment", table.PERCENT),
    _same("完成时限", 12, "due", table.DEADLINE),
    filled("是否达标", 10, met, table.CENTRED),
    filled("牵头单位", 22, lambda row: row.owner().lead),
    filled("数据来源", 20, data_source),
    _same("数据日期", 12, "actual_date", table.DATE),
    filled("佐证材料", 24, evidence),
    _same("调整情况", 30, "adjustment"),
    _same("代码", 12, "id", table.CODE),
)
