"""``gytrack show``: everything about one code."""

from typing import Annotated, Literal

import typer

from gytrack.cli.desk import reading_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import ITEM
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import emit_json, say
from gytrack.dates import parse_day
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.explaining import detail

Format = Annotated[
    Literal["table", "json"] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="table|json",
        parser=one_of({"table": ("表格",), "json": ()}),
        help="输出的形式；缺省为供人阅读的文字，json 供程序使用",
    ),
]


def command(
    code: Annotated[
        str,
        typer.Argument(metavar="编号", click_type=ITEM, help="任务、指标或项目的编号", show_default=False),
    ],
    as_of: options.AsOf = None,
    form: Format = None,
) -> None:
    """查看一项任务、指标或项目的全部内容：正文、责任单位、指标、进展和原文。"""
    with reading_plan() as desk:
        today = desk.setting.today
        day = today if as_of is None else parse_day(as_of, today)
        item = choose_item(desk.ledger, desk.plan, code)
        tell_moved(item)
        found = detail(desk.ledger, desk.plan, item, day, rules_of(desk.ledger, desk.plan, day))
    if form == "json":
        from gytrack.usecases.reporting.detail_json import detail_json

        emit_json(detail_json(desk.plan, found, day))
        return
    from gytrack.cli.screens.detail_screen import detail_lines

    for line in detail_lines(desk.plan, found, day):
        say(line)
