"""``gytrack read``: what a document says, without touching a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from gytrack.cli.frame import options
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import choose_format, emit, emit_json, talk


def command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="方案文件", show_default=False)],
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """读一份方案文件，显示读到的内容，不写台账。"""
    from gytrack.reading.files import read_file

    form = choose_format(form)
    with busy("正在读取…"):
        plan, source = read_file(file)
    if form == "json":
        from gytrack.export.plan_json import plan_json

        emit_json(plan_json(plan, source))
        return
    from gytrack.cli.screens.found import SCREEN_COLUMNS, found_lines, issue_lines, plan_groups, plan_table
    from gytrack.cli.screens.screen import GroupedTable, show

    if form == "table":
        show(GroupedTable(SCREEN_COLUMNS, plan_groups(plan)), ascii_only=ascii_only)
    else:
        emit(plan_table(plan), form)
    for line in (*found_lines(plan), *issue_lines(plan)):
        talk(line)
