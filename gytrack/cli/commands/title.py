"""``gytrack title``: a short title of one's own."""

from typing import Annotated

import typer

from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame.named import TASK
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import say


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    title: Annotated[
        str, typer.Argument(metavar="标题", help="短标题；写 '' 则恢复自动标题", show_default=False)
    ],
) -> None:
    """给任务起一个短标题。"""
    from gytrack.usecases.asking.items import choose_item
    from gytrack.usecases.editing import set_title

    with writing_plan() as desk:
        item = choose_item(desk.ledger, desk.plan, code)
        tell_moved(item)
        code = item.code
        number = set_title(desk.ledger, desk.actor, desk.plan, code, title)
        back = way_back(desk.ledger, number)
    say(f"已改标题 #{number}｜{code}｜{title.strip() or '恢复自动标题'}｜{back}")
