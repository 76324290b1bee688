"""``gytrack why``: a status that can be defended."""

from typing import Annotated

import typer

from gytrack.cli.desk import reading_plan
from gytrack.cli.frame import options
from gytrack.cli.screens.output import say
from gytrack.dates import parse_day
from gytrack.status.arithmetic import arithmetic
from gytrack.status.explain import brief
from gytrack.status.rules import Rules
from gytrack.usecases.asking.choosing import choose_item
from gytrack.usecases.reporting.explaining import accounts


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", help="任务的编号；项目的编号则逐项说明其任务", show_default=False)
    ],
    in_brief: Annotated[bool, typer.Option("--brief", help="只要第一行，可直接用于答复")] = False,
    as_of: options.AsOf = None,
) -> None:
    """说明一项任务为何亮这个灯：规则、依据和算式。"""
    with reading_plan() as desk:
        today = desk.setting.today
        day = today if as_of is None else parse_day(as_of, today)
        found = accounts(desk.ledger, desk.plan, choose_item(desk.ledger, desk.plan, code), day, Rules())
    for account in found:
        say(brief(account))
        if not in_brief:
            for line in arithmetic(account):
                say(f"  {line}")
