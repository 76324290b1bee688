"""``gytrack unmet``: a target is not met after all."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import TARGET
from gytrack.cli.screens.echo import tell_logged
from gytrack.cli.standard_input import filled_in
from gytrack.usecases.entries.entry import Given
from gytrack.usecases.entries.log_entry import declare_unmet


def command(
    target: Annotated[
        str,
        typer.Argument(metavar="指标", click_type=TARGET, help="指标的编号，如 2.1.3t1", show_default=False),
    ],
    note: Annotated[
        str, typer.Option("--note", metavar="理由", help="理由；写 - 则从标准输入读取", show_default=False)
    ],
    date: Annotated[str | None, options.dated("日期")] = None,
) -> None:
    """取消达标认定，要写明理由。"""
    (text,) = filled_in({"理由": note})
    with writing_plan() as desk:
        logged = declare_unmet(desk.ledger, desk.actor, desk.plan, Given(target, text, day=date))
        back = way_back(desk.ledger, logged.number)
    tell_logged("已取消达标认定", logged, back)
