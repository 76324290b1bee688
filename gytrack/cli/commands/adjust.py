"""``gytrack adjust``: what changes of a plan in force, never without what it was before."""

from typing import Annotated

import typer

from gytrack.cli.desk import reading_plan, way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import DEPARTMENT, ITEM
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import choose_format, emit, emit_json, say, talk
from gytrack.usecases.adjusting.asked import Asked
from gytrack.usecases.asking.items import choose_item


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="编号",
            click_type=ITEM,
            help="指标或任务的编号；增加任务时写项目的编号；不写则列出全部调整",
            show_default=False,
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value", metavar="目标", help="新的目标数，如 8、不少于8家、6—8家；只写数则比较方式不变"
        ),
    ] = None,
    upper: Annotated[
        str | None, typer.Option("--upper", metavar="数", help="新的上限，目标是区间时用")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="日期", help="新的完成时限")] = None,
    drop: Annotated[bool, typer.Option("--drop", help="取消这项指标或任务")] = False,
    lead: Annotated[
        list[str] | None,
        typer.Option(
            "--lead", metavar="单位", click_type=DEPARTMENT, help="新的牵头单位，全部写出；可用、隔开"
        ),
    ] = None,
    support: Annotated[
        list[str] | None,
        typer.Option(
            "--support",
            metavar="单位",
            click_type=DEPARTMENT,
            help="新的配合单位，全部写出；可用、隔开；没有则写 无",
        ),
    ] = None,
    add: Annotated[
        str | None, typer.Option("--add", metavar="正文", help="在项目下增加一项任务，写其正文")
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="理由", help="为何调整，必填", show_default=False)
    ] = "",
    basis: Annotated[
        str,
        typer.Option(
            "--basis", metavar="依据", help="依据的文件，如 拱中医药办〔2025〕3号，必填", show_default=False
        ),
    ] = "",
    date: Annotated[str | None, options.dated("自哪一天起执行")] = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """调整指标或任务：目标、时限、责任单位，取消或增加；原来的始终并列。

    不写编号，列出方案的全部调整；只写编号，列出它的调整。
    """
    asked = Asked(code or "", value, upper, due, drop, lead or (), support or (), add, reason, basis, date)
    if asked.is_empty():
        if reason or basis or date:
            raise UsageError("没有写要调整什么，请用 --value、--due、--drop、--lead、--support 或 --add")
        _list(code, form, ascii_only=ascii_only)
        return
    if code is None:
        raise UsageError("请写明要调整的指标或任务的编号")
    _adjust(asked)


def _list(code: str | None, form: options.Format, *, ascii_only: bool) -> None:
    from gytrack.usecases.adjusting.listing import as_json, lines, table

    form = choose_format(form)
    with reading_plan() as desk:
        item = None if code is None else choose_item(desk.ledger, desk.plan, code)
        if item is not None:
            tell_moved(item)
        found = lines(desk.ledger, desk.plan, item, desk.setting.today)
    if form == "json":
        emit_json(as_json(desk.plan, found))
    else:
        emit(table(found), form, ascii_only=ascii_only)
    if not found:
        talk("没有调整")


def _adjust(asked: Asked) -> None:
    from gytrack.usecases.adjusting.adjust import adjust

    with writing_plan() as desk:
        done = adjust(desk.ledger, desk.actor, desk.plan, asked)
        back = way_back(desk.ledger, done.number)
    made = done.step.made
    say(
        f"已调整 #{done.number}｜{done.code}｜{done.step.words}｜自{made.day.isoformat()}起｜"
        f"依据：{made.basis}｜{back}"
    )
    for note in done.notes:
        talk(f"注意：{note}")
