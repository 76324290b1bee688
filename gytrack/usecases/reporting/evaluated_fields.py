"""What can be said of an evaluated target or task, each by one function that every form shares."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gytrack import term_words, wording
from gytrack.dates import deadline
from gytrack.decimals import plain_decimal
from gytrack.export.tables import CellKind, Column, Table, Value
from gytrack.records.evaluation import Evaluated, Figures, Goal


class Field(NamedTuple):
    """A column over evaluated targets and tasks, and the function that fills it."""

    column: Column
    of: Callable[[Evaluated], Value]


def kind_words(row: Evaluated) -> str:
    """Write what is evaluated."""
    kind = row.figures.kind
    return "量化指标" if kind == "target" else term_words.KINDS[kind]


def goal_words(goal: Goal | None) -> str | None:
    """Write a goal; null of a task, which has none."""
    if goal is None:
        return None
    return wording.goal(goal.op, goal.value, goal.upper, goal.unit, goal.per)


def original_words(row: Evaluated) -> str | None:
    """Write the goal before the first adjustment, with its date where that was another; null where there was none."""
    original = row.figures.original
    if original is None:
        return None
    moved = original_due_words(row)
    return f"{goal_words(original)}{f'（{moved}）' if moved else ''}"


def original_due_words(row: Evaluated) -> str | None:
    """Write when a target was due before it was adjusted, null where that is its date still."""
    original = row.figures.original
    if original is None or original.due is None or original.due == row.figures.due:
        return None
    return deadline(original.due)


def trend_words(row: Evaluated) -> str:
    """Write which way the figures go, with the two that say it: 上升（2→3）."""
    figures = row.figures
    if figures.trend == "unknown":
        return term_words.TRENDS["unknown"]
    before, last = figures.points[-2:]
    return f"{term_words.TRENDS[figures.trend]}（{plain_decimal(before.value)}→{plain_decimal(last.value)}）"


def forecast_words(row: Evaluated) -> str | None:
    """Write where the straight line leads, and whether that is enough; null where there is no forecast."""
    figures = row.figures
    if figures.forecast is None:
        return None
    value = wording.amount(figures.forecast, unit_of(figures))
    return f"{value}，{'能' if figures.forecast_meets else '不能'}达到"


def forecast_basis(row: Evaluated) -> str | None:
    """Say which figures the straight line goes through; null where there is no forecast."""
    figures = row.figures
    if figures.forecast is None:
        return None
    first, last = figures.points[0], figures.points[-1]
    unit = unit_of(figures)
    return (
        f"按登记的进展直线推算：{first.day}为{wording.amount(first.value, unit)}，"
        f"{last.day}为{wording.amount(last.value, unit)}"
    )


def unit_of(figures: Figures) -> str:
    """Return the unit of the figures that trend and forecast are of; a task's are points of a percent."""
    return "%" if figures.goal is None else figures.goal.unit


def outcome_words(row: Evaluated) -> str:
    """Write the verdict; one that nobody has confirmed says so."""
    word = term_words.OUTCOMES[row.outcome()]
    return word if row.decision is not None or row.figures.is_dropped() else f"{word}（建议）"


def basis_words(row: Evaluated) -> tuple[str, ...]:
    """Say what the verdict rests on: the figures, and where a person decided otherwise what these propose and why."""
    figures, decision = row.figures, row.decision
    if figures.is_dropped():
        return (figures.basis,)
    if decision is None or decision.outcome == figures.proposed:
        return (
            f"依据：{figures.basis}",
            *([f"认定说明：{decision.reason}"] if decision and decision.reason else []),
        )
    return (f"建议为{term_words.OUTCOMES[figures.proposed]}：{figures.basis}", f"认定理由：{decision.reason}")


def decided_words(row: Evaluated) -> str | None:
    """Return a person's verdict, null where there is none."""
    return None if row.decision is None else term_words.OUTCOMES[row.decision.outcome]


def opinion_words(row: Evaluated) -> tuple[str, ...]:
    """Write what third parties say."""
    return tuple(f"{one.source}：{one.text}" for one in row.opinions)


def actual(row: Evaluated) -> Value:
    """Return a target's figure; one that was not reported says so, and a person's word stands for a missing one."""
    figures = row.figures
    if figures.goal is None or figures.actual is not None:
        return figures.actual
    return "认定达标" if figures.met else "未报"


def percent(row: Evaluated) -> Value:
    """Return attainment or progress; a task that was not reported says so."""
    figures = row.figures
    return "未报" if figures.percent is None and figures.goal is None else figures.percent


def _field(key: str, heading: str, of: Callable[[Evaluated], Value], kind: CellKind = "text") -> Field:
    return Field(Column(key, heading, kind), of)


FIELDS = (
    _field("no", "序号", lambda row: row.ord, "number"),
    _field("kind", "类别", kind_words),
    _field("code", "编号", lambda row: row.figures.code),
    _field("name", "指标或任务", lambda row: row.figures.name),
    _field("lead", "牵头单位", lambda row: row.figures.lead),
    _field("baseline", "基期值", lambda row: row.figures.baseline, "number"),
    _field("goal", "目标", lambda row: goal_words(row.figures.goal)),
    _field("original", "原目标", original_words),
    _field("due", "完成时限", lambda row: row.figures.due, "deadline"),
    _field("adjustment", "调整情况", lambda row: row.figures.adjusted),
    _field("actual", "目前完成", actual, "number"),
    _field("actual_date", "数据日期", lambda row: row.figures.actual_date, "date"),
    _field("percent", "完成率", percent, "percent"),
    _field("expected", "序时进度", lambda row: row.figures.expected, "percent"),
    _field("trend", "趋势", trend_words),
    _field("forecast", "到期预计", forecast_words),
    _field("forecast_basis", "推算依据", forecast_basis),
    _field("proposed", "建议结论", lambda row: term_words.OUTCOMES[row.figures.proposed]),
    _field("basis", "建议依据", lambda row: row.figures.basis),
    _field("verdict", "认定结论", decided_words),
    _field("reason", "认定理由", lambda row: None if row.decision is None else row.decision.reason),
    _field("decided_by", "认定人", lambda row: None if row.decision is None else row.decision.who),
    _field("decided_on", "认定日期", lambda row: None if row.decision is None else row.decision.day, "date"),
    _field("opinions", "第三方意见", lambda row: "；".join(opinion_words(row))),
)
"""The fields of the flat table, in its order."""

FIELD = {field.column.key: field for field in FIELDS}


def evaluated_table(rows: Iterable[Evaluated]) -> Table:
    """Return evaluated targets and tasks as rows."""
    return Table(
        tuple(field.column for field in FIELDS),
        (tuple(field.of(row) for field in FIELDS) for row in rows),
        "evaluated",
    )
