from typing import Annotated

import typer

from gytrack.cli.frame.ask import confirm
from gytrack.cli.screens.output import say
from gytrack.errors import InputError


def command(how: Annotated[str, typer.Argument(metavar="方式")]) -> None:
    """按要求出错。"""
    if how == "input":
        raise InputError("任务“9.9.9\x1b[2J”不存在", "请用 gytrack list 查看编号")
    if how == "fault":
        say("先写了一行")
        raise KeyError("内部")
    if how == "ctrl-c":
        raise KeyboardInterrupt
    if how == "abort":
        raise typer.Abort
    if how == "four":
        raise typer.Exit(4)
    if how == "long":
        for number in range(100_000):
            say(f"第{number}行")
    if how == "ask":
        say("是" if confirm("真的要撤销吗？", otherwise=False) else "否")
