from typing import Annotated

import typer

from gytrack.cli.frame.setting import current
from gytrack.cli.screens.output import say

app = typer.Typer(help="一组命令。")


@app.command("show")
def show(code: Annotated[str, typer.Argument(metavar="代码")] = "无") -> None:
    """查看一个。"""
    say(f"{code} {current().plan}")


@app.command("set-start")
def set_start(
    day: Annotated[str, typer.Argument(metavar="日期")],
    basis: Annotated[str, typer.Option("--basis", metavar="依据", help="依据的文件")],
) -> None:
    """设定起始日。"""
    say(f"{day} {basis}")
