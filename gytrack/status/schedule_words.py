"""The sums behind 序时进度, line by line: of the straight line, and of milestones (分年度计划)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from gytrack import wording
from gytrack.dates import whole_months
from gytrack.decimals import plain_decimal
from gytrack.records.ledger import Milestone, TargetRow
from gytrack.status.goals import aim
from gytrack.status.milestones import Leg, gained, in_force, leg_of, pace_of, target_expected
from gytrack.status.originals import marked_goal
from gytrack.status.progress import averaged
from gytrack.status.reasons import Account, follows_milestones


def schedule_lines(account: Account) -> Iterator[str]:
    """Yield from when to when a task goes, and how far it should be on the day."""
    status, day = account.status, account.day
    yield f"起算{day_words(status.start)}，时限{day_words(status.due)}，截至{day_words(day)}"
    if status.start is None or status.due is None:
        yield "序时：无法计算"
    elif day >= status.due:
        yield "序时：已到时限 = 100%"
    elif follows_milestones(account):
        yield from _by_milestones(account, status.start, status.due)
    else:
        yield f"序时：{_straight(status.start, status.due, day)} = {status.expected}%"


def target_line(target: TargetRow, start: date | None, due: date | None, day: date) -> str | None:
    """Return how far a target with an annual plan should be, as adjusted.

    Null where it has none, where it was dropped, or where that cannot be reckoned.
    """
    due = target.due or due
    if start is None or due is None or target.is_dropped() or not in_force(target.schedules, day):
        return None
    return _due_line(target, start, due, day, target_expected(pace_of(target), start, due, day))


def set_aside(target: TargetRow, steps: Sequence[Milestone], due: date) -> Iterator[str]:
    """Yield which milestones give way to the goal: those beyond it, and those that fall short of it on the due date."""
    whole, goal = gained(target, aim(target).goal), marked_goal(target)
    for step in steps:
        words = wording.milestones([step], target.unit)
        if gained(target, step.value) > whole:
            yield f"{words}超过目标{goal}，序时按目标计"
        elif step.due >= due and gained(target, step.value) < whole:
            yield f"{words}没有达到目标{goal}，到期序时仍按目标计"


def day_words(day: date | None) -> str:
    """Write a day, or that there is none."""
    return "未定" if day is None else day.isoformat()


def _straight(start: date, due: date, day: date) -> str:
    if day >= due:
        return "已到时限"
    return f"已过{whole_months(start, day)}个月／共{whole_months(start, due)}个月"


def _by_milestones(account: Account, start: date, due: date) -> Iterator[str]:
    """Yield how far each target should be that the percent is a mean of, and the mean of these."""
    shares = []
    for target in (status.target for status in averaged(account.targets)):
        share = target_expected(pace_of(target), start, due, account.day)
        shares.append(share or 0)
        yield _due_line(target, start, due, account.day, share)
    mean = f"（{' + '.join(map(str, shares))}）／{len(shares)} = " if len(shares) > 1 else ""
    yield f"序时：按分年度计划，{mean}{account.status.expected}%"


def _due_line(target: TargetRow, start: date, due: date, day: date, share: int | None) -> str:
    """Write how far a target should be, with what its annual plan says otherwise than it is reckoned."""
    own = target.due or due
    steps = in_force(target.schedules, day) if day < own else ()
    aside = "".join(f"；{words}" for words in set_aside(target, steps, own))
    return f"{target.code} 应达：{_target(target, start, due, day)} = {share}%{aside}"


def _target(target: TargetRow, start: date, due: date, day: date) -> str:
    own = target.due or due
    leg = None if day >= own else leg_of(pace_of(target), start, own, day)
    if leg is None:
        return _straight(start, own, day)
    steps = wording.milestones(in_force(target.schedules, day), target.unit)
    base = target.baseline or Decimal(0)
    whole = f"（{plain_decimal(aim(target).goal)} − {plain_decimal(base)}）"
    return f"{steps}，（{_leg_words(target, leg, day)} − {plain_decimal(base)}）／{whole}"


def _leg_words(target: TargetRow, leg: Leg, day: date) -> str:
    """Write the figure that should have been reached: 2 + （5 − 2）× 6／12."""
    sign = -1 if aim(target).falling else 1
    behind, ahead = (
        plain_decimal((target.baseline or Decimal(0)) + sign * one) for one in (leg.start, leg.goal)
    )
    months = whole_months(leg.begins, leg.ends)
    if not months or behind == ahead:
        return behind
    return f"{behind} + （{ahead} − {behind}）× {whole_months(leg.begins, day)}／{months}"
