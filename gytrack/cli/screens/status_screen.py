"""The status table on a terminal: a head that sums it up, tasks under their sections, what is left out below."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from shutil import get_terminal_size

from gytrack import wording
from gytrack.cli.screens.output import say
from gytrack.cli.screens.screen import Group, GroupedTable, Row, show
from gytrack.dates import deadline, long_day
from gytrack.export.tables import Column, Value
from gytrack.ledger.tasks import SectionRow
from gytrack.status.schedule import expected, start_of
from gytrack.status.summary import Summary
from gytrack.status.targets import TargetStatus
from gytrack.usecases.reporting.report import Page, StatusReport, TaskLine, by_section
from gytrack.usecases.reporting.status_table import met_words, target_words

_ALWAYS_COUNTED = ("红灯", "黄灯", "绿灯", "未报")
_WIDE = 110
"""Cells from which the further columns stand beside the text without squeezing it."""


def print_page(page: Page, *, with_all: bool, ascii_only: bool) -> None:
    """Print one plan's status; the summary comes again below a table that is longer than the screen."""
    report = page.report
    shown = [line for line in report.tasks if with_all or line.task.kind == "task"]
    head = list(head_lines(report, page.only))
    for line in head:
        say(line)
    size = get_terminal_size()
    layout = _Layout(report, wide=size.columns >= _WIDE)
    printed = show(GroupedTable(layout.columns(), layout.groups(page, shown)), ascii_only=ascii_only)
    for line in _foot_lines(page, shown):
        say(line)
    if len(head) + printed > size.lines:
        for line in head[1:]:
            say(line)


def head_lines(report: StatusReport, only: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines above a status table: which plan, how its tasks stand, how its targets stand."""
    summary = report.summary()
    parts = (report.plan.title, report.department, *only, f"截至{long_day(report.as_of)}")
    yield "｜".join(part for part in parts if part)
    yield _task_counts(report)
    if start_of(report.plan) is None:
        yield _target_counts(report, summary)
        yield schedule_words(report)
    else:
        yield f"{_target_counts(report, summary)}｜{schedule_words(report)}"
    if report.plan.ends is not None and report.as_of > report.plan.ends:
        yield f"方案已于{deadline(report.plan.ends)}到期，--as-of {report.plan.ends} 可看到期时的情况"


def _task_counts(report: StatusReport) -> str:
    lines = [line for line in report.tasks if line.task.kind == "task"]
    lead = sum(line.role == "lead" for line in lines)
    roles = f"（牵头{lead}、配合{len(lines) - lead}）" if report.department else ""
    found = Counter(wording.light(line.status.light, line.status.rule) for line in lines)
    words = dict.fromkeys((*_ALWAYS_COUNTED, *sorted(found)))
    counts = " ".join(f"{word.removesuffix('灯')}{found[word]}" for word in words)
    return f"建设任务{len(lines)}项{roles}：{counts}"


def _target_counts(report: StatusReport, summary: Summary) -> str:
    words = [met_words(status) for status in report.targets]
    missed, unreported, so_far = words.count("未达标"), words.count("未报"), words.count("目前符合")
    pending = f" 目前符合{so_far}" if so_far else ""
    return f"量化指标{summary.targets}个：达标{summary.targets_met} 未达标{missed} 未报{unreported}{pending}"


def schedule_words(report: StatusReport) -> str:
    """Say where the plan should stand, or what has to be set before that can be said."""
    starts, ends = start_of(report.plan), report.plan.ends
    if starts is None:
        return "序时未定：方案未载明起始日，用 gytrack plan set-start 日期 --basis 依据 设定"
    if ends is None:
        return "序时按各项任务的完成时限计"
    return f"序时{expected(starts, ends, report.as_of)}%（{starts}至{deadline(ends)}，按月计）"


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
        cells: list[Value] = [line.task.code, wording.light(status.light, status.rule)]
        if self._with_role:
            cells.append(None if line.role is None else wording.ROLES[line.role])
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
        counted = line.reports.counted
        if self._wide and counted is not None and counted.problem:
            yield f"问题：{counted.problem}"


def _heading(section: SectionRow, lines: list[TaskLine]) -> str:
    leads = {line.lead for line in lines}
    lead = "、".join(leads.pop()) if len(leads) == 1 else ""
    return f"{section.code} {section.title}" + (f"｜牵头：{lead}" if lead else "")


def _short_day(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def _foot_lines(page: Page, shown: list[TaskLine]) -> Iterator[str]:
    hidden = len(page.report.tasks) - len(shown)
    parts = [f"配套及保障措施{hidden}项（不亮灯，--all 可列）"] if hidden else []
    if page.unassigned and not page.only:
        parts.append(f"另有{page.unassigned}项未落实到具体单位")
    if parts:
        yield "；".join(parts)
