"""分年度计划: what the targets that are split are to reach by when; there is no such sheet where none is."""

from gytrack.export.workbook.sheet import Sheet
from gytrack.status.originals import marked
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.milestones.listing import BASES, Step, by_department, milestones_of, state_words


def milestones_sheet(subject: Subject) -> Sheet | None:
    """Return the milestones in force with the goals that they lead to, department by department."""
    found = [
        step
        for matter in subject.matters
        for step in by_department(milestones_of(matter.report, dict(matter.owners)))
    ]
    if not found:
        return None
    several = len(subject.matters) > 1
    plan: list[Filled[Step]] = [filled("方案", 16, lambda step: step.plan)] if several else []
    columns, cells = numbered([*plan, *_COLUMNS], found)
    return Sheet("分年度计划", columns, cells, subject.head("分年度计划"), kept=3)


_COLUMNS: tuple[Filled[Step], ...] = (
    filled("牵头单位", 18, lambda step: step.owner.lead),
    filled("编号", 10, lambda step: step.status.target.code, table.CENTRED),
    filled("指标名称", 28, lambda step: marked(step.status.target.name, step.status.target)),
    filled("时点", 12, lambda step: step.due, table.DEADLINE),
    filled("应达", 9, lambda step: step.value, table.NUMBER),
    filled("单位", 7, lambda step: step.status.target.unit, table.CENTRED),
    filled("目前完成", 9, lambda step: step.status.actual, table.NUMBER),
    filled("完成情况", 12, state_words, table.CENTRED),
    filled("依据", 12, lambda step: BASES[step.basis], table.CENTRED),
)
