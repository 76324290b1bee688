"""``gytrack target``: figures that a person wants counted though the plan has no number for them."""

from typing import TYPE_CHECKING, Annotated

import typer

from gytrack import wording
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame.named import TARGET, TASK
from gytrack.cli.screens.output import say, talk
from gytrack.dates import deadline

if TYPE_CHECKING:
    from gytrack.usecases.people.own_targets import Set

app = typer.Typer(help="自设统计项：方案没有写而要统计的数，不计入进度、亮灯和指标达标数。")


@app.command("add")
def add(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 7.2.4", show_default=False)
    ],
    name: Annotated[
        str, typer.Argument(metavar="名称", help="统计什么，如 校园中医药文化角", show_default=False)
    ],
    unit: Annotated[
        str, typer.Option("--unit", metavar="计量单位", help="如 个、家、万元", show_default=False)
    ],
    value: Annotated[
        str | None, typer.Option("--value", metavar="数", help="希望达到多少；不写则只统计")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="日期", help="希望何时达到")] = None,
) -> None:
    """给一项任务加一个自设统计项，此后用 log --value 登记数值。"""
    from gytrack.usecases.people import own_targets

    with writing_plan() as desk:
        done = own_targets.add(desk.ledger, desk.actor, desk.plan, code, name, unit, value, due)
        back = way_back(desk.ledger, done.number)
    _tell("已加", done, back)
    talk(f"登记数值：gytrack log {done.target.code} --value 数")


@app.command("drop")
def drop(
    code: Annotated[
        str,
        typer.Argument(
            metavar="编号", click_type=TARGET, help="自设统计项的编号，如 7.2.4s1", show_default=False
        ),
    ],
) -> None:
    """取消一个自设统计项；已登记的数值留在改动记录里。"""
    from gytrack.usecases.people import own_targets

    with writing_plan() as desk:
        done = own_targets.drop(desk.ledger, desk.actor, desk.plan, code)
        back = way_back(desk.ledger, done.number)
    _tell("已取消", done, back)


def _tell(what: str, done: "Set", back: str) -> None:
    target = done.target
    parts = (
        f"{what}自设统计项 #{done.number}",
        f"{target.code} {target.name}",
        f"单位：{target.unit}",
        wording.goal(target.op, target.value, target.upper, target.unit),
        target.due and f"时限{deadline(target.due)}",
        back,
    )
    say("｜".join(part for part in parts if part))
    if done.said:
        talk(f"注意：{done.said}")
