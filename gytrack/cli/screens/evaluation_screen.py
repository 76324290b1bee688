"""An evaluation on a terminal: its counts, targets and tasks with their verdicts, rectifications."""

from collections.abc import Iterator
from shutil import get_terminal_size

from gytrack.cli.screens.output import say
from gytrack.cli.screens.screen import Group, GroupedTable, Row, show
from gytrack.export.tables import Column, Value
from gytrack.records.evaluation import Evaluated
from gytrack.status.evaluating import UNREPORTED
from gytrack.status.rectifying import RectificationStatus
from gytrack.usecases.evaluating.counting import GROUPS
from gytrack.usecases.evaluating.showing import Shown, head_lines
from gytrack.usecases.reporting.evaluated_fields import (
    FIELD,
    basis_words,
    forecast_words,
    goal_words,
    opinion_words,
    original_words,
    outcome_words,
    trend_words,
)
from gytrack.usecases.reporting.rectification_fields import rectification_line

_WIDE = 110
"""Cells from which trend and forecast stand in columns of their own."""


def print_evaluation(one: Shown, *, with_all: bool, ascii_only: bool) -> None:
    """Print an evaluation; ``with_all`` lists measures and safeguards too."""
    for line in head_lines(one):
        say(line)
    wide = get_terminal_size().columns >= _WIDE
    show(GroupedTable(_columns(wide=wide), _groups(one, wide=wide, with_all=with_all)), ascii_only=ascii_only)
    for line in rectification_lines(one.rectifications):
        say(line)
    hidden = sum(row.figures.kind in GROUPS[-1][1] for row in one.found.rows)
    if hidden and not with_all:
        say(f"另有{GROUPS[-1][0]}{hidden}项，--all 可一并列出")


def rectification_lines(found: list[RectificationStatus]) -> Iterator[str]:
    """Yield rectifications, one a line, under a heading."""
    if found:
        yield "整改："
    yield from (f"  {rectification_line(one)}" for one in found)


def _columns(*, wide: bool) -> tuple[Column, ...]:
    more = (Column("trend", "趋势"), Column("forecast", "到期预计")) if wide else ()
    return (
        Column("no", "序号", "number"),
        Column("code", "编号"),
        Column("verdict", "结论"),
        Column("percent", "完成率", "percent"),
        Column("expected", "序时", "percent"),
        *more,
        Column("name", "指标（完成/目标）、任务及依据"),
    )


def _groups(one: Shown, *, wide: bool, with_all: bool) -> Iterator[Group]:
    for name, kinds in GROUPS if with_all else GROUPS[:-1]:
        rows = [_row(row, wide=wide) for row in one.found.rows if row.figures.kind in kinds]
        if rows:
            yield Group(name, rows)


def _row(row: Evaluated, *, wide: bool) -> Row:
    figures = row.figures
    more: tuple[Value, ...] = (trend_words(row), forecast_words(row)) if wide else ()
    percent = FIELD["percent"].of(row)
    cells = (row.ord, figures.code, outcome_words(row), percent, figures.expected, *more, _name(row))
    return Row(cells, tuple(_below(row, wide=wide)))


def _name(row: Evaluated) -> str:
    goal = goal_words(row.figures.goal)
    if goal is None:
        return row.figures.name
    done = FIELD["actual"].of(row)
    return f"{row.figures.name}{done}/{goal}"


def _below(row: Evaluated, *, wide: bool) -> Iterator[str]:
    original = original_words(row)
    if original is not None:
        yield f"原目标：{original}"
    if not row.figures.is_dropped():  # else what it rests on says so
        yield from (f"调整：{words}" for words in row.figures.adjusted)
    if row.figures.basis != UNREPORTED or row.decision is not None:  # else the figure says so already
        yield from basis_words(row)
    ahead = forecast_words(row)
    if ahead is not None and not wide:
        yield f"到期预计：{ahead}（{trend_words(row)}）"
    yield from (f"第三方意见｜{words}" for words in opinion_words(row))
