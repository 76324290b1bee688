"""``gytrack changes``: what moved since a day or a bulletin, and by which command."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

import typer

from gytrack.cli.desk import reading_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import BULLETIN
from gytrack.cli.screens.movement_screen import print_movement
from gytrack.cli.screens.output import choose_format
from gytrack.dates import parse_day

All = Annotated[bool, typer.Option("--all", help="连同由此而变或只随时间推移的数字，如序时进度、偏差")]


def command(
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="日期|期号",
            click_type=BULLETIN,
            help="从哪一天（的次日）算起，如 6-12、上周五；或从哪一期算起，如 第3期",
            show_default=False,
        ),
    ],
    as_of: options.AsOf = None,
    everything: All = False,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """列出某日或某期以来变动的数字，和每个数字背后的命令。

    从日期算起的，两边都按现在所知计算；从某一期算起的，以该期冻结的数字为准，补登、更正、撤销都看得出来。
    """
    from gytrack.usecases.bulletins.changing import changes, since_of

    with reading_plan() as desk:
        today = desk.setting.today
        asked = since_of(since, today)
        until = today if as_of is None else parse_day(as_of, today)
        found = changes(desk.ledger, desk.plan, asked, until, _end_of(asked.day or until))
    print_movement(found, choose_format(form), with_all=everything, ascii_only=ascii_only)


def _end_of(day: date) -> str:
    """Return the time at which a day is over where the person is, as the ledger writes times."""
    from gytrack.ledger.codec import encode

    try:
        return str(encode(datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)))
    except (
        OverflowError,
        OSError,
        ValueError,
    ):  # on the edges of the calendar, where no command was recorded
        return f"{day}T24"
