"""``gytrack plan compare``: two plans side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from gytrack.cli.frame import options
from gytrack.cli.frame.named import FILE, PLAN
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.busy import busy
from gytrack.cli.screens.output import Format, choose_format, emit, emit_json, say, talk

if TYPE_CHECKING:
    from gytrack.usecases.comparing.sides import Comparison

One = Annotated[
    str, typer.Argument(metavar="代号", click_type=PLAN, help="一个方案的代号", show_default=False)
]
Other = Annotated[
    str, typer.Argument(metavar="另一个代号", click_type=PLAN, help="另一个方案的代号", show_default=False)
]
Search = Annotated[
    str | None,
    typer.Option(
        "--search", metavar="文字", help="只看任一方含有这段文字的；项目名称含有的，连同其任务和指标"
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="文件",
        click_type=FILE,
        help="另存为对照表（xlsx）；只写文件夹则自动取名，{date} 代表当天日期",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")]


def command(
    one: One,
    other: Other,
    search: Search = None,
    to: To = None,
    force: Force = False,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """对照两个方案：按文字相近找出对应的项目、任务和指标，再列出只有一方有的。

    例：gytrack plan compare gongshu heilongjiang --search 名中医
    """
    setting = current()
    found = _compared(setting, one, other, search)
    if to is not None:
        _save(found, search, setting, to, force=force)
    else:
        _print(found, search, choose_format(form), ascii_only=ascii_only)


def _compared(setting: Setting, one: str, other: str, search: str | None) -> "Comparison":
    from gytrack.usecases.comparing.asking import compared

    with busy("正在对照…"), opened_for_reading(setting) as ledger:
        return compared(ledger, one, other, search)


def _print(found: "Comparison", search: str | None, form: Format, *, ascii_only: bool) -> None:
    from gytrack.usecases.comparing.rows import comparison_json, comparison_table

    if form == "json":
        emit_json(comparison_json(found, search))
    elif search is not None and found.is_empty():
        talk(f"{found.one.name}和{found.other.name}都没有含“{search}”的项目、任务和指标")
    elif form == "table":
        from gytrack.cli.screens.compare_screen import print_comparison

        print_comparison(found, search, ascii_only=ascii_only)
    else:
        emit(comparison_table(found), form)


def _save(found: "Comparison", search: str | None, setting: Setting, to: str, *, force: bool) -> None:
    from gytrack.cli.screens.sizes import size_words
    from gytrack.usecases.comparing.saving import save

    with busy("正在写对照表…") as seen:
        path = save(found, search, setting.today, to, seen, force=force)
    say(f"已写入 {path}｜{size_words(path)}")
