"""``gytrack bulletin``: numbered reports of a period, frozen for ever."""

import sys
from datetime import date as Date  # noqa: N812 - a parameter is called date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from gytrack.cli.desk import reading_plan, way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import BULLETIN, FILE
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import choose_format, emit, emit_json, say, talk
from gytrack.dates import long_day, parse_day
from gytrack.errors import InputError
from gytrack.records.terms import PeriodKind

if TYPE_CHECKING:
    from gytrack.ledger.queries.bulletins import BulletinRow
    from gytrack.usecases.bulletins.files import File
    from gytrack.usecases.bulletins.issuing import Issuance

app = typer.Typer(help="编发进展情况（第n期）：编发后数字不再改变，随时可以重印。")

Number = Annotated[
    str, typer.Argument(metavar="期号", click_type=BULLETIN, help="第几期，如 3", show_default=False)
]
Form = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="md|json|xlsx|docx",
        parser=one_of({"md": ("markdown",), "json": (), "xlsx": (), "docx": ()}),
        help="取哪一种文件；缺省按 --to 的文件名，没有的为 md",
    ),
]


@app.command("issue")
def issue(
    period: Annotated[
        PeriodKind,
        typer.Option(
            "--period",
            metavar="month|week|quarter",
            parser=one_of({"month": ("月",), "week": ("周",), "quarter": ("季", "季度")}),
            help="报送周期：月、周或季；月和季截止于25日，周截止于周五，逢节假日顺延",
        ),
    ] = "month",
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="日期", help="补编这一天所在的一期；缺省为最近已截止的一期"),
    ] = None,
    approved_by: Annotated[
        str | None,
        typer.Option(
            "--approved-by", metavar="姓名", help="批准通报的人；写了才称“通报”，不写则亮灯为建议亮灯"
        ),
    ] = None,
) -> None:
    """编发一期进展情况：冻结截止日的全部数字，编号并留存文件。"""
    from gytrack.usecases.bulletins.issuing import Asked
    from gytrack.usecases.bulletins.issuing import issue as store

    with busy("正在编发…"), writing_plan() as desk:
        day = None if date is None else parse_day(date, desk.setting.today)
        asked = Asked(period, day, approved_by, desk.setting.unit or "")
        issued = store(desk.ledger, desk.actor, desk.plan, asked)
        back = way_back(desk.ledger, issued.command)
    _tell(issued, back)


@app.command("list")
def list_bulletins(form: options.Format = None, ascii_only: options.Ascii = False) -> None:
    """列出编发过的各期，撤销了的也在内。"""
    from gytrack.usecases.bulletins.listing import bulletin_table, bulletins_json

    form = choose_format(form)
    with reading_plan() as desk:
        if form == "json":
            emit_json(bulletins_json(desk.ledger, desk.plan))
            return
        table = bulletin_table(desk.ledger, desk.plan)
    if form == "table" and not table.rows:
        talk("还没有编发过；编发：gytrack bulletin issue")
        return
    emit(table, form, ascii_only=ascii_only)


@app.command("reprint")
def reprint(
    number: Number,
    form: Form = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="文件", click_type=FILE, help="写入文件；只写文件夹则取编发时的文件名"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")] = False,
) -> None:
    """重印一期：与编发时逐字节相同，此后的登记、更正、调整、撤销和升级都不影响它。"""
    from gytrack.usecases.bulletins.finding import choose_bulletin, file_of

    form = form or _form_by(to)
    with reading_plan() as desk:
        bulletin = choose_bulletin(desk.ledger, desk.plan, number)
        found = file_of(desk.ledger, bulletin, form)
    _warn(bulletin)
    if to is None:
        _print(found, bulletin.number)
    else:
        path = _written(found, to, bulletin.as_of, force=force)
        say(f"已写入 {path}｜第{bulletin.number}期｜{bulletin.label}")


@app.command("diff")
def diff(
    one: Number,
    other: Annotated[
        str,
        typer.Argument(metavar="另一期", click_type=BULLETIN, help="与哪一期比，如 4", show_default=False),
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="连同由此而变或只随时间推移的数字，如序时进度、偏差")
    ] = False,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """对比两期：列出变动的每个数字，和它背后的登记、更正、调整、新版、合并、撤销。"""
    from gytrack.cli.screens.movement_screen import print_movement
    from gytrack.usecases.bulletins.finding import choose_bulletin
    from gytrack.usecases.bulletins.movement import movement
    from gytrack.usecases.bulletins.sides import of_bulletin

    with reading_plan() as desk:
        chosen = [choose_bulletin(desk.ledger, desk.plan, number) for number in (one, other)]
        sides = [of_bulletin(desk.ledger, bulletin) for bulletin in chosen]
        found = movement(desk.ledger, desk.plan, *sides)
    _warn(*chosen)
    print_movement(found, choose_format(form), with_all=everything, ascii_only=ascii_only)


def _tell(issued: "Issuance", back: str) -> None:
    draft = issued.draft
    period = draft.period
    report = "建议亮灯" if draft.approved_by is None else f"通报，{draft.approved_by}批准"
    number = f"第{draft.number}期"
    say(
        f"已编发 #{issued.command}｜{number}｜{period.label}｜截至{long_day(period.cut_off)}｜{report}｜{back}"
    )
    say(f"留存 {'、'.join(file.form for file in issued.files)}；取文件：{_reprinting(draft.number, 'docx')}")
    if not period.is_known:
        from gytrack.status.working_days import last_known_year

        talk(
            f"注意：节假日和调休的数据只到{last_known_year()}年，"
            f"{period.last.year}年的截止日只按双休日顺延，请对照国务院办公厅的通知核对"
        )


def _warn(*bulletins: "BulletinRow") -> None:
    """Say which bulletins were withdrawn."""
    for bulletin in bulletins:
        if bulletin.withdrawn:
            talk(f"注意：第{bulletin.number}期已撤销")


def _reprinting(number: int, form: str) -> str:
    return f"gytrack bulletin reprint {number} -f {form} --to ."


def _form_by(to: str | None) -> str:
    """Return the form that a file's name asks for."""
    ending = Path(to).suffix.lstrip(".").lower() if to and not Path(to).is_dir() else ""
    return ending or "md"


def _print(found: "File", number: int) -> None:
    """Print the very bytes; a terminal gets text in its own encoding, and no bytes that are none."""
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(found.data)
    elif found.form in ("xlsx", "docx"):
        raise InputError(
            f"{found.form} 文件不能显示在屏幕上", f"请写入文件：{_reprinting(number, found.form)}"
        )
    else:
        for line in found.data.decode().splitlines():
            say(line)


def _written(found: "File", to: str, day: Date, *, force: bool) -> Path:
    from gytrack.usecases.exporting.destination import destination
    from gytrack.usecases.exporting.replacing import write_file

    path = destination(to, found.name, day, force=force, endings=(found.form,))
    write_file(path, lambda stream: _put(found.data, stream))
    return path


def _put(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)
