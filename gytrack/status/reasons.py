"""Which rule gave a light, in words, with the figure it turned on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from gytrack import wording
from gytrack.dates import deadline, long_day
from gytrack.records.ledger import Closing, PlanTerms, Reports, TaskRow, Words
from gytrack.records.people import Disputed
from gytrack.status.closing import standing_words
from gytrack.status.milestones import is_split
from gytrack.status.reached import averaged_paces
from gytrack.status.rules import Rule, Rules
from gytrack.status.targets import TargetStatus, standing
from gytrack.status.tasks import TaskStatus
from gytrack.status.years import Year


class Account(NamedTuple):
    """A task with all that its status came from; ``leads`` are names in the plan's order, ``steps`` its closing's.

    ``corrects`` tells of each report that corrects another the number of that one, ``years`` of each yearly target, by
    its id, how far it came year by year.
    """

    task: TaskRow
    status: TaskStatus
    targets: tuple[TargetStatus, ...]
    leads: tuple[str, ...]
    reports: Reports
    words: Words
    plan: PlanTerms
    day: date
    rules: Rules
    corrects: Mapping[int, int] = MappingProxyType({})
    years: Mapping[int, Sequence[Year]] = MappingProxyType({})
    steps: tuple[Closing, ...] = ()
    disputes: tuple[Disputed, ...] = ()


def reason(account: Account) -> str:
    """Say why a task has its light, or why it has none."""
    status = account.status
    if status.light is None:
        shown = "不亮灯"
    elif status.light == "grey":
        shown = f"列为{wording.light(status.light, status.rule)}"
    else:
        shown = f"按规则亮{wording.LIGHTS[status.light]}"
    return join(_REASONS[status.rule](account), shown)


def percent_words(account: Account) -> str:
    """Write the percent; one that unreported targets hold down says so."""
    percent = account.status.percent
    if percent is None:
        return "实际进度未报"
    return f"实际进度{percent}%{'（未报的指标按0计入平均）' if is_held_down(account) else ''}"


def is_held_down(account: Account) -> bool:
    """Say whether the percent is a mean in which a target without a report counts as 0."""
    return account.status.source == "mean" and any(
        target.actual is None and target.attainment is None for target in standing(account.targets)
    )


def follows_milestones(account: Account) -> bool:
    """Say whether the expected progress follows the milestones of a target, not the straight line."""
    due, day = account.status.due, account.day
    return due is not None and day < due and is_split(averaged_paces(account.targets), day)


def join(*parts: str) -> str:
    """Join the parts of a sentence that have something to say."""
    return "，".join(part for part in parts if part)


def _past_due(account: Account) -> str:
    due = account.status.due
    return f"完成时限{deadline(due)}已过{(account.day - due).days}天" if due is not None else ""


def _finished(account: Account) -> str:
    if standing(account.targets):
        return "量化指标全部达标"
    return _state(account) if account.status.progress == "done" else "任务已完成"


def _finished_late(account: Account) -> str:
    due, finished = account.status.due, account.status.finished_on
    if due is None or finished is None:
        return ""
    return f"完成时限{deadline(due)}，{long_day(finished)}完成，属逾期完成"


def _unreported(account: Account) -> str:
    missed = account.status.missed
    return f"{_silent(account)}，欠报{missed}期" if missed else _silent(account)


def _silent(account: Account) -> str:
    """Say who is silent: a supporting department may have reported what does not count."""
    return "从未报送" if account.reports.last is None else "牵头单位从未报送（配合单位已报）"


def _missed(account: Account) -> str:
    rules = account.rules
    limit = rules.missed_red if account.status.light == "red" else rules.missed_yellow
    return f"{_unreported(account)}，达到{limit}期"


def _due_soon(account: Account) -> str:
    due = account.status.due
    if due is None:
        return ""
    days = account.rules.due_soon_days
    return f"距完成时限{deadline(due)}还有{(due - account.day).days}天，在{days}天以内"


def _gap(account: Account) -> str:
    rules = account.rules
    if account.status.light == "red":
        return join(_whose(account), f"超过{rules.gap_red}个百分点")
    return join(_whose(account), f"处于{rules.gap_yellow}—{rules.gap_red}个百分点")


def _on_schedule(account: Account) -> str:
    worst = account.status.worst
    behind = worst is not None and worst.points > 0
    return join(_whose(account), f"不足{account.rules.gap_yellow}个百分点" if behind else "")


def _whose(account: Account) -> str:
    """Say whose gap it is, unless it is the task's own, which the figures before have shown."""
    worst = account.status.worst
    if worst is None or (not worst.target and account.status.gap is not None):
        return ""
    if not worst.target:
        return join("所报状态为未启动，按0%计", wording.gap(worst.points))
    names = {status.target.code: status.target.name for status in account.targets}
    return f"其中{names[worst.target]}{wording.gap(worst.points)}"


def _state(account: Account) -> str:
    state = account.status.progress
    return "已报送进展" if state is None else f"所报状态为{wording.STATES[state]}{_state_day(account)}"


def _state_day(account: Account) -> str:
    """Name the day of a state that a later report has left as it was."""
    said, last = account.reports.state, account.reports.counted
    if said is None or last is None or said.day >= last.day:
        return ""
    return f"（{long_day(said.day)}报）"


_REASONS: dict[Rule, Callable[[Account], str]] = {
    "unlit_closed": lambda account: standing_words(account.steps) or "任务已销号",
    "unlit_dropped": lambda _: "任务已取消",
    "unlit_na": lambda account: standing_words(account.steps) or "任务不适用",
    "unlit_kind": lambda account: f"属{wording.KINDS[account.task.kind]}",
    "unlit_ongoing": lambda _: "属常态推进任务",
    "finished": _finished,
    "finished_late": _finished_late,
    "overdue": lambda account: f"{_past_due(account)}，尚未完成",
    "overdue_unreported": lambda account: f"{_past_due(account)}，{_silent(account)}",
    "missed_reports": _missed,
    "unreported": _unreported,
    "blocked": _state,
    "slow": _state,
    "due_soon": _due_soon,
    "gap": _gap,
    "on_schedule": _on_schedule,
    "not_started": lambda _: "所报状态为未启动",
    "reported": _state,
}
