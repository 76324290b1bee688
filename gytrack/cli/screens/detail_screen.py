"""Everything about one code, in lines to read."""

from collections.abc import Iterator
from datetime import date

from gytrack import wording
from gytrack.dates import deadline, long_day
from gytrack.records.ledger import PlanTerms
from gytrack.status.targets import TargetStatus
from gytrack.usecases.reporting.evaluated_fields import basis_words, opinion_words, outcome_words
from gytrack.usecases.reporting.explaining import Detail, ShownEntry
from gytrack.usecases.reporting.rectification_fields import rectification_line
from gytrack.usecases.reporting.report import TaskLine
from gytrack.usecases.reporting.target_fields import met_words


def detail_lines(plan: PlanTerms, detail: Detail, day: date) -> Iterator[str]:
    """Yield what ``show`` prints: head, text, who, targets, status, entries, quote."""
    item = detail.item
    if item.section is not None:
        yield f"{item.code} {item.section.title}｜{plan.title}"
        yield from (_task_line(line) for line in detail.lines)
    elif item.target is not None:
        yield f"{item.code} {item.target.name}｜量化指标｜{plan.title}"
    for line in detail.lines if item.section is None else ():
        yield from _task_lines(plan, line, day)
    if detail.former:
        yield f"曾用编号：{'、'.join(f'{code}（第{edition}版）' for edition, code in detail.former)}"
    if detail.targets:
        yield "量化指标："
        yield from (f"  {_target_words(status)}" for status in detail.targets)
    if detail.item.section is None:
        yield f"进展{len(detail.entries)}条：" if detail.entries else "进展：从未报送"
        for shown in detail.entries:
            yield from (f"  {line}" for line in _entry_lines(shown))
    yield from _following(detail)
    yield f"原文（第{detail.quote.place.line}行起）：{''.join(detail.quote.text.split())}"


def _following(detail: Detail) -> Iterator[str]:
    """Yield what evaluations say, and what has to be put right."""
    for one, row in detail.evaluations:
        said = f"{one.name} #{one.number}（截至{long_day(one.day)}）：{outcome_words(row)}"
        yield "｜".join((said, *basis_words(row), *opinion_words(row)))
    if detail.rectifications:
        yield "整改："
        yield from (f"  {rectification_line(one)}" for one in detail.rectifications)


def _task_line(line: TaskLine) -> str:
    light = wording.light(line.status.light, line.status.rule)
    return f"  {line.task.code} {light} {line.task.title}"


def _task_lines(plan: PlanTerms, line: TaskLine, day: date) -> Iterator[str]:
    task, status = line.task, line.status
    yield f"{task.code} {task.title}｜{wording.KINDS[task.kind]}｜{plan.title}"
    yield f"正文：{task.text}"
    yield f"牵头：{'、'.join(line.lead) or '未落实到具体单位'}"
    if line.support:
        yield f"配合：{'、'.join(line.support)}"
    percent = "未报" if status.percent is None else f"{status.percent}%"
    expected = "未定" if status.expected is None else f"{status.expected}%"
    due = "未定" if status.due is None else deadline(status.due)
    light = wording.light(status.light, status.rule)
    yield f"截至{day}：{light}｜实际{percent}｜序时{expected}｜完成时限{due}｜为何：gytrack why {task.code}"


def _target_words(status: TargetStatus) -> str:
    target = status.target
    parts = [
        f"{target.code} {target.name}",
        f"目标{wording.target_goal(target)}",
        _actual_words(status),
        "" if status.attainment is None else f"完成率{status.attainment}%",
        met_words(status) if status.met is not None else "",
        "" if target.due is None else f"时限{deadline(target.due)}",
        *status.notes,
    ]
    return "｜".join(part for part in parts if part)


def _actual_words(status: TargetStatus) -> str:
    if status.actual is None:
        return "认定达标" if status.met else "未报"
    return f"目前{wording.amount(status.actual, status.target.unit)}（{status.actual_date}）"


def _entry_lines(shown: ShownEntry) -> Iterator[str]:
    report, entry = shown.entry.report, shown.entry
    head = [
        f"{report.day} #{report.number}",
        report.dept or "统筹登记",
        "" if entry.counts else "（不改变实际进度和亮灯）",
        "" if report.state is None else wording.STATES[report.state],
        "" if report.percent is None else f"进度{report.percent}%",
        *(wording.figure(figure.name, figure.unit, figure.kind, figure.value) for figure in shown.figures),
        f"来源：{entry.source}" if entry.source else "",
        report.text,
    ]
    yield "｜".join(part for part in head if part)
    if report.problem:
        yield f"  问题：{report.problem}"
    if report.next_step:
        yield f"  下步：{report.next_step}"
