"""``gytrack evidence``: what proves the reports, and what an inspection would not find."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gytrack.cli.desk import narrowed, way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.setting import current
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.looking import looking
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import Format, choose_format, emit, emit_json, say
from gytrack.dates import parse_day
from gytrack.ledger.places import evidence_folder
from gytrack.ledger.queries import proofs
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.proving import listing
from gytrack.usecases.proving.gaps import Gap, gaps
from gytrack.usecases.proving.listing import PlanFile


def command(
    dept: options.Dept = None,
    role: options.Role = None,
    section: options.Section = None,
    only_gaps: Annotated[
        bool,
        typer.Option(
            "--gaps", help="列出缺口：报已完成、已达标而无佐证的，申请销号待审核的，佐证文件缺失、有改动的"
        ),
    ] = False,
    found: Annotated[
        list[Path] | None,
        typer.Option("--found", metavar="文件", help="登记过的佐证材料现在在这里，按内容认；记入台账"),
    ] = None,
    copy: Annotated[bool, typer.Option("--copy", help="与 --found 一起用：另存一份在台账旁边")] = False,
    as_of: options.AsOf = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """佐证材料：逐份列出；--gaps 列出检查前要补的缺口。"""
    if found or copy:
        others = (dept, role, section, only_gaps or None, as_of, form)
        if not found or any(word is not None for word in others):
            raise UsageError("--found 文件 只与 --copy 一起用，--copy 只与 --found 一起用")
        _find_again(found, copy=copy)
        return
    setting = current()
    form = choose_format(form)
    day = setting.today if as_of is None else parse_day(as_of, setting.today)
    with opened_for_reading(setting) as ledger:
        chosen = choose(ledger, setting.plan, narrowed(dept, role, section))
        if only_gaps:
            desk = looking(setting)
            lacking = [gap for each in chosen for gap in gaps(ledger, each, day, desk)]
        else:
            files = [
                PlanFile(each.plan.code, one)
                for each in chosen
                for one in proofs.given(ledger, each.tasks, day)
            ]
    if only_gaps:
        _print_gaps(lacking, day, form, ascii_only=ascii_only)
    else:
        _print_files(files, day, form, ascii_only=ascii_only)


def _find_again(paths: list[Path], *, copy: bool) -> None:
    from gytrack.usecases.proving.refinding import find_again

    with writing_plan() as desk:
        folder = evidence_folder(desk.setting.db) if copy else None
        done = find_again(desk.ledger, desk.actor, desk.plan, paths, folder)
        back = way_back(desk.ledger, done.number)
    files = (f"{name}（{'、'.join(codes)}）" for name, codes in done.files)
    say("｜".join((f"已记下{'并另存副本' if copy else '现在的位置'} #{done.number}", *files, back)))


def _print_gaps(found: list[Gap], day: date, form: Format, *, ascii_only: bool) -> None:
    if form == "json":
        emit_json(listing.gap_json(found, day))
    elif form == "table":
        say(f"佐证缺口{len(found)}处{'：' if found else ''}{' '.join(listing.counts(found))}")
        if found:
            emit(listing.gap_rows_on_screen(found), form, ascii_only=ascii_only)
    else:
        emit(listing.gap_table(found), form)


def _print_files(files: list[PlanFile], day: date, form: Format, *, ascii_only: bool) -> None:
    if form == "json":
        emit_json(listing.file_json(files, day))
    elif form == "table":
        say(f"佐证材料{len(files)}份；缺口用 gytrack evidence --gaps 列出")
        if files:
            emit(listing.file_table(files, on_screen=True), form, ascii_only=ascii_only)
    else:
        emit(listing.file_table(files), form)
