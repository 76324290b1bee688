"""The sums behind a status, line by line, so that each can be checked with paper and pencil."""

from collections.abc import Iterator

from gytrack import wording
from gytrack.dates import long_day
from gytrack.decimals import plain_decimal
from gytrack.records.ledger import Report, TargetRow
from gytrack.status.adjustment_words import whole_words
from gytrack.status.closing import step_words
from gytrack.status.earlier import earlier_lines
from gytrack.status.goals import aim
from gytrack.status.lights import Gap, is_worse
from gytrack.status.milestones import pace_of, target_expected
from gytrack.status.progress import averaged, last_counted, share_of
from gytrack.status.reached import counted_goal
from gytrack.status.reasons import Account, reason
from gytrack.status.rule_words import gap_share, light_words
from gytrack.status.schedule_words import day_words, schedule_lines
from gytrack.status.targets import TargetStatus, judged_goal, standing
from gytrack.status.years import year_words


def arithmetic(account: Account) -> tuple[str, ...]:
    """Return the rule and the sums of a task's status: schedule, targets, percent, gap, reports, closing."""
    return (
        f"规则：{reason(account)}",
        *_set(account),
        *schedule_lines(account),
        *_steps(account),
        *(_target(account, status) for status in account.targets),
        _percent(account),
        *_gaps(account),
        _reports(account),
        *(f"销号：{step_words(step)}" for step in account.steps),
        *earlier_lines(account.status.light, account.earlier, account.rules.labels),
    )


def _set(account: Account) -> Iterator[str]:
    """Name the set of rules and what it asks for each light, in the order in which they are judged."""
    rules = account.rules
    asks = light_words(rules, asked=account.plan.asked_from is not None)
    said = "。".join(f"{light}：{words}" for light, words in asks)
    yield f"规则集“{account.rules.title}”：{said}"


def _target(account: Account, status: TargetStatus) -> str:
    judged = status._replace(target=judged_goal(status.target, account.day))
    done = _sum(judged, averaged=account.status.source == "mean")
    years = year_words(account.years.get(status.target.id, ()))
    by_year = f"；逐年：{years}" if years else ""
    words = f"{status.target.code} {status.target.name}：{done}{_since(account, status)}{by_year}"
    return words + "".join(f"；调整：{step}" for step in target_steps(status.target))


def _steps(account: Account) -> Iterator[str]:
    """Say what was adjusted of the task itself."""
    if account.task.adjusted is not None:
        yield from (f"调整：{whole_words(step)}" for step in account.task.adjusted.steps)


def target_steps(target: TargetRow) -> Iterator[str]:
    """Yield each adjustment of a target with all that vouches for it."""
    if target.adjusted is not None:
        yield from map(whole_words, target.adjusted.steps)


def _sum(status: TargetStatus, *, averaged: bool) -> str:
    """Write a target's attainment as the fraction it comes from, or why it has none."""
    target = status.target
    if target.is_dropped():
        return "已取消，不计入平均"
    if status.actual is None and status.met is None:
        return f"{wording.unreported(not_due=status.not_due)}（目标{wording.target_goal(target)}）" + (
            "，平均时按0计" if averaged else ""
        )
    done = (
        wording.unreported(not_due=status.not_due)
        if status.actual is None
        else wording.amount(status.actual, target.unit)
    )
    if status.met:
        by = "认定达标" if status.met_by == "statement" else "达标"
        return f"{done}，目标{wording.target_goal(target)}，{by} = 100%"
    if status.attainment is None or status.actual is None:
        return f"{done}，目标{wording.target_goal(target)}，{_no_share(status)}"
    base = plain_decimal(target.baseline) if target.baseline is not None else "0"
    above = f"{plain_decimal(status.actual)} − {base}"
    return f"（{above}）／（{plain_decimal(aim(target).goal)} − {base}） = {status.attainment}%"


def _no_share(status: TargetStatus) -> str:
    if status.actual is None:
        return "未达标，平均时按0计"
    return "、".join(status.notes) + "，不计入平均" if status.met is None else "未达标，无基期值，不计入平均"


def _since(account: Account, status: TargetStatus) -> str:
    """Name the entry a target rests on."""
    if status.entry is None:
        return ""
    day, number = status.entry
    return f"（{day.isoformat()} {_number(account, number)}）"


def _number(account: Account, number: int) -> str:
    """Write the number of an entry, with that of the one that it corrects."""
    corrected = account.corrects.get(number)
    return f"#{number}" if corrected is None else f"#{number} 更正 #{corrected}"


def _percent(account: Account) -> str:
    status = account.status
    if status.percent is None:
        return "实际进度：未报"
    if status.source == "all_met":
        return "实际进度：量化指标全部达标 = 100%"
    if status.source == "mean":
        shares = [share_of(one) for one in averaged(account.targets)]
        return f"实际进度：指标平均（{' + '.join(map(str, shares))}）／{len(shares)} = {status.percent}%"
    return f"实际进度：报送{status.percent}%{_entry(account, account.reports.percent)}"


def _entry(account: Account, report: Report | None) -> str:
    return "" if report is None else f"（{report.day.isoformat()} {_number(account, report.number)}）"


def _gaps(account: Account) -> Iterator[str]:
    """Yield the gaps with the sign that every table gives them: what is behind is negative."""
    status = account.status
    if status.gap is not None and status.expected is not None and status.percent is not None:
        yield f"偏差：{_gap(status.percent, status.expected)}"
    worst = status.worst
    if worst is None:
        return
    if worst.target or status.gap is None:
        yield f"最大偏差：{worst.target or account.task.code} {_gap(worst.percent, worst.expected)}"
    if account.rules.gap_unit == "percent" and worst.points > 0:
        yield f"占序时进度：{worst.points}／{worst.expected} = {gap_share(worst)}%"
    yield from _small(account, worst)


def _gap(percent: int, expected: int) -> str:
    slow = "（负数为慢）" if percent < expected else ""
    return f"{percent} − {expected} = {percent - expected}个百分点{slow}"


def _small(account: Account, worst: Gap) -> Iterator[str]:
    """Yield the gaps that are larger than the one that was judged, but of goals too small to weigh by themselves."""
    status, least = account.status, account.rules.counted_goal
    for target, share in ((one.target, one.attainment) for one in standing(account.targets)):
        expected = target_expected(pace_of(target), status.start, status.due, account.day)
        if share is None or expected is None or counted_goal(target) >= least:
            continue
        if is_worse(Gap(expected - share, share, expected), worst, account.rules):
            yield f"{target.code} 偏差：{_gap(share, expected)}，目标数不足{least}，不单独用于亮灯"


def _reports(account: Account) -> str:
    missed, last = account.status.missed, last_counted(account.reports, account.targets)
    said = "从未报送" if last is None else f"最近报送{long_day(last[0])} {_number(account, last[1])}"
    asked = account.plan.asked_from
    owed = f"自{day_words(asked)}起按期报送，欠报{missed}期" if asked is not None else "未要求按期报送"
    return f"报送：{said}；{owed}"
