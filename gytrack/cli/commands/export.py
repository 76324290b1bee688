"""``gytrack export``: a file for others."""

from pathlib import Path
from typing import Annotated

import typer

from gytrack.cli.desk import narrowed
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say
from gytrack.dates import long_day, parse_day
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.reporting.exporting import What, content, ending_of, write_file

Contents = Annotated[
    What,
    typer.Option(
        "--what",
        metavar="status|tasks|targets|log|plan",
        parser=one_of(
            {
                "status": ("台账",),
                "tasks": ("任务",),
                "targets": ("指标",),
                "log": ("进展",),
                "plan": ("方案",),
            }
        ),
        help="导出什么；缺省为台账",
    ),
]


def command(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="格式由结尾定：json、csv、tsv", show_default=False)
    ],
    what: Contents = "status",
    dept: options.Dept = None,
    as_of: options.AsOf = None,
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
) -> None:
    """导出为文件，格式由文件名的结尾定。"""
    ending = ending_of(file, force=force)
    setting = current()
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    with busy("正在导出…"), opened_for_reading(setting) as ledger:
        found = content(ledger, choose(ledger, setting.plan, narrowed(dept)), what, day)
        write_file(file, ending, found.writer(ending))
    say(f"已导出 {file}｜截至{long_day(day)}")
