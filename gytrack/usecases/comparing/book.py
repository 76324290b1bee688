"""Two plans side by side as a workbook: 任务对照 and 指标对照."""

from collections.abc import Callable
from datetime import date

from gytrack import wording
from gytrack.dates import long_day
from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Book, Head, Sheet
from gytrack.records.ledger import TargetRow
from gytrack.usecases.comparing.rows import goal_words
from gytrack.usecases.comparing.sides import Comparison, Match, Side, T
from gytrack.usecases.comparing.words import CAUTION, counted_targets, counted_tasks, plan_lines, title_words
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.reporting.listing import Listed

_KEPT = 3

_Pick = Callable[[Match[T]], T | None]


def comparison_book(found: Comparison, search: str | None, day: date) -> Book:
    """Return the workbook; ``search`` is what it was narrowed to, ``day`` when it was made."""
    return Book(title_words(found), day, [_tasks(found, search, day), _targets(found, search, day)])


def _tasks(found: Comparison, search: str | None, day: date) -> Sheet:
    first: tuple[Filled[Match[Listed]], ...] = _first(found)
    sides = (*_task_columns(found.one, _one), *_task_columns(found.other, _other))
    columns, rows = numbered((*first, *sides), found.tasks)
    head = _head(found, "任务对照", search, day, counted_tasks(found))
    return Sheet("任务对照", columns, rows, head, paper="A3", kept=_KEPT)


def _targets(found: Comparison, search: str | None, day: date) -> Sheet:
    first: tuple[Filled[Match[TargetRow]], ...] = _first(found)
    sides = (*_target_columns(found.one, _one), *_target_columns(found.other, _other))
    columns, rows = numbered((*first, *sides), found.targets)
    head = _head(found, "指标对照", search, day, counted_targets(found))
    return Sheet("指标对照", columns, rows, head, paper="A3", kept=_KEPT)


def _head(found: Comparison, sheet: str, search: str | None, day: date, counted: str) -> Head:
    words = [counted, *([f"只列含“{search}”的"] if search else []), CAUTION]
    return Head(
        f"{found.one.name}与{found.other.name}{sheet}表",
        right=long_day(day),
        words="\n".join((*plan_lines(found), "｜".join(words))),
    )


def _first(found: Comparison) -> tuple[Filled[Match[T]], ...]:
    return (
        filled("对照", 12, lambda match: _whose(found, match), table.CENTRED),
        filled("相近", 7, lambda match: match.likeness, table.PERCENT),
    )


def _whose(found: Comparison, match: Match[T]) -> str:
    if match.other is None:
        return f"仅{found.one.name}"
    return f"仅{found.other.name}" if match.one is None else "都有"


def _task_columns(side: Side, pick: _Pick[Listed]) -> tuple[Filled[Match[Listed]], ...]:
    titles, goals = side.titles(), side.goals()

    def column(
        heading: str, width: int, of: Callable[[Listed], Value], look: table.Look = table.TEXT
    ) -> Filled[Match[Listed]]:
        return filled(f"{side.name}{heading}", width, _on(pick, of), look)

    return (
        column("项目", 15, lambda line: titles.get(line.task.section)),
        column("编号", 9, _paper_code, table.CENTRED),
        column("任务（全文）", 46, lambda line: line.task.text),
        column("量化指标", 20, lambda line: tuple(map(goal_words, goals.get(line.task.code, ())))),
        column("完成时限", 11, lambda line: line.task.due, table.DEADLINE),
        column("牵头单位", 14, lambda line: line.lead),
    )


def _paper_code(line: Listed) -> str:
    task = line.task
    return task.code if task.kind == "task" else wording.paper_code(task.code, task.kind)


def _target_columns(side: Side, pick: _Pick[TargetRow]) -> tuple[Filled[Match[TargetRow]], ...]:
    titles = side.titles() | {line.task.code: line.task.title for line in side.tasks}

    def column(
        heading: str, width: int, of: Callable[[TargetRow], Value], look: table.Look = table.TEXT
    ) -> Filled[Match[TargetRow]]:
        return filled(f"{side.name}{heading}", width, _on(pick, of), look)

    return (
        column("编号", 11, lambda target: target.code, table.CENTRED),
        column("指标名称", 28, lambda target: target.name),
        column("目标", 16, wording.target_goal, table.CENTRED),
        column("目标值", 9, lambda target: target.value, table.NUMBER),
        column("单位", 8, lambda target: target.unit, table.CENTRED),
        column("完成时限", 12, lambda target: target.due, table.DEADLINE),
        column("所属任务或项目", 26, lambda target: titles.get(target.owner, "方案总体指标")),
    )


def _on(pick: _Pick[T], of: Callable[[T], Value]) -> Callable[[Match[T]], Value]:
    """Return the function that fills a cell of one side, which may be empty."""

    def value(match: Match[T]) -> Value:
        item = pick(match)
        return None if item is None else of(item)

    return value


def _one(match: Match[T]) -> T | None:
    return match.one


def _other(match: Match[T]) -> T | None:
    return match.other
