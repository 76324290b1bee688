"""``gytrack met``: a target is met, by a person's word."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import TARGET
from gytrack.cli.screens.echo import tell_logged
from gytrack.cli.standard_input import filled_in
from gytrack.usecases.entries.entry import Given
from gytrack.usecases.entries.log_entry import declare_met


def command(
    target: Annotated[
        str,
        typer.Argument(metavar="指标", click_type=TARGET, help="指标的编号，如 2.1.3t1", show_default=False),
    ],
    value: Annotated[str | None, typer.Option("--value", metavar="数", help="达标时的累计数")] = None,
    date: Annotated[str | None, options.dated("达标的日期")] = None,
    evidence: options.Evidence = None,
    note: Annotated[
        str, typer.Option("--note", metavar="文字", help="说明；写 - 则从标准输入读取", show_default=False)
    ] = "",
) -> None:
    """认定一项指标达标。"""
    (text,) = filled_in({"说明": note})
    given = Given(target, text, day=date, evidence=evidence or ())
    with writing_plan() as desk:
        logged = declare_met(desk.ledger, desk.actor, desk.plan, given, value)
        back = way_back(desk.ledger, logged.number)
    tell_logged("已认定达标", logged, back)
