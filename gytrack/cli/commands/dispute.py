"""``gytrack dispute``: that it is not clear whose a task is, and how that was settled."""

from typing import TYPE_CHECKING, Annotated

import typer

from gytrack import people_words
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.named import TASK
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.output import say, talk
from gytrack.cli.standard_input import filled_in
from gytrack.dates import long_day

if TYPE_CHECKING:
    from gytrack.usecases.people.disputing import Raised


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 7.1.1", show_default=False)
    ],
    text: Annotated[
        str, typer.Argument(metavar="理由", help="为何责任不明确；写 - 则从标准输入读取", show_default=False)
    ] = "",
    dept: Annotated[str | None, options.department("提出的单位；不写则记为统筹人员提出")] = None,
    settle: Annotated[
        str | None,
        typer.Option("--settle", metavar="结果", help="争议已明确，写明结果；加 --dept 只了结一个单位的"),
    ] = None,
    date: Annotated[str | None, options.dated("提出或明确的日期")] = None,
) -> None:
    """登记一项任务的责任不明确，此后各处标明责任待明确，直到用 --settle 登记结果。"""
    from gytrack.usecases.people import disputing

    if settle is not None and text:
        raise UsageError("--settle 后面写结果，不再另写理由")
    if settle is None and not text:
        raise UsageError("请写明为何责任不明确，或用 --settle 登记结果")
    (words,) = filled_in({"争议": text if settle is None else settle})
    act = disputing.dispute if settle is None else disputing.settle
    with writing_plan() as desk:
        done = act(desk.ledger, desk.actor, desk.plan, code, words, dept, date)
        back = way_back(desk.ledger, done.number)
    _tell("责任已明确" if settle is not None else f"已登记{people_words.UNCLEAR}", done, back)


def _tell(head: str, done: "Raised", back: str) -> None:
    parts = (f"{head} #{done.number}", done.task.code, done.dept, done.words, long_day(done.day), back)
    say("｜".join(part for part in parts if part))
    for note in (done.said, *done.notes):
        if note:
            talk(f"注意：{note}")
    if head == "责任已明确" and done.left:
        talk(f"注意：{done.task.code} 还有{done.left}项争议待明确")
