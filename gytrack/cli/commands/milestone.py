"""``gytrack milestone``: a target split into what is to be reached by the end of years or quarters."""

from typing import Annotated, Literal

import typer

from gytrack import wording
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import TARGET
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import say, talk
from gytrack.dates import long_day
from gytrack.status.originals import marked_goal


def command(
    target: Annotated[
        str,
        typer.Argument(metavar="指标", click_type=TARGET, help="指标的编号，如 2.1.3t1", show_default=False),
    ],
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="时点=累计数",
            help="如 2024=2 2025=5；时点可写年、半年、季度（2025年一季度、2025Q1）、月或日",
            show_default=False,
        ),
    ] = None,
    evenly: Annotated[
        Literal["year", "quarter"] | None,
        typer.Option(
            "--evenly",
            metavar="year|quarter",
            parser=one_of({"year": ("年",), "quarter": ("季", "季度")}),
            help="按年或按季均分",
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="取消分年度计划，改回按月均分的序时")] = False,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="日期", help="自哪一天起有效；首次缺省为自始有效，以后为今天"),
    ] = None,
) -> None:
    """把一项指标分解到各年度或季度，此后序时进度和亮灯按分年度计划计算。"""
    from gytrack.usecases.milestones.storing import Asked, split

    if (bool(parts), evenly is not None, clear).count(True) != 1:
        raise UsageError("请写明各时点的累计数（如 2024=2 2025=5），或用 --evenly、--clear 之一")
    with writing_plan() as desk:
        stored = split(desk.ledger, desk.actor, desk.plan, Asked(target, parts or (), evenly, clear, date))
        tell_moved(stored.item)
        back = way_back(desk.ledger, stored.number)
    row = stored.target
    shown = wording.milestones(stored.milestones, row.unit) or "按月均分"
    held = "自始有效" if stored.since is None else f"自{long_day(stored.since)}起"
    done = "已取消分年度" if clear else "已分年度"
    goal = f"目标{marked_goal(row)}"
    say("｜".join((f"{done} #{stored.number}", f"{row.code} {row.name}", shown, goal, held, back)))
    for note in stored.notes:
        talk(f"注意：{note}")
