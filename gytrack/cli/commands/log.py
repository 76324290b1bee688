"""``gytrack log``: a report on a task or a target."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.screens.echo import tell_logged
from gytrack.usecases.entries.entry import Given
from gytrack.usecases.entries.log_entry import log

Text = Annotated[str, typer.Argument(metavar="进展", help="进展；写 - 则从标准输入读取", show_default=False)]


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", help="任务或指标的编号，如 2.1.3、2.1.3t1", show_default=False)
    ],
    text: Text = "",
    state: Annotated[
        str | None,
        typer.Option(
            "--state", metavar="状态", help="not_started on_track slow blocked done ongoing，或其中文"
        ),
    ] = None,
    percent: Annotated[
        str | None, typer.Option("--percent", metavar="0-100", help="实际进度，百分数")
    ] = None,
    value: Annotated[
        list[str] | None, typer.Option("--value", metavar="[指标=]数", help="指标的累计数")
    ] = None,
    add: Annotated[list[str] | None, typer.Option("--add", metavar="[指标=]数", help="指标的新增数")] = None,
    problem: Annotated[
        str, typer.Option("--problem", metavar="文字", help="存在问题", show_default=False)
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", metavar="文字", help="下步计划", show_default=False)
    ] = "",
    date: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="进展发生的日期，缺省为今天")
    ] = None,
    dept: Annotated[
        str | None, typer.Option("--dept", metavar="单位", help="报送单位；不写则记为统筹人员自己登记")
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="来源", help="微信、电话、盖章件等", show_default=False)
    ] = "",
    evidence: Annotated[
        list[Path] | None, typer.Option("--evidence", metavar="文件", help="佐证材料，记其名称、大小和校验值")
    ] = None,
) -> None:
    """登记一条进展。"""
    said = sys.stdin.read() if text == "-" else text
    given = Given(
        code,
        said,
        state,
        percent,
        value or (),
        add or (),
        problem,
        next_step,
        date,
        dept,
        source,
        evidence or (),
    )
    with writing_plan() as desk:
        logged = log(desk.ledger, desk.actor, desk.plan, given)
        back = way_back(desk.ledger, logged.number)
    tell_logged("已登记", logged, back)
