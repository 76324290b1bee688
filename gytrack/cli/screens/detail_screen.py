"""Everything about one code, in lines to read."""

from collections.abc import Iterator
from datetime import date

from gytrack import fund_words, people_words, term_words, wording
from gytrack.dates import deadline, long_day
from gytrack.ledger.queries.progress import EntryRow
from gytrack.records.adjustments import TaskTerms
from gytrack.records.funds import FundRow
from gytrack.records.ledger import PlanTerms
from gytrack.records.proof import Proof
from gytrack.status.adjustment_words import whole_words
from gytrack.status.arithmetic import target_steps
from gytrack.status.by_hand import by_hand
from gytrack.status.closing import step_words
from gytrack.status.milestones import in_force
from gytrack.status.originals import due_beside_original, original_words
from gytrack.status.targets import TargetStatus, is_past_due
from gytrack.status.years import year_words
from gytrack.usecases.reporting.adjusted_words import first_due_of, task_adjustments
from gytrack.usecases.reporting.evaluated_fields import basis_words, opinion_words, outcome_words
from gytrack.usecases.reporting.explaining import Detail, ShownEntry, ShownStep
from gytrack.usecases.reporting.head_words import money_words
from gytrack.usecases.reporting.rectification_fields import rectification_line
from gytrack.usecases.reporting.report import TaskLine
from gytrack.usecases.reporting.target_fields import met_by_date
from gytrack.usecases.reporting.task_fields import FIELD


def detail_lines(plan: PlanTerms, detail: Detail, day: date) -> Iterator[str]:
    """Yield what ``show`` prints: head, text, who, targets, status, entries, quote."""
    item = detail.item
    if item.section is not None:
        yield f"{item.code} {item.section.title}｜{plan.title}"
        yield from (_task_line(line) for line in detail.lines)
    elif item.target is not None:
        yield f"{item.code} {item.target.name}｜{wording.OWN if item.target.own else '量化指标'}｜{plan.title}"
    for line in detail.lines if item.section is None else ():
        yield from _task_lines(plan, line, day)
    if detail.steps:
        yield "销号："
        yield from (f"  {line}" for shown in detail.steps for line in _step_lines(shown))
    if detail.former:
        yield f"曾用编号：{'、'.join(f'{code}（第{edition}版）' for edition, code in detail.former)}"
    yield from _figures(detail, day)
    if detail.item.section is None:
        yield f"进展{len(detail.entries)}条：" if detail.entries else "进展：从未报送"
        for shown in detail.entries:
            yield from (f"  {line}" for line in _entry_lines(shown))
    yield from _following(detail)
    if detail.quote.text:
        yield f"原文（第{detail.quote.place.line}行起）：{''.join(detail.quote.text.split())}"
    else:
        yield "原文：方案中没有，由调整增加"


def _figures(detail: Detail, day: date) -> Iterator[str]:
    if detail.targets:
        yield "量化指标："
        for status in detail.targets:
            yield f"  {_target_words(status, day)}"
            yield from (f"    调整：{step}" for step in target_steps(status.target))
            yield from (f"    {line}" for line in _annual_lines(status, detail, day))
    if detail.funds:
        yield f"资金{len(detail.funds)}条：{'｜'.join(money_words(detail.lines[0].money))}"
        yield from (f"  {_fund_words(row)}" for row in detail.funds)


def _fund_words(row: FundRow) -> str:
    parts = (
        f"{row.day} #{row.number}",
        fund_words.FUNDS[row.kind] + fund_words.ten_thousands(row.amount),
        row.source and f"来源：{fund_words.SOURCES[row.source]}",
        row.dept,
        row.note,
        row.corrects and f"更正#{row.corrects}",
        row.corrected_by and f"已由#{row.corrected_by}更正，不计",
    )
    return "｜".join(part for part in parts if part)


def _following(detail: Detail) -> Iterator[str]:
    """Yield what evaluations say, and what has to be put right."""
    for one, row in detail.evaluations:
        said = f"{one.name} #{one.number}（截至{long_day(one.day)}）：{outcome_words(row)}"
        yield "｜".join((said, *basis_words(row), *opinion_words(row)))
    if detail.rectifications:
        yield "整改："
        yield from (f"  {rectification_line(one)}" for one in detail.rectifications)


def _task_line(line: TaskLine) -> str:
    light = FIELD["light"].of(line)
    unclear = f"（{people_words.UNCLEAR}）" if line.hands.disputes else ""
    by_person = "" if line.status.manual is None else "（人工定灯）"
    head = f"  {line.task.code} {light}{by_person} {line.task.title}{unclear}"
    return "；".join((head, *task_adjustments(line.task)))


def _task_lines(plan: PlanTerms, line: TaskLine, day: date) -> Iterator[str]:
    task, status = line.task, line.status
    yield f"{task.code} {task.title}｜{term_words.KINDS[task.kind]}｜{plan.title}"
    yield f"正文：{task.text}"
    yield f"牵头：{'、'.join(line.lead) or '未落实到具体单位'}"
    if line.support:
        yield f"配合：{'、'.join(line.support)}"
    if who := people_words.who(line.hands):
        yield "｜".join(who)
    for one in line.hands.disputes:
        days = (day - one.day).days
        yield f"{people_words.UNCLEAR}：{one.dept or '统筹'}（{one.day}提出，已{days}天）：{one.words}"
    if task.adjusted is not None:
        if not task.adjusted.added:
            yield _original_line(task.adjusted.original)
        yield from (f"调整：{whole_words(step)}" for step in task.adjusted.steps)
    percent = "未报" if status.percent is None else f"{status.percent}%"
    expected = "未定" if status.expected is None else f"{status.expected}%"
    due = "未定" if status.due is None else due_beside_original(status.due, first_due_of(line))
    light = FIELD["light"].of(line)
    yield f"截至{day}：{light}｜实际{percent}｜序时{expected}｜完成时限{due}｜为何：gytrack why {task.code}"
    if status.manual is not None:
        yield by_hand(status, line.rules.labels)


def _original_line(original: TaskTerms) -> str:
    due = "未写明" if original.due is None else deadline(original.due)
    who = f"牵头{'、'.join(original.lead) or '未落实到具体单位'}｜配合{'、'.join(original.support) or '无'}"
    return f"方案原定：完成时限{due}｜{who}"


def _target_words(status: TargetStatus, day: date) -> str:
    target = status.target
    parts = [
        f"{target.code} {target.name}",
        "已取消"
        if target.is_dropped()
        else f"{'' if target.op == 'none' else '目标'}{wording.target_goal(target)}",
        original_words(target),
        _actual_words(status),
        "" if status.attainment is None else f"完成率{status.attainment}%",
        _met_words(status, day),
        "" if target.due is None else f"时限{deadline(target.due)}",
        *status.notes,
    ]
    return "｜".join(part for part in parts if part)


def _met_words(status: TargetStatus, day: date) -> str:
    """Say whether a target is met; that nothing is known of it is said already, but not that its date is over."""
    if status.met is None:
        return "逾期" if is_past_due(status, day) else ""
    return met_by_date(status, day)


def _annual_lines(status: TargetStatus, detail: Detail, day: date) -> Iterator[str]:
    """Yield how far a yearly target came year by year, or the milestones that hold on the day."""
    if years := detail.years.get(status.target.id):
        yield f"逐年：{year_words(years)}"
    steps = in_force(status.target.schedules, day)
    if steps:
        yield f"分年度计划：{wording.milestones(steps, status.target.unit)}"


def _actual_words(status: TargetStatus) -> str:
    if status.actual is None:
        return "认定达标" if status.met else wording.unreported(not_due=status.not_due)
    return f"目前{wording.amount(status.actual, status.target.unit)}（{status.actual_date}）"


def _step_lines(shown: ShownStep) -> Iterator[str]:
    yield "｜".join(part for part in (step_words(shown.step), _files_words(shown.evidence)) if part)


def _files_words(evidence: tuple[Proof, ...]) -> str:
    files = (f"{proof.name}{'（副本）' if proof.copied else ''}" for proof in evidence)
    return f"佐证：{'、'.join(files)}" if evidence else ""


def _entry_lines(shown: ShownEntry) -> Iterator[str]:
    report, entry = shown.entry.report, shown.entry
    head = [
        f"{report.day} #{report.number}",
        report.dept or "统筹登记",
        _standing_words(entry),
        "" if report.state is None else term_words.STATES[report.state],
        "" if report.percent is None else f"进度{report.percent}%",
        *(wording.figure(figure.name, figure.unit, figure.kind, figure.value) for figure in shown.figures),
        f"来源：{entry.source}" if entry.source else "",
        report.text,
        _files_words(shown.evidence),
    ]
    yield "｜".join(part for part in head if part)
    if report.problem:
        yield f"  问题：{report.problem}"
    if report.next_step:
        yield f"  下步：{report.next_step}"


def _standing_words(entry: EntryRow) -> str:
    """Say whether an entry counts, and what it corrects or is corrected by."""
    corrects, corrected_by = entry.correction
    if corrected_by is not None:
        return f"（已由 #{corrected_by} 更正，不再计入）"
    words = [] if corrects is None else [f"更正 #{corrects}"]
    return (
        "（" + "，".join((*words, *([] if entry.counts else ["不改变实际进度和亮灯"]))) + "）"
        if words or not entry.counts
        else ""
    )
