"""What can be said of a task's status, each by one function that every form shares: screen, text, workbook."""

from collections.abc import Callable
from typing import NamedTuple

from gytrack import people_words, term_words, wording
from gytrack.dates import long_day
from gytrack.export.tables import CellKind, Column, Value
from gytrack.status import standing
from gytrack.status.by_hand import by_hand
from gytrack.usecases.reporting.adjusted_words import task_adjustments
from gytrack.usecases.reporting.report import TaskLine
from gytrack.usecases.reporting.target_fields import target_words


class TaskField(NamedTuple):
    """A column over tasks, and the function that fills it."""

    column: Column
    of: Callable[[TaskLine], Value]


def role(line: TaskLine) -> Value:
    """Return the part of the department asked for."""
    return wording.part(line.role, line.via)


def light(line: TaskLine) -> Value:
    """Return the light by the word of the plan's rules."""
    return wording.light(line.status.light, line.status.rule, line.rules.labels)


def ahead(line: TaskLine) -> Value:
    """Return the gap as papers give it: negative where the task is behind."""
    return None if line.status.gap is None else -line.status.gap


def progress(line: TaskLine) -> Value:
    """Return the state that was reported."""
    return None if line.status.progress is None else term_words.STATES[line.status.progress]


def last_day(line: TaskLine) -> Value:
    """Return the day of the latest report of anybody."""
    return line.reports.last and line.reports.last.day


def current_text(line: TaskLine) -> Value:
    """Return what was last said of the progress."""
    return standing.dated_text(line.words, line.day)


def problem(line: TaskLine) -> Value:
    """Return the problem that stands."""
    return standing.dated_problem(line.words, line.day)


def next_step(line: TaskLine) -> Value:
    """Return the next step that stands."""
    return standing.dated_next_step(line.words, line.day)


def closing(line: TaskLine) -> Value:
    """Return how far a task's closing is, with the day and the body; null where it is open."""
    closure = line.task.closure
    if closure == "open":
        return None
    word = term_words.CLOSURES[closure]
    if closure == "dropped" or not line.steps:
        return word
    last = line.steps[-1]
    return f"{word}（{'，'.join(part for part in (long_day(last.day), last.party) if part)}）"


def unclear(line: TaskLine) -> Value:
    """Return why it is not clear whose the task is."""
    return people_words.unclear(line.hands.disputes)


def _field(key: str, heading: str, of: Callable[[TaskLine], Value], kind: CellKind = "text") -> TaskField:
    return TaskField(Column(key, heading, kind), of)


FIELDS = (
    _field("plan", "方案", lambda line: line.plan.code),
    _field("section", "项目", lambda line: line.task.section),
    _field("code", "编号", lambda line: line.task.code),
    _field("kind", "类别", lambda line: term_words.KINDS[line.task.kind]),
    _field("light", "亮灯", light, "light"),
    _field("manual", "人工定灯", lambda line: by_hand(line.status, line.rules.labels)),
    _field("role", "责任", role),
    _field("percent", "实际进度", lambda line: line.status.percent, "percent"),
    _field("expected", "序时进度", lambda line: line.status.expected, "percent"),
    _field("gap", "偏差（百分点）", ahead, "number"),
    _field("due", "完成时限", lambda line: line.status.due, "deadline"),
    _field("missed", "欠报", lambda line: line.status.missed or None, "number"),
    _field("last", "最近报送", last_day, "date"),
    _field("lead", "牵头单位", lambda line: line.lead),
    _field("support", "配合单位", lambda line: line.support),
    _field("undertake", "实际承办", lambda line: line.hands.undertake),
    _field("office", "责任科室", lambda line: line.hands.office),
    _field("leader", "责任领导", lambda line: line.hands.leader),
    _field("contact", "联络员", lambda line: people_words.contact(line.hands)),
    _field("disputes", "责任待明确", unclear),
    _field("progress", "进展状态", progress),
    _field("closing", "销号", closing),
    _field("title", "任务", lambda line: line.task.title),
    _field("targets", "量化指标（完成/目标）", lambda line: target_words(line.targets)),
    _field("last_text", "目前进展", current_text),
    _field("problem", "存在问题", problem),
    _field("next_step", "下步计划", next_step),
    _field("text", "全文", lambda line: line.task.text),
    _field("adjustment", "调整情况", lambda line: task_adjustments(line.task)),
)
"""The fields of the flat table, in its order."""

FIELD = {field.column.key: field for field in FIELDS}
