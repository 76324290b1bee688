"""``gytrack plan check``: what in a plan should be looked at."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gytrack.cli.failing import end_where
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import Format, choose_format, emit, emit_json, talk
from gytrack.usecases.asking.choosing import choose_plans

if TYPE_CHECKING:
    from gytrack.usecases.checking.check import Checked

FailOn = Annotated[
    Literal["issues"] | None,
    typer.Option(
        "--fail-on",
        metavar="issues",
        parser=one_of({"issues": ("存疑",)}),
        help="有要看的地方时以退出码4结束，供脚本使用",
    ),
]


def command(fail_on: FailOn = None, form: options.Format = None, ascii_only: options.Ascii = False) -> None:
    """检查方案：缺任务的章节、没有牵头单位的任务、没有时限的指标、不合理的日期、重复和跳号的编号等。

    每一处都列出编号、原文的行和文字、办法；--plan all 检查全部方案。
    """
    from gytrack.usecases.checking.check import check

    setting = current()
    with opened_for_reading(setting) as ledger:
        found = [check(ledger, plan) for plan in choose_plans(ledger, setting.plan)]
    _print(found, choose_format(form), ascii_only=ascii_only)
    end_where(fail_on is not None and any(checked.findings for checked in found))


def _print(found: "list[Checked]", form: Format, *, ascii_only: bool) -> None:
    from gytrack.usecases.checking.rows import finding_json, finding_table, notes, summary

    if form == "json":
        emit_json(finding_json(found))
        return
    if form == "table":
        from gytrack.cli.screens.check_screen import print_checked

        for checked in found:
            print_checked(checked, ascii_only=ascii_only)
    else:
        emit(finding_table(found), form)
        for checked in found:
            talk(summary(checked))
    for line in (line for checked in found for line in notes(checked)):
        talk(line)
