"""``gytrack read``: what a document says, without touching a ledger."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import Format as RowFormat
from gytrack.cli.screens.output import choose_format, emit, emit_json, emit_toml, talk
from gytrack.records.plan import Plan, Source

Format = Annotated[
    Literal["table", "tsv", "json", "csv", "md", "toml"] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="table|tsv|json|csv|md|toml",
        parser=one_of({**options.FORMATS, "toml": ()}),
        help="输出的形式；缺省在屏幕上为 table，在管道里为 tsv；toml 可修改后再导入",
    ),
]


def command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="方案文件", show_default=False)],
    form: Format = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="逐行说明原文的去向：任务、章节、指标、名单……或未读懂")
    ] = False,
    ascii_only: options.Ascii = False,
) -> None:
    """读一份方案文件，显示读到的内容，不写台账。"""
    from gytrack.reading.files import read_file

    if coverage:
        _account(file, form, ascii_only=ascii_only)
        return

    with busy("正在读取…"):
        plan, source = read_file(file)
    if form == "json":
        from gytrack.export.plan_json import plan_json

        emit_json(plan_json(plan, source))
        return
    if form == "toml":
        emit_toml(_toml(plan, source))
    else:
        _print_rows(plan, choose_format(form), ascii_only=ascii_only)
    _tell(plan)


def _account(file: Path, form: str | None, *, ascii_only: bool) -> None:
    """Print what became of each line, and how the lines add up."""
    from gytrack.cli.screens.coverage import coverage_json, coverage_table, summary_line
    from gytrack.reading.files import account_for_file

    if form == "toml":
        raise typer.BadParameter("--coverage 不能与 -f toml 同用")
    with busy("正在读取…"):
        plan, accounts = account_for_file(file)
    if form == "json":
        emit_json(coverage_json(accounts, plan.issues))
        return
    emit(coverage_table(accounts), choose_format(cast("RowFormat | None", form)), ascii_only=ascii_only)
    talk(summary_line(accounts))


def _toml(plan: Plan, source: Source) -> str:
    """Write a plan as it would be exported once it was imported."""
    from gytrack.export.plan_toml import plan_toml
    from gytrack.usecases.importing.import_plan import code_for
    from gytrack.usecases.importing.normalising import normalised

    head = replace(plan.head, code=code_for(plan, source, None))
    return plan_toml(normalised(replace(plan, head=head)))


def _print_rows(plan: Plan, form: RowFormat, *, ascii_only: bool) -> None:
    from gytrack.cli.screens.found import SCREEN_COLUMNS, plan_groups, plan_table
    from gytrack.cli.screens.screen import GroupedTable, show

    if form == "table":
        show(GroupedTable(SCREEN_COLUMNS, plan_groups(plan)), ascii_only=ascii_only)
    else:
        emit(plan_table(plan), form)


def _tell(plan: Plan) -> None:
    from gytrack.cli.screens.found import found_lines, issue_lines

    for line in (*found_lines(plan), *issue_lines(plan)):
        talk(line)
