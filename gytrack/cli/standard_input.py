"""Texts that are not typed as words of the command but come through standard input: ``-`` stands for them."""

import sys
from collections.abc import Mapping

from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.output import talk
from gytrack.errors import InputError
from gytrack.usecases.texts import decoded

_DASH = "-"


def filled_in(texts: Mapping[str, str]) -> list[str]:
    """Return the texts in their order, the one that is ``-`` as standard input gives it.

    Args:
        texts: what was typed, each by its name in messages.

    Raises:
        UsageError: several are to come from the one standard input.
        InputError: it is empty, or no text.
    """
    named = [what for what, text in texts.items() if text == _DASH]
    if len(named) > 1:
        raise UsageError(f"{'、'.join(named)}都写成了 -，标准输入只能读给其中一项")
    return [_from_standard_input(what) if text == _DASH else text for what, text in texts.items()]


def _from_standard_input(what: str) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        talk(f"请输入{what}，可写多行；写完另起一行按 Ctrl-D 结束（Windows 按 Ctrl-Z 再回车）")
    text = "" if sys.stdin is None else decoded(sys.stdin.buffer.read(), what)
    if not text.strip():
        raise InputError(f"标准输入里没有文字，{what}是空的", "请把文字从管道送入，或直接写在命令里")
    return text
