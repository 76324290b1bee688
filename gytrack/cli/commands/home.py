"""``gytrack`` alone: where the plans stand, and the usual commands."""

from collections.abc import Iterator
from datetime import date

from gytrack import people_words
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.opening import ledger_is_there, opened_for_reading
from gytrack.cli.screens.output import say
from gytrack.cli.screens.reminder import backup_line
from gytrack.cli.screens.status_screen import schedule_line
from gytrack.dates import deadline, long_day
from gytrack.ledger.queries.kept import last_kept
from gytrack.ledger.queries.plans import all_plans
from gytrack.status.rule_words import counted_word
from gytrack.status.rules import Rules
from gytrack.usecases.asking.choosing import ALL, choose_plans
from gytrack.usecases.reporting.adjusted_words import is_adjusted
from gytrack.usecases.reporting.overview import Overview, behind, overview

_FIRST_STEPS = (
    "还没有方案。",
    "第一步：gytrack import 方案文件",
    "第二步：gytrack status --dept 单位名",
    "第三步：gytrack export 台账.xlsx",
    "有备份的：gytrack restore 备份文件",
)
_WEEKDAYS = "一二三四五六日"
_LISTED = 3


def command() -> None:
    """看一眼方案：亮灯、未报、常用命令。"""
    setting = current()
    for line in _lines(setting):
        say(line)


def _lines(setting: Setting) -> Iterator[str]:
    plans, last = _overviews(setting)
    if not plans:
        yield from _FIRST_STEPS
        return
    for plan in plans:
        yield from _plan_lines(plan, setting.today)
    if reminder := backup_line(last, setting.today, setting.backup_days):
        yield reminder
    yield from _usual(plans[0], alone=len(plans) == 1)


def _overviews(setting: Setting) -> tuple[list[Overview], str | None]:
    """Return the plans at a glance and the time of the last backup.

    No plans where there is no ledger yet, which is no fault on this screen.
    """
    if not ledger_is_there(setting):
        return [], None
    with opened_for_reading(setting) as ledger:
        if not all_plans(ledger):
            return [], None
        wanted = choose_plans(ledger, setting.plan or ALL)
        return [overview(ledger, plan, setting.today) for plan in wanted], last_kept(ledger)


def _plan_lines(found: Overview, today: date) -> Iterator[str]:
    report = found.report
    plan, summary = report.plan, report.summary()
    weekday = _WEEKDAYS[today.weekday()]
    yield f"{plan.title}（{plan.code}）｜{long_day(today)} 星期{weekday}"
    yield schedule_line(report) + ("" if report.rules == Rules() else f"｜规则集“{report.rules.title}”")
    if plan.ends is not None and today > plan.ends:
        yield f"方案已于{deadline(plan.ends)}到期，--as-of {plan.ends} 可看到期时的情况"
    rules = report.rules
    yield _light_line(found, "red", counted_word("red", rules))
    yield _light_line(found, "yellow", counted_word("yellow", rules))
    counts = [
        f"{counted_word('green', rules)}{summary.lights.green}项",
        f"未报{len(found.silent())}项"
        + (f"（其中逾期未报{late}项）" if (late := found.overdue_silent()) else ""),
        f"未落实到单位{found.unassigned}项" + ("（gytrack list --unassigned）" if found.unassigned else ""),
    ]
    yield f"{'｜'.join(counts)}｜量化指标{summary.targets}个，达标{summary.targets_met}个"
    if unclear := [line.task.code for line in report.tasks if line.hands.disputes]:
        more = "等" if len(unclear) > _LISTED else ""
        yield f"{people_words.UNCLEAR}{len(unclear)}项：{'、'.join(unclear[:_LISTED])}{more}"
    yield from _waiting_lines(found)
    if owing := found.owing():
        listed = "、".join(f"{name}{number}项" for name, number in owing[:_LISTED])
        more = "等，gytrack status --by dept" if len(owing) > _LISTED else ""
        yield f"牵头单位未报：{listed}{more}"


def _waiting_lines(found: Overview) -> Iterator[str]:
    """Yield what waits for somebody: closings to be verified, rectifications to be made, money spent beyond what there is."""
    if applied := found.applied():
        yield f"待审核销号{len(applied)}项（{'、'.join(applied)}）"
    if owed := found.to_rectify():
        late = sum(one.rule == "overdue" for one in owed)
        yield f"整改{len(owed)}项" + (f"（其中逾期{late}项）" if late else "")
    if overspent := found.overspent():
        yield f"超支{len(overspent)}项（{'、'.join(overspent)}）"


def _light_line(found: Overview, light: str, word: str) -> str:
    lines = found.with_light(light)
    named = [
        f"{line.task.code} {line.task.title}"
        + (f"（{gap}）" if (gap := behind(line)) else "")
        + ("（有调整）" if is_adjusted(line) else "")
        + ("" if line.status.manual is None else "（人工定灯）")
        for line in lines[:_LISTED]
    ]
    more = f"等，gytrack status --light {light}" if len(lines) > _LISTED else ""
    return f"{word}{len(lines)}项" + (f"：{'  '.join(named)}{more}" if named else "")


def _usual(found: Overview, *, alone: bool) -> Iterator[str]:
    """Name the usual commands with a department and a task of this very plan, so that they can be pasted."""
    tasks = [line for line in found.report.tasks if line.task.kind == "task"]
    dept = next((name for line in tasks for name in line.lead), "单位名")
    code = tasks[0].task.code if tasks else "编号"
    which = "" if alone else f" --plan {found.report.plan.code}"
    yield "常用："
    yield f"  gytrack status --dept {dept}{which}    台账"
    yield f"  gytrack why {code}{which}    为何亮灯"
    yield f'  gytrack log {code} "进展"{which}    登记'
    yield f"  gytrack targets --unmet{which}    未达标的指标"
    yield f"  gytrack export 台账.xlsx{which}    导出"
