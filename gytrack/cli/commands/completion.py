"""``gytrack completion``: a script that makes a shell complete gytrack's words."""

import sys
from typing import Annotated

import typer

from gytrack.cli.completion.scripts import SHELLS, script
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.output import say

_HOW = """\
按 Tab 键补全命令、选项、单位和编号。在所用的 shell 里设置一次，重开终端后生效：

bash：在 ~/.bashrc 末尾加一行
  eval "$(gytrack completion bash)"

zsh：在 ~/.zshrc 末尾加一行
  eval "$(gytrack completion zsh)"

fish：在 ~/.config/fish/config.fish 末尾加一行
  gytrack completion fish | source

PowerShell：运行 notepad $PROFILE，加一行
  gytrack completion powershell | Out-String | Invoke-Expression"""


def command(
    shell: Annotated[
        str | None,
        typer.Argument(
            metavar="shell",
            parser=one_of(dict.fromkeys(SHELLS, ())),
            help="bash、zsh、fish 或 powershell；不写则说明怎样设置",
            show_default=False,
        ),
    ] = None,
) -> None:
    """输出命令行补全的脚本。"""
    if shell is not None:
        sys.stdout.write(script(shell))
        return
    if not sys.stdout.isatty():
        raise UsageError("要写明是哪一种 shell：bash、zsh、fish 或 powershell")
    for line in _HOW.splitlines():
        say(line)
