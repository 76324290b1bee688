"""``gytrack export``: a file for others."""

from typing import Annotated

import typer

from gytrack.cli.desk import narrowed
from gytrack.cli.failing import FailOn, judge_lights
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import FILE
from gytrack.cli.frame.setting import current
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import say
from gytrack.cli.screens.sizes import size_words
from gytrack.dates import long_day, parse_day
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.exporting.contents import Asked, content
from gytrack.usecases.exporting.destination import destination, ending_of, usual_content
from gytrack.usecases.exporting.formats import writer
from gytrack.usecases.exporting.naming import What, file_name
from gytrack.usecases.exporting.replacing import write_file

Contents = Annotated[
    What | None,
    typer.Option(
        "--what",
        metavar="status|tasks|targets|milestones|funds|log|plan",
        parser=one_of(
            {
                "status": ("台账",),
                "tasks": ("任务",),
                "targets": ("指标",),
                "milestones": ("分年度",),
                "log": ("进展",),
                "plan": ("方案",),
                "funds": ("资金",),
            }
        ),
        help="导出什么；缺省为台账，toml 文件为方案",
    ),
]
File = Annotated[
    str | None,
    typer.Argument(
        metavar="文件",
        click_type=FILE,
        help="格式由结尾定：xlsx、csv、tsv、md、json、toml（方案）；{date} 代表统计日期；不写或只写文件夹，则自动取名为 xlsx",
        show_default=False,
    ),
]


def command(
    file: File = None,
    what: Contents = None,
    dept: options.Dept = None,
    as_of: options.AsOf = None,
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
    fail_on: FailOn = None,
) -> None:
    """导出为文件，格式由文件名的结尾定。"""
    what = what or usual_content(file)
    if fail_on is not None and what != "status":
        raise UsageError("--fail-on 只用于导出台账")
    setting = current()
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    with busy("正在导出…") as seen, opened_for_reading(setting) as ledger:
        asked = Asked(choose(ledger, setting.plan, narrowed(dept)), what, day, setting.unit or "")
        usual = file_name(asked.plans(), what, asked.chosen[0].department, day, "xlsx")
        path = destination(file, usual, day, force=force)
        found = content(ledger, asked)
        write_file(path, writer(found, ending_of(path), seen))
    say(f"已导出 {path}｜{size_words(path)}｜截至{long_day(day)}")
    judge_lights(found.lights, fail_on)
