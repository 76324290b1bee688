from typing import Annotated

import typer

from gytrack.cli.frame.options import Ascii, AsOf, Dept, Format, Role, Yes
from gytrack.cli.frame.setting import current
from gytrack.cli.screens.output import emit_json


def command(
    code: Annotated[str, typer.Argument(metavar="编号", help="任务的编号")],
    text: Annotated[str | None, typer.Argument(metavar="进展", help="做了什么")] = None,
    *,
    percent: Annotated[int | None, typer.Option("--percent", help="实际进度，0 至 100")] = None,
    share: Annotated[float, typer.Option("--share", help="占比", show_default=True)] = 0.5,
    values: Annotated[
        list[str] | None, typer.Option("--value", metavar="[指标=]数", help="累计完成数")
    ] = None,
    dept: Dept = None,
    role: Role = None,
    form: Format = None,
    ascii_only: Ascii = False,
    yes: Yes = False,
    as_of: AsOf = None,
) -> None:
    """把收到的参数原样打印出来。

    用法示例：
      gytrack echo 2.1.3 "建成2家"
    """
    setting = current()
    given = {"code": code, "text": text, "percent": percent, "share": share, "values": values, "dept": dept}
    more = {"role": role, "form": form, "ascii": ascii_only, "yes": yes, "as_of": as_of}
    emit_json({**given, **more, **setting._asdict()})
