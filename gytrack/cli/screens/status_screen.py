"""The status table on a terminal: a head that sums it up, tasks under their sections, what is left out below."""

from collections.abc import Iterator
from datetime import date
from shutil import get_terminal_size

from gytrack import people_words, wording
from gytrack.cli.screens.output import say
from gytrack.cli.screens.screen import Group, GroupedTable, Row, show
from gytrack.dates import deadline, long_day
from gytrack.export.tables import Column, Value
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.status.by_hand import by_hand
from gytrack.status.rule_words import lights_of
from gytrack.status.rules import Rules
from gytrack.status.schedule import start_of
from gytrack.status.targets import TargetStatus
from gytrack.usecases.reporting.adjusted_words import task_adjustments
from gytrack.usecases.reporting.head_words import money_words, schedule_words, target_counts, task_counts
from gytrack.usecases.reporting.report import (
    Page,
    StatusReport,
    TaskLine,
    by_section,
    is_listed,
    unlisted_words,
)
from gytrack.usecases.reporting.target_fields import target_words
from gytrack.usecases.reporting.task_fields import FIELD

_WIDE = 110
"""Cells from which the further columns stand beside the text without squeezing it."""


def print_page(page: Page, *, with_all: bool, ascii_only: bool) -> None:
    """Print one plan's status; the summary comes again below a table that is longer than the screen."""
    report = page.report
    shown = [line for line in report.tasks if with_all or is_listed(line)]
    head = list(head_lines(report, page.only))
    for line in head:
        say(line)
    size = get_terminal_size()
    layout = _Layout(report, wide=size.columns >= _WIDE)
    table = GroupedTable(layout.columns(), layout.groups(page, shown), lights_of(report.rules))
    printed = show(table, ascii_only=ascii_only)
    for line in (*_rectification_lines(report), *_foot_lines(page, shown)):
        say(line)
    if len(head) + printed > size.lines:
        for line in head[1:]:
            say(line)


def head_lines(report: StatusReport, only: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines above a status table: which plan, how its tasks stand, how its targets stand."""
    rules = f"规则集“{report.rules.title}”" if report.rules != Rules() or report.trial else ""
    tried = f"试用{rules}，不改变台账" if report.trial else rules
    parts = (report.plan.title, report.department, *only, f"截至{long_day(report.as_of)}", tried)
    yield "｜".join(part for part in parts if part)
    yield task_counts(report)
    if start_of(report.plan) is None:
        yield target_counts(report)
        yield schedule_line(report)
    else:
        yield f"{target_counts(report)}｜{schedule_line(report)}"
    if money := money_words(report.money()):
        yield f"资金：{'｜'.join(money)}"
    if report.plan.ends is not None and report.as_of > report.plan.ends:
        yield f"方案已于{deadline(report.plan.ends)}到期，--as-of {report.plan.ends} 可看到期时的情况"


def schedule_line(report: StatusReport) -> str:
    """Say where the plan should stand, or what has to be set before that can be said."""
    words = schedule_words(report)
    if start_of(report.plan) is None:
        return f"{words}，用 gytrack plan set-start 日期 --basis 依据 设定"
    return words


class _Layout:
    """Which columns a screen has: a department's part where one was asked for, more where there is room."""

    def __init__(self, report: StatusReport, *, wide: bool) -> None:
        self._with_role = report.department is not None
        self._wide = wide

    def columns(self) -> tuple[Column, ...]:
        columns = [Column("code", "编号"), Column("light", "亮灯", "light")]
        columns += [Column("role", "责任")] if self._with_role else []
        columns += [Column("percent", "实际", "percent"), Column("expected", "序时", "percent")]
        if self._wide:
            columns += [
                Column("gap", "偏差", "number"),
                Column("due", "完成时限"),
                Column("missed", "欠报", "number"),
            ]
        columns.append(Column("last", "报送"))
        columns += [Column("lead", "牵头单位")] if self._wide else []
        return (*columns, Column("title", "任务／量化指标（完成/目标）"))

    def groups(self, page: Page, lines: list[TaskLine]) -> Iterator[Group]:
        report = page.report
        own = [status for status in report.targets if not status.target.owner]
        if own:
            yield Group("方案总体指标", [self._target_row(status) for status in own])
        if page.in_order:
            yield Group("", [self._task_row(line, report.as_of) for line in lines])
        else:
            yield from self._section_groups(page, lines)

    def _section_groups(self, page: Page, lines: list[TaskLine]) -> Iterator[Group]:
        report, members = page.report, by_section(lines)
        for section in page.sections:
            inside = members.get(section.id, [])
            rows = [
                self._target_row(status)
                for status in report.targets
                if status.target.section_id == section.id
            ]
            rows += [self._task_row(line, report.as_of) for line in inside]
            if rows:
                yield Group(_heading(section, inside), rows)

    def _target_row(self, status: TargetStatus) -> Row:
        blank: list[Value] = [None] * (len(self.columns()) - 2)
        return Row((status.target.code, *blank, target_words((status,))[0]))

    def _task_row(self, line: TaskLine, day: date) -> Row:
        status, last = line.status, line.reports.last
        cells: list[Value] = [line.task.code, FIELD["light"].of(line)]
        if self._with_role:
            cells.append(wording.part(line.role, line.via))
        cells += ["未报" if status.percent is None else status.percent, status.expected]
        if self._wide:
            gap = None if status.gap is None else -status.gap
            cells += [gap, None if status.due is None else deadline(status.due), status.missed or None]
        cells.append("从未" if last is None else _short_day(last.day, day))
        if self._wide:
            cells.append(line.lead)
        return Row((*cells, line.task.title), tuple(self._below(line)))

    def _below(self, line: TaskLine) -> Iterator[str]:
        words = target_words(line.targets)
        if words:
            yield "，".join(words)
        if line.task.closure == "applied":
            yield str(FIELD["closing"].of(line))
        if line.hands.disputes:
            yield f"{people_words.UNCLEAR}：{'；'.join(people_words.unclear(line.hands.disputes))}"
        yield from (f"调整：{words}" for words in task_adjustments(line.task))
        if line.status.manual is not None:
            yield by_hand(line.status, line.rules.labels)
        problem = FIELD["problem"].of(line)
        if self._wide and problem:
            yield f"问题：{problem}"


def _heading(section: SectionRow, lines: list[TaskLine]) -> str:
    leads = {line.lead for line in lines}
    lead = "、".join(leads.pop()) if len(leads) == 1 else ""
    return f"{section.code} {section.title}" + (f"｜牵头：{lead}" if lead else "")


def _short_day(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def _rectification_lines(report: StatusReport) -> Iterator[str]:
    """Yield how the rectifications stand, those that are done only counted."""
    if not report.rectifications:
        return
    from gytrack.usecases.reporting.rectification_fields import counts_words, rectification_line

    yield counts_words(report.rectifications)
    yield from (f"  {rectification_line(one)}" for one in report.rectifications if one.days is not None)


def _foot_lines(page: Page, shown: list[TaskLine]) -> Iterator[str]:
    hidden = "" if len(shown) == len(page.report.tasks) else unlisted_words(page.report.tasks)
    parts = [f"{hidden}（不亮灯，--all 可列）"] if hidden else []
    if page.unassigned and not page.only:
        parts.append(f"另有{page.unassigned}项未落实到具体单位（gytrack list --unassigned 可列）")
    if parts:
        yield "；".join(parts)
