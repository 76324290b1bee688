"""``gytrack why``: a status that can be defended."""

from typing import Annotated

import typer

from gytrack.cli.desk import reading_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import ITEM
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import say, talk
from gytrack.cli.trying import Trial, on_trial, trial_words
from gytrack.dates import long_day, parse_day
from gytrack.status.arithmetic import arithmetic, target_steps
from gytrack.status.explain import brief, target_words
from gytrack.status.schedule import start_of
from gytrack.status.schedule_words import target_line
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.bulletins.earlier import with_earlier
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.awaiting import awaited
from gytrack.usecases.reporting.explaining import accounts
from gytrack.usecases.reporting.report import one_target
from gytrack.usecases.reporting.target_fields import met_by_date

_PERIODS = 3
"""Of how many periods before the day the lights are given."""


def command(
    code: Annotated[
        str,
        typer.Argument(
            metavar="编号", click_type=ITEM, help="任务的编号；项目的编号则逐项说明其任务", show_default=False
        ),
    ],
    in_brief: Annotated[bool, typer.Option("--brief", help="只要第一行，可直接用于答复")] = False,
    as_of: options.AsOf = None,
    trial: Trial = None,
) -> None:
    """说明一项任务为何亮这个灯：规则、依据和算式。"""
    tried = on_trial(trial)
    with reading_plan() as desk:
        today = desk.setting.today
        day = today if as_of is None else parse_day(as_of, today)
        rules = rules_of(desk.ledger, desk.plan, day, tried and tried.rules)
        item = choose_item(desk.ledger, desk.plan, code)
        tell_moved(item)
        if tried is not None:
            talk(trial_words(tried))
        if item.target is not None and item.task is None:
            alone = one_target(desk.ledger, item.target, day, rules)
            (status,) = awaited(desk.ledger, desk.plan.id, [alone], day)
            say(f"{item.code} 截至{long_day(day)}，{target_words(status)}，{met_by_date(status, day)}。")
            line = target_line(status.target, start_of(desk.plan), desk.plan.ends, day)
            if line is not None and not in_brief:
                say(f"  {line}")
            for step in () if in_brief else target_steps(status.target):
                say(f"  调整：{step}")
            return
        found = accounts(desk.ledger, desk.plan, item, day, rules, trial=tried is not None)
        if not in_brief:
            found = with_earlier(desk.ledger, item, found, _PERIODS)
    for account in found:
        say(brief(account))
        if not in_brief:
            for line in arithmetic(account):
                say(f"  {line}")
