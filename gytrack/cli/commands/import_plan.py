"""``gytrack import``: a document becomes a plan in the ledger."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from gytrack.cli import options
from gytrack.cli.ask import confirm
from gytrack.cli.choices import one_of
from gytrack.cli.desk import actor
from gytrack.cli.output import say, talk
from gytrack.cli.setting import Setting, current
from gytrack.dates import parse_day
from gytrack.errors import GytrackError
from gytrack.records.plan import Plan, Source

FailOn = Annotated[
    Literal["issues"] | None,
    typer.Option(
        "--fail-on",
        metavar="issues",
        parser=one_of({"issues": ("存疑",)}),
        help="有拿不准的地方就不导入，以退出码1结束，供脚本使用",
    ),
]


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件", help="方案文件，可以有多个", show_default=False)
    ],
    code: Annotated[
        str | None, typer.Option("--code", metavar="代号", help="方案的代号，缺省取自文件名或地名")
    ] = None,
    starts: Annotated[
        str | None,
        typer.Option("--starts", metavar="日期", help="序时进度的起算日，用于没有写明起始日的方案"),
    ] = None,
    fail_on: FailOn = None,
    yes: options.Yes = False,
) -> None:
    """把方案导入台账：先显示读到的内容和拿不准的地方，再存入。"""
    from gytrack.reading.files import read_file

    setting = current()
    if code is not None and len(files) > 1:
        raise typer.BadParameter("--code 一次只能用于一个文件")
    begins = None if starts is None else parse_day(starts, setting.today)
    for file in files:
        plan, source = read_file(file)
        _show(plan)
        if fail_on and plan.issues:
            raise GytrackError(
                f"{source.name} 有{len(plan.issues)}处拿不准，没有导入", "核对后去掉 --fail-on 再导入"
            )
        _store(setting, plan, source, code, begins, yes=yes)


def _show(plan: Plan) -> None:
    from gytrack.cli.found import found_lines, issue_lines

    for line in found_lines(plan):
        say(line)
    for line in issue_lines(plan):
        talk(line)


def _store(
    setting: Setting, plan: Plan, source: Source, code: str | None, starts: date | None, *, yes: bool
) -> None:
    from gytrack.ledger.connection import writing
    from gytrack.ledger.migrate import create
    from gytrack.usecases.import_plan import code_for, store

    wanted = code_for(plan, source, code)
    if not (yes or confirm(f"以代号 {wanted} 存入台账 {setting.db}？", otherwise=True)):
        raise GytrackError("没有导入，台账未改动", "核对后可再次导入")
    create(setting.db)
    with writing(setting.db) as ledger:
        number = store(ledger, actor(setting), plan, source, wanted, starts)
    say(f"已导入 #{number}｜{wanted}｜撤销：gytrack undo")
    if starts is None and not (plan.head.starts or plan.head.effective or plan.head.issued):
        talk(
            f"方案未载明起始日，序时进度暂不计算；可用 gytrack plan set-start 日期 --basis 依据 --plan {wanted} 设定"
        )
