"""The sums behind 序时进度, line by line: of the straight line, of milestones (分年度计划), and of yearly targets."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from gytrack import wording
from gytrack.dates import whole_months
from gytrack.decimals import plain_decimal
from gytrack.records.footing import Pace
from gytrack.records.ledger import Milestone, TargetRow
from gytrack.status.goals import aim
from gytrack.status.milestones import Bend, Leg, bent_by, gained, in_force, leg_of, pace_of, target_expected
from gytrack.status.originals import marked_goal
from gytrack.status.progress import averaged
from gytrack.status.reached import averaged_paces
from gytrack.status.reasons import Account
from gytrack.status.yearly_line import span_of_year

_LINES: dict[Bend, str] = {"milestones": "分年度计划", "year": "每年目标"}


def schedule_lines(account: Account) -> Iterator[str]:
    """Yield from when to when a task goes, and how far it should be on the day."""
    status, day = account.status, account.day
    yield f"起算{day_words(status.start)}，时限{day_words(status.due)}，截至{day_words(day)}"
    if status.start is None or status.due is None:
        yield "序时：无法计算"
    elif day >= status.due:
        yield "序时：已到时限 = 100%"
    else:
        yield from _before_due(account, status.start, status.due)


def _before_due(account: Account, start: date, due: date) -> Iterator[str]:
    line = line_words(account)
    if line:
        yield from _by_targets(account, line, start, due)
    else:
        yield f"序时：{_straight(start, due, account.day)} = {account.status.expected}%"
    if _LINES["year"] not in line:
        yield from _apart(account, start, due)


def line_words(account: Account) -> str:
    """Name what the expected progress follows in place of the straight line; empty where it is that."""
    due, day = account.status.due, account.day
    if due is None or day >= due:
        return ""
    bends = set(bent_by(averaged_paces(account.targets, account.status.source), day))
    return "和".join(word for bend, word in _LINES.items() if bend in bends)


def target_line(target: TargetRow, start: date | None, due: date | None, day: date) -> str | None:
    """Return how far a yearly target, or one with an annual plan, should be, as adjusted.

    Null of any other, of one that was dropped, and where that cannot be reckoned.
    """
    due = target.due or due
    bends = target.per == "year" or bool(in_force(target.schedules, day))
    if start is None or due is None or target.is_dropped() or not bends:
        return None
    return _due_line(target, pace_of(target), start, due, day)


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


def _by_targets(account: Account, line: str, start: date, due: date) -> Iterator[str]:
    """Yield how far each target should be that the percent is a mean of, and the mean of these."""
    paces, day = averaged_paces(account.targets, account.status.source), account.day
    for one, pace in zip(averaged(account.targets), paces, strict=True):
        yield _due_line(one.target, pace, start, due, day)
    shares = [str(target_expected(pace, start, due, day)) for pace in paces]
    mean = f"（{' + '.join(shares)}）／{len(shares)} = " if len(shares) > 1 else ""
    yield f"序时：按{line}，{mean}{account.status.expected}%"


def _apart(account: Account, start: date, due: date) -> Iterator[str]:
    """Yield how far yearly targets should be whose own gaps alone go by that."""
    for one in averaged(account.targets):
        if one.attainment is not None and one.target.per == "year":
            line = _due_line(one.target, pace_of(one.target), start, due, account.day)
            yield f"{line}（只用于该指标自身的偏差）"


def _due_line(target: TargetRow, pace: Pace, start: date, due: date, day: date) -> str:
    """Write how far a target should be, with what its annual plan says otherwise than it is reckoned."""
    own = pace.due or due
    steps = in_force(target.schedules, day) if target.per != "year" and day < own else ()
    aside = "".join(f"；{words}" for words in set_aside(target, steps, own))
    share = target_expected(pace, start, due, day)
    return f"{target.code} 应达：{_target(target, pace, start, own, day)} = {share}%{aside}"


def _target(target: TargetRow, pace: Pace, start: date, due: date, day: date) -> str:
    """Write the sum of how far a target should be, by its own due date."""
    if pace.yearly:
        return _year(start, due, day)
    leg = None if day >= due else leg_of(pace, start, due, day)
    if leg is None:
        return _straight(start, due, day)
    steps = wording.milestones(in_force(target.schedules, day), target.unit)
    base = target.baseline or Decimal(0)
    whole = f"（{plain_decimal(aim(target).goal)} − {plain_decimal(base)}）"
    return f"{steps}，（{_leg_words(target, leg, day)} − {plain_decimal(base)}）／{whole}"


def _year(start: date, due: date, day: date) -> str:
    """Write how much of its year has passed, and which year that is: a past day has another than today's."""
    begins, ends = span_of_year(start, due, day)
    if day >= due:
        return "已到时限"
    if day <= begins:
        return f"自{begins}起算，尚未开始"
    passed = "已到年底" if day == ends else _straight(begins, ends, day)
    return f"今年{passed}（{begins}至{ends}）"


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
