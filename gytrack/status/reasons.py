"""Which rule gave a light, in words, with the figure it turned on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from gytrack import term_words, wording
from gytrack.dates import deadline, long_day, whole_months
from gytrack.records.ledger import Closing, PlanTerms, Reports, TaskRow, Words
from gytrack.records.people import Disputed
from gytrack.status.behind import behind_words
from gytrack.status.closing import standing_words
from gytrack.status.earlier import Earlier
from gytrack.status.lights import Gap
from gytrack.status.progress import last_counted
from gytrack.status.rule_words import gap_share, share_words
from gytrack.status.rules import Rule, Rules
from gytrack.status.targets import TargetStatus, standing
from gytrack.status.tasks import TaskStatus
from gytrack.status.unfinished import unmet_words
from gytrack.status.years import Year


class Account(NamedTuple):
    """A task with all that its status came from; ``leads`` are names in the plan's order, ``steps`` its closing's.

    ``corrects`` tells of each report that corrects another the number of that one, ``years`` of each yearly target, by
    its id, how far it came year by year. ``trial`` says that the rules are only tried: a sentence that is pasted
    elsewhere must say so. ``earlier`` are the lights at the ends of the latest periods, the earliest first.
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
    trial: bool = False
    earlier: tuple[Earlier, ...] = ()


def reason(account: Account) -> str:
    """Say why a task has its light, or why it has none; of one that a person set also what the rules give."""
    (light, rule), labels = account.status.computed, account.rules.labels
    if light is None:
        shown = "不亮灯"
    elif light == "grey":
        shown = f"列为{wording.light(light, rule, labels)}"
    else:
        by = f"试用规则集“{account.rules.title}”" if account.trial else "规则"
        shown = f"按{by}亮{wording.light(light, rule, labels)}"
    return join(
        unmet_words(account.status, account.targets), _REASONS[rule](account), shown, _by_hand(account)
    )


def _by_hand(account: Account) -> str:
    manual = account.status.manual
    if manual is None:
        return ""
    reason = " ".join(manual.reason.split()).rstrip("。.；;")
    light = wording.light_word(manual.light, account.rules.labels)
    return f"人工定为{light}（至{long_day(manual.until)}，理由：{reason}）"


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
    silent = _last(account) if account.status.reported else _silent(account)
    return f"{silent}，欠报{missed}期" if missed else silent


def _last(account: Account) -> str:
    last = last_counted(account.reports, account.targets)
    return "" if last is None else f"最近报送{long_day(last[0])}"


def _silent(account: Account) -> str:
    """Say who is silent: a supporting department may have reported what does not count."""
    return "从未报送" if account.reports.last is None else "牵头单位从未报送（配合单位已报）"


def _missed(account: Account) -> str:
    rules = account.rules
    limit = rules.missed_red if account.status.computed.light == "red" else rules.missed_yellow
    return f"{_unreported(account)}，达到{limit}期"


def _due_soon(account: Account) -> str:
    due = account.status.due
    if due is None:
        return ""
    days = account.rules.due_soon_days
    return f"距完成时限{deadline(due)}还有{(due - account.day).days}天，在{days}天以内"


def _gap(account: Account) -> str:
    rules = account.rules
    low, high = rules.gap_yellow, rules.gap_red
    if account.status.computed.light == "red":
        return join(_whose(account), f"超过{share_words(rules, high or 0)}" if high else "")
    if high is None:
        return join(_whose(account), f"达到{share_words(rules, low or 0)}" if low != 1 else "")
    within = f"处于{share_words(rules, f'{low}—{high}')}" if low != 1 else f"不超过{share_words(rules, high)}"
    return join(_whose(account), within)


def _on_schedule(account: Account) -> str:
    worst = account.status.worst
    if worst is None or worst.points <= 0:
        return _whose(account)
    low, high = account.rules.gap_yellow, account.rules.gap_red
    limit = (
        f"不足{share_words(account.rules, low)}" if low else f"不超过{share_words(account.rules, high or 0)}"
    )
    return join(_whose(account), limit)


def _whose(account: Account) -> str:
    """Say whose gap it is, unless it is the task's own, which the figures before have shown, and what share it is."""
    worst = account.status.worst
    if worst is None:
        return ""
    share = f"，占序时进度{worst.expected}%的{gap_share(worst)}%" if _by_share(account, worst) else ""
    if not worst.target and account.status.gap is not None:
        return share.removeprefix("，")
    if not worst.target:
        return join("所报状态为未启动，按0%计", wording.gap(worst.points)) + share
    return behind_words(worst, account.targets) + share


def _by_share(account: Account, worst: Gap) -> bool:
    return account.rules.gap_unit == "percent" and worst.points > 0


def _unbegun(account: Account) -> str:
    start = account.status.start
    months = 0 if start is None else whole_months(start, account.day)
    rules = account.rules
    limit = rules.unbegun_red if account.status.computed.light == "red" else rules.unbegun_yellow
    since = (
        "" if start is None or not limit else f"自起算日{long_day(start)}已满{months}个月，达到{limit}个月"
    )
    return join(_state(account), since)


def _late(account: Account) -> str:
    rules = account.rules
    limits = {"red": rules.late_red_days, "yellow": rules.late_yellow_days}
    light, rule = account.status.computed
    limit = rules.late_orange_days if rule == "overdue_orange" else limits.get(light or "")
    return join(f"{_past_due(account)}，尚未完成", f"达到{limit}天" if limit and limit > 1 else "")


def _state(account: Account) -> str:
    state = account.status.progress
    return "已报送进展" if state is None else f"所报状态为{term_words.STATES[state]}{_state_day(account)}"


def _state_day(account: Account) -> str:
    """Name the day of a state that a later report has left as it was."""
    said, last = account.reports.state, account.reports.counted
    if said is None or last is None or said.day >= last.day:
        return ""
    return f"（{long_day(said.day)}报）"


# Without the rule of a light that a person set: what is said of it is why the computed one is as it is.
_REASONS: dict[Rule, Callable[[Account], str]] = {
    "unlit_closed": lambda account: standing_words(account.steps) or "任务已销号",
    "unlit_dropped": lambda _: "任务已取消",
    "unlit_na": lambda account: standing_words(account.steps) or "任务不适用",
    "unlit_kind": lambda account: f"属{term_words.KINDS[account.task.kind]}",
    "unlit_ongoing": lambda _: "属常态推进任务",
    "finished": _finished,
    "finished_late": _finished_late,
    "overdue": _late,
    "overdue_orange": _late,
    "overdue_unreported": lambda account: f"{_past_due(account)}，{_silent(account)}",
    "missed_reports": _missed,
    "unreported": _unreported,
    "blocked": _state,
    "slow": _state,
    "unbegun": _unbegun,
    "due_soon": _due_soon,
    "gap": _gap,
    "on_schedule": _on_schedule,
    "not_started": lambda _: "所报状态为未启动",
    "reported": _state,
}
