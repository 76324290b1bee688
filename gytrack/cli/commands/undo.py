"""``gytrack undo``: one command taken back whole."""

from typing import Annotated

import typer

from gytrack.cli.desk import actor
from gytrack.cli.frame.named import COMMAND
from gytrack.cli.frame.setting import Setting, current
from gytrack.cli.opening import opened_for_writing
from gytrack.cli.screens.output import say
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.history import Line
from gytrack.ledger.queries.plans import all_plans
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.undoing.commands import command_numbered, latest_undoable
from gytrack.usecases.undoing.undo import undo


def command(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="编号", click_type=COMMAND, help="命令的编号；不写则为自己最近的一条", show_default=False
        ),
    ] = None,
) -> None:
    """撤销一条命令；撤销一次撤销，就是恢复。"""
    setting = current()
    with opened_for_writing(setting) as ledger:
        line = _latest(ledger, setting) if number is None else command_numbered(ledger, number)
        done = undo(ledger, actor(setting, ledger), line)
    if line.undoes is None:
        say(f"已撤销 #{line.number}（{line.words}）｜恢复：gytrack undo {done}")
    else:
        say(f"已恢复 #{line.undoes}（#{line.number} 的撤销作废）｜再撤销：gytrack undo {done}")


def _latest(ledger: Reader, setting: Setting) -> Line:
    """Take the plan's commands; where no plan is left, those of all."""
    plan_id = choose_plan(ledger, setting.plan).id if setting.plan or all_plans(ledger) else None
    return latest_undoable(ledger, plan_id, setting.name_for(ledger.user))
