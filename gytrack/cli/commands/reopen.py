"""``gytrack reopen``: a task that was closed, or did not apply, is open again."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import TASK
from gytrack.cli.screens.echo import tell_step
from gytrack.cli.standard_input import filled_in


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar="理由", help="重开的理由；也可写 -", show_default=False)
    ],
    date: Annotated[str | None, options.dated("重开的日期")] = None,
) -> None:
    """重开已销号或不适用的任务，要写明理由；以前的经过仍可查。"""
    from gytrack.usecases.closing.deciding import reopen

    (words,) = filled_in({"理由": reason})
    with writing_plan() as desk:
        taken = reopen(desk.ledger, desk.actor, desk.plan, code, words, date)
        back = way_back(desk.ledger, taken.number)
    tell_step(taken, back)
