"""``gytrack close``: a task is done and these files prove it, or it does not apply."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import TASK
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.echo import tell_step
from gytrack.cli.standard_input import filled_in


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    evidence: options.Evidence = None,
    copy: Annotated[bool, typer.Option("--copy", help="把佐证材料另存一份，放在台账旁边的文件夹里")] = False,
    note: Annotated[
        str, typer.Option("--note", metavar="文字", help="说明；写 - 则从标准输入读取", show_default=False)
    ] = "",
    dept: Annotated[str | None, options.department("申请的单位；不写则记为统筹人员自己申请")] = None,
    date: Annotated[str | None, options.dated("申请的日期")] = None,
    not_applicable: Annotated[
        bool, typer.Option("--na", help="不是销号，而是列为不适用，要用 --reason 写明理由")
    ] = False,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="理由", help="不适用的理由；也可写 -", show_default=False),
    ] = "",
) -> None:
    """申请销号：任务已完成，附佐证材料；由他人用 verify 审核后才算销号。

    --na 把任务列为不适用，不再亮灯；恢复用 reopen。
    """
    from gytrack.usecases.closing.requesting import Request, request_closing, set_aside

    _require_fitting(note=note, reason=reason, not_applicable=not_applicable)
    if copy and not evidence:
        raise UsageError("--copy 要与 --evidence 一起用")
    (words,) = filled_in({"理由": reason} if not_applicable else {"说明": note})
    with writing_plan() as desk:
        folder = None
        if copy:
            from gytrack.ledger.places import evidence_folder

            folder = evidence_folder(desk.setting.db)
        asked = Request(code, evidence or (), words, date, dept, folder)
        step = set_aside if not_applicable else request_closing
        taken = step(desk.ledger, desk.actor, desk.plan, asked)
        back = way_back(desk.ledger, taken.number)
    tell_step(taken, back)


def _require_fitting(*, note: str, reason: str, not_applicable: bool) -> None:
    """Let words stand where they are meant.

    Raises:
        UsageError: a reason without ``--na``, or a note with it.
    """
    if reason and not not_applicable:
        raise UsageError("--reason 要与 --na 一起用；申请销号的说明写在 --note 里")
    if note and not_applicable:
        raise UsageError("--na 的理由写在 --reason 里，不用 --note")
