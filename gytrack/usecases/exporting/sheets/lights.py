"""红黄灯清单: the page that a leader reads."""

from operator import itemgetter

from gytrack import people_words, wording
from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Sheet
from gytrack.kept import Kept, kept_in_order
from gytrack.status.reasons import Account, is_held_down, join, percent_words, reason
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.table import Filled, filled
from gytrack.usecases.exporting.sheets.task_rows import Row, percent, plan_column, rows_of, same
from gytrack.usecases.reporting.adjusted_words import adjusted_goals

_ORDER = {"red": 0, "yellow": 1}


def lights_sheet(subject: Subject) -> Sheet:
    """Return the tasks with a red or yellow light, red ones first, of each light the furthest behind first; 无 where none has."""
    columns = [*plan_column(subject.matters), *_COLUMNS]
    keyed = (
        ((_ORDER[light], -(row.line.status.gap or 0)), tuple(column.of(row) for column in columns))
        for row in rows_of(subject.matters)
        if (light := row.line.status.light) in _ORDER and light is not None
    )
    cells = Kept(row for _, row in kept_in_order(keyed, itemgetter(0)))
    nothing: list[tuple[Value, ...]] = [("无", *[None] * (len(columns) - 1))]
    return Sheet(
        "红黄灯清单", tuple(column.column for column in columns), cells or nothing, subject.head("红黄灯清单")
    )


def why(row: Row) -> Value:
    """Return the rule that gave the light with its figures, in the words of ``gytrack why``."""
    line, matter = row.line, row.matter
    account = Account(
        line.task, line.status, line.planned(), line.lead, line.reports, line.words, line.plan, line.day,
        matter.rules, steps=line.steps,
    )  # fmt: skip
    gap = line.status.gap
    judged_by_gap = line.status.computed.rule == "gap" and gap is not None
    return join(
        percent_words(account) if is_held_down(account) else "",
        wording.gap(gap) if judged_by_gap and gap is not None else "",
        reason(account),
        f"{people_words.UNCLEAR}（{'；'.join(people_words.unclear(line.hands.disputes))}）"
        if line.hands.disputes
        else "",
        *adjusted_goals(line),
    )


_COLUMNS: tuple[Filled[Row], ...] = (
    same("编号", 8, "code", table.CENTRED),
    same("任务", 26, "title"),
    same("牵头单位", 14, "lead"),
    filled("实际", 7, percent, table.PERCENT),
    same("序时", 7, "expected", table.PERCENT),
    same("亮灯", 8, "light", table.LIGHT),
    filled("原因", 30, why),
    same("存在问题", 22, "problem"),
    same("下步计划", 22, "next_step"),
)
