"""``gytrack verify``: what somebody else makes of an application for a closing."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import DEPARTMENT, TASK
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.echo import tell_step
from gytrack.cli.standard_input import filled_in


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="单位",
            click_type=DEPARTMENT,
            help="审核的单位，写全称，如 区政府督查室；不必是方案里的单位",
            show_default=False,
        ),
    ],
    note: Annotated[
        str, typer.Option("--note", metavar="文字", help="审核的说明；也可写 -", show_default=False)
    ] = "",
    returned: Annotated[bool, typer.Option("--return", help="退回申请，要用 --reason 写明理由")] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="理由", help="退回的理由；也可写 -", show_default=False)
    ] = "",
    date: Annotated[str | None, options.dated("审核的日期")] = None,
) -> None:
    """审核销号申请：通过则已销号，--return 则退回。

    审核人不能是申请人，审核单位不能是申请单位或牵头单位。
    """
    from gytrack.usecases.closing.deciding import Decision, decide

    if reason and not returned:
        raise UsageError("--reason 要与 --return 一起用；审核通过的说明写在 --note 里")
    if note and returned:
        raise UsageError("退回的理由写在 --reason 里，不用 --note")
    (words,) = filled_in({"理由": reason} if returned else {"说明": note})
    with writing_plan() as desk:
        decision = Decision(code, by, words, date, returned)
        taken = decide(desk.ledger, desk.actor, desk.plan, decision)
        back = way_back(desk.ledger, taken.number)
    tell_step(taken, back)
