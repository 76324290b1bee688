"""Options that several commands share, defined once; a parameter's type says which one it is."""

from pathlib import Path
from typing import Annotated, Any

import typer

from gytrack import term_words
from gytrack.cli.frame import named
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.setting import drawn_wide
from gytrack.cli.screens.output import Format as FormatName
from gytrack.records.terms import Closure as ClosureName
from gytrack.records.terms import Kind as KindName
from gytrack.records.terms import Light as LightName
from gytrack.records.terms import Role as RoleName

LIGHTS = {"red": ("红灯", "红"), "yellow": ("黄灯", "黄"), "green": ("绿灯", "绿"), "grey": ("未报", "灰")}
CLOSURES: dict[str, tuple[str, ...]] = {closure: (word,) for closure, word in term_words.CLOSURES.items()}
ROLES: dict[str, tuple[str, ...]] = {role: (word,) for role, word in term_words.ROLES.items()}
KINDS = {"task": ("建设任务", "任务"), "measure": ("配套措施",), "safeguard": ("保障措施",)}
FORMATS = {"table": ("表格",), "tsv": (), "json": (), "csv": (), "md": ("markdown",)}


def dated(what: str) -> Any:
    """Return the option for the day of what a command writes; ``what`` says of which."""
    return typer.Option("--date", metavar="日期", help=f"{what}，缺省为今天")


def department(what: str) -> Any:
    """Return the option that names a department of the plan; ``what`` says what it is to the command."""
    return typer.Option("--dept", metavar="单位", click_type=named.DEPARTMENT, help=what)


Dept = Annotated[
    str | None,
    department("只看一个单位：全称、简称、拼音首字母或名称的一部分"),
]
Section = Annotated[
    str | None,
    typer.Option(
        "--section", metavar="编号", click_type=named.SECTION, help="只看一个工程或项目，如 2 或 2.1"
    ),
]
Role = Annotated[
    RoleName | None,
    typer.Option("--role", metavar="lead|support", parser=one_of(ROLES), help="只看牵头或配合的"),
]
Kind = Annotated[
    KindName | None,
    typer.Option(
        "--kind",
        metavar="task|measure|safeguard",
        parser=one_of(KINDS),
        help="只看建设任务、配套措施或保障措施",
    ),
]
Light = Annotated[
    LightName | None,
    typer.Option(
        "--light",
        metavar="red|yellow|green|grey",
        parser=one_of(LIGHTS),
        help="只看亮红灯、黄灯、绿灯或未报的",
    ),
]
Closure = Annotated[
    ClosureName | None,
    typer.Option(
        "--closure",
        metavar="|".join(CLOSURES),
        parser=one_of(CLOSURES),
        help="只看未销号、已申请销号、已销号、已取消或不适用的",
    ),
]
Search = Annotated[str | None, typer.Option("--search", metavar="文字", help="只看含有这段文字的")]
Unassigned = Annotated[
    bool, typer.Option("--unassigned", help="只看未落实到具体单位的：没有写明单位，或只写了没有成员的统称")
]
Office = Annotated[
    str | None,
    typer.Option(
        "--office", metavar="科室", click_type=named.OFFICE, help="只看一个责任科室的，名称可写一部分"
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="日期", help="看截至这一天的情况")]
Format = Annotated[
    FormatName | None,
    typer.Option(
        "-f",
        "--format",
        metavar="table|tsv|json|csv|md",
        parser=one_of(FORMATS),
        help="输出的形式；缺省在屏幕上为 table，在管道里为 tsv",
    ),
]
Ascii = Annotated[
    bool,
    typer.Option(
        "--ascii/--no-ascii",
        callback=drawn_wide,
        help="表格对不齐时用：控制台把“”—●等符号画成两格宽",
    ),
]
Evidence = Annotated[
    list[Path] | None,
    typer.Option("--evidence", metavar="文件", help="佐证材料，记其名称、位置、大小和校验值"),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不再询问，直接办理")]
