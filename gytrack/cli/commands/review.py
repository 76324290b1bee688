"""``gytrack review``: what of all that was reported should be looked at again."""

from typing import Annotated

import typer

from gytrack.cli.desk import narrowed
from gytrack.cli.frame import options
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import choose_format, emit, talk
from gytrack.dates import parse_day
from gytrack.status.flags import Limits
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.entries.reviewing import Span, doubt_table, doubts, screen_table


def command(
    dept: options.Dept = None,
    section: options.Section = None,
    since: Annotated[str | None, typer.Option("--since", metavar="日期", help="只看这一天起的进展")] = None,
    as_of: options.AsOf = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """列出要核对的进展：累计数下降、跳增、远超目标、单位疑误、照抄上次、日期在后。

    只是提醒，不影响实际进度和亮灯；核对有误的，用 gytrack log --corrects 更正，更正后不再列出。
    """
    setting = current()
    form = choose_format(form)
    first, last = (None if typed is None else parse_day(typed, setting.today) for typed in (since, as_of))
    span = Span(first, last, setting.today)
    with opened_for_reading(setting) as ledger:
        found = [
            doubt
            for chosen in choose(ledger, setting.plan, narrowed(dept, section=section))
            for doubt in doubts(ledger, chosen, span, Limits())
        ]
    if not found and form == "table":
        talk("没有要核对的进展")
        return
    table = screen_table(found) if form == "table" else doubt_table(found)
    emit(table, form, ascii_only=ascii_only)
