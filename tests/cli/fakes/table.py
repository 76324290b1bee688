from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gytrack.cli.frame.options import Ascii, Format
from gytrack.cli.screens.output import choose_format, emit
from gytrack.export.tables import Column, Table, Value

if TYPE_CHECKING:
    from gytrack.cli.screens.screen import GroupedTable

COLUMNS = (
    Column("code", "编号"),
    Column("light", "亮灯", "light"),
    Column("role", "责任"),
    Column("percent", "实际", "percent"),
    Column("expected", "序时", "percent"),
    Column("last", "报送", "date"),
    Column("text", "任务／量化指标（完成/目标）"),
)
LONG = (
    "[red]培养[/red] 🔴 :smile: \x1b[2J a[/b]c 基层名中医，建设一批名中医工作室，把人才留在社区卫生服务中心"
)
FIRST: tuple[Value, ...] = (
    *("2.1.1", "绿灯", "配合", 75, 75, date(2025, 6, 24)),
    "加强区级中医医院“两专科一中心”建设",
)
SECOND: tuple[Value, ...] = ("2.1.3", "红灯", "配合", 40, 75, date(2025, 6, 23), "基层中医馆内涵建设")
THIRD: tuple[Value, ...] = ("2.2.10", "未报", "牵头", None, 75, None, LONG)


def grouped(repeat: int = 1) -> "GroupedTable":
    from gytrack.cli.screens.screen import Group, GroupedTable, Row

    services = (
        Row(FIRST, ("特色优势专科1/2个，推广中心1/1个",)),
        Row(SECOND, ("旗舰中医馆2/5家，中医阁4/10家",)),
    )
    groups = (
        Group("2.1 中医药服务体系“扬优强弱补短”建设｜牵头：区发改经信局", services),
        Group("2.2 中医药特色人才建设｜牵头：区卫健局", (Row(THIRD),)),
    )
    return GroupedTable(COLUMNS, groups * repeat)


def command(
    form: Format = None,
    *,
    ascii_only: Ascii = False,
    repeat: Annotated[int, typer.Option("--repeat")] = 1,
) -> None:
    """打印一张分组的表。"""
    chosen = choose_format(form)
    if chosen == "table":
        from gytrack.cli.screens.screen import show

        show(grouped(repeat), ascii_only=ascii_only)
    else:
        emit(Table(COLUMNS, (FIRST, SECOND, THIRD) * repeat), chosen)
