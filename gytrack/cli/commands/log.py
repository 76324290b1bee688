"""``gytrack log``: a report on a task or a target."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import ENTRY, FIGURE, REPORTABLE, Suggested
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.echo import tell_logged
from gytrack.cli.standard_input import filled_in
from gytrack.term_words import STATES
from gytrack.usecases.entries.entry import Given
from gytrack.usecases.entries.log_entry import log

Text = Annotated[str, typer.Argument(metavar="进展", help="进展；写 - 则从标准输入读取", show_default=False)]
_STATES = Suggested({state: (word,) for state, word in STATES.items()})


def command(
    code: Annotated[
        str,
        typer.Argument(
            metavar="编号",
            click_type=REPORTABLE,
            help="任务或指标的编号，如 2.1.3、2.1.3t1",
            show_default=False,
        ),
    ],
    text: Text = "",
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="状态",
            click_type=_STATES,
            help="、".join(f"{state}（{word}）" for state, word in STATES.items()) + "，写中文也可以",
        ),
    ] = None,
    percent: Annotated[
        str | None, typer.Option("--percent", metavar="0-100", help="实际进度，百分数")
    ] = None,
    value: Annotated[
        list[str] | None, typer.Option("--value", metavar="[指标=]数", click_type=FIGURE, help="指标的累计数")
    ] = None,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="[指标=]数", click_type=FIGURE, help="指标的新增数")
    ] = None,
    problem: Annotated[
        str, typer.Option("--problem", metavar="文字", help="存在问题；也可写 -", show_default=False)
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", metavar="文字", help="下步计划；也可写 -", show_default=False)
    ] = "",
    date: Annotated[str | None, options.dated("进展发生的日期")] = None,
    dept: Annotated[str | None, options.department("报送单位；不写则记为统筹人员自己登记")] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="来源", help="微信、电话、盖章件等", show_default=False)
    ] = "",
    evidence: options.Evidence = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects",
            metavar="命令编号",
            click_type=ENTRY,
            help="更正先前登记的一条，写登记它的命令的编号；原来的一条留存，不再计入",
        ),
    ] = None,
    adopt: Annotated[
        str | None,
        typer.Option(
            "--adopt", metavar="命令编号", click_type=ENTRY, help="采信单位报送的一条，写登记它的命令的编号"
        ),
    ] = None,
) -> None:
    """登记一条进展。"""
    given = Given(
        code,
        text,
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
        corrects,
    )
    if adopt is not None:
        _adopt(given, adopt)
        return
    texts = filled_in({"进展": text, "存在问题": problem, "下步计划": next_step})
    given = given._replace(text=texts[0], problem=texts[1], next_step=texts[2])
    with writing_plan() as desk:
        logged = log(desk.ledger, desk.actor, desk.plan, given)
        back = way_back(desk.ledger, logged.number)
    tell_logged("已登记" if corrects is None else "已更正", logged, back)


def _adopt(given: Given, number: str) -> None:
    from gytrack.usecases.entries.adopting import adopt

    if given != Given(given.code):
        raise UsageError("--adopt 照录单位报送的一条，不与进展或其他选项一起用")
    with writing_plan() as desk:
        logged = adopt(desk.ledger, desk.actor, desk.plan, given.code, number)
        back = way_back(desk.ledger, logged.number)
    tell_logged("已采信", logged, back)
