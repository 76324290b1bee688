"""Why a task has its light: one sentence that can be pasted into a reply."""

from gytrack import people_words, wording
from gytrack.dates import deadline, long_day
from gytrack.status.closing import reopened_words, standing_words
from gytrack.status.originals import first_due, original_due, original_words
from gytrack.status.reasons import Account, join, percent_words, reason
from gytrack.status.schedule_words import line_words
from gytrack.status.standing import dated_problem
from gytrack.status.targets import TargetStatus, is_past_due
from gytrack.status.tasks import TaskStatus

_NO_START = "方案未写明起始日期，序时进度无法计算（可用 gytrack plan set-start 日期 --basis 依据 设定）"


def brief(account: Account) -> str:
    """Say in one line what was reached and was due, by which rule the light follows, who leads, what is in the way."""
    task, rows = account.task, [status.target for status in account.targets]
    targets = "、".join(map(target_words, account.targets))
    facts = join(
        f"截至{long_day(account.day)}",
        targets,
        _past_due(account),
        ""
        if task.adjusted is None
        else original_due(first_due(task, rows, account.plan), account.status.due),
        _figures(account),
        _applied(account),
        reason(account),
    )
    lead = f"牵头：{'、'.join(account.leads)}" if account.leads else "未落实到具体单位"
    lead += _leads_before(account)
    if account.disputes:
        lead += f"（{people_words.UNCLEAR}：{'；'.join(people_words.unclear(account.disputes))}）"
    problem = _problem(account)
    said = f"存在问题：{problem}。" if problem else ""
    return f"{task.code} {task.title}：{facts}。{lead}。{said}"


def _applied(account: Account) -> str:
    """Say that a closing is applied for or was taken back; one that is over is the reason for having no light."""
    if account.task.closure == "applied":
        return standing_words(account.steps)
    return reopened_words(account.steps) if account.task.closure == "open" else ""


def target_words(status: TargetStatus) -> str:
    """Write a target with what is done of it: 旗舰中医馆2家（目标不少于5家）."""
    target = status.target
    absent = wording.unreported(not_due=status.not_due)
    done = absent if status.actual is None else wording.amount(status.actual, target.unit)
    stated = ""
    if status.met_by == "statement":
        stated = "已认定达标" if status.met else "已取消达标认定"
    aims = "" if target.is_dropped() else f"目标{wording.target_goal(target)}"
    marks = join(aims, original_words(target), *status.notes, stated)
    return f"{target.name}{done}（{marks}）"


def _past_due(account: Account) -> str:
    """Name the targets that are past their own dates and not met while their task has time left."""
    day, due = account.day, account.status.due
    if account.status.computed.light is None or (due is not None and due < day):
        return ""
    late = [status.target for status in account.targets if is_past_due(status, day)]
    return "、".join(
        f"{target.name}时限{deadline(target.due)}已过{(day - target.due).days}天，尚未达标"
        for target in late
        if target.due is not None
    )


def _leads_before(account: Account) -> str:
    """Name who led by the paper, where an adjustment has changed that."""
    adjusted = account.task.adjusted
    if adjusted is None or adjusted.added or adjusted.original.lead == account.leads:
        return ""
    return f"（方案原定：{'、'.join(adjusted.original.lead) or '未落实到具体单位'}）"


def _figures(account: Account) -> str:
    status = account.status
    gap = "" if status.gap is None else wording.gap(status.gap)
    return join(percent_words(account), _expected(account, status), gap)


def _expected(account: Account, status: TaskStatus) -> str:
    """Say how far the task should be; why that is unknown matters only where a light could rest on it."""
    if status.expected is not None:
        line = line_words(account)
        return f"序时进度{status.expected}%{f'（按{line}）' if line else ''}"
    if status.light is None or status.finished_on is not None:
        return ""
    return "未定完成时限，序时进度无法计算" if status.due is None else _NO_START


def _problem(account: Account) -> str:
    """Return the problem that stands, on one line, without the full stop that the sentence brings."""
    return " ".join((dated_problem(account.words, account.day) or "").split()).rstrip("。.；;")
