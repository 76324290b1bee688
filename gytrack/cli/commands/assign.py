"""``gytrack assign``: who really does a task, beside the formal lead."""

from typing import TYPE_CHECKING, Annotated

import typer

from gytrack import people_words
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import DEPARTMENT, OFFICE, TASK
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.output import say, talk
from gytrack.dates import long_day

if TYPE_CHECKING:
    from gytrack.records.people import Aspect

_CLEARED: dict[str, tuple[str, ...]] = {what: (word,) for what, word in people_words.ASPECTS.items()}


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    undertake: Annotated[
        str | None,
        typer.Option(
            "--undertake", metavar="单位", click_type=DEPARTMENT, help="实际承办的单位，牵头单位不变"
        ),
    ] = None,
    office: Annotated[
        str | None, typer.Option("--office", metavar="科室", click_type=OFFICE, help="责任科室")
    ] = None,
    leader: Annotated[str | None, typer.Option("--leader", metavar="姓名", help="责任领导")] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar="姓名", help="联络员")] = None,
    phone: Annotated[str | None, typer.Option("--phone", metavar="电话", help="联系电话")] = None,
    clear: Annotated[
        list[str] | None,
        typer.Option(
            "--clear",
            metavar="|".join(_CLEARED),
            parser=one_of(_CLEARED),
            help="取消一项",
        ),
    ] = None,
    date: Annotated[str | None, options.dated("从哪天起")] = None,
) -> None:
    """登记谁实际承办一项任务：承办单位、责任科室、责任领导、联络员及电话。

    方案写明的牵头单位不变；亮灯和进度仍以牵头单位报送和统筹登记的为准。
    """
    from gytrack.usecases.people.assigning import assign

    typed: dict[Aspect, str | None] = {
        "undertake": undertake,
        "office": office,
        "leader": leader,
        "contact": contact,
        "phone": phone,
    }
    given = {what: words for what, words in typed.items() if words is not None}
    cleared = [what for what in people_words.ASPECTS if what in (clear or ())]
    if not given and not cleared:
        raise UsageError("请写明要登记的内容，如 --office 中医科，或用 --clear 取消")
    if both := [what for what in cleared if what in given]:
        raise UsageError(f"--{both[0]} 和 --clear {both[0]} 不能一起用")
    with writing_plan() as desk:
        done = assign(desk.ledger, desk.actor, desk.plan, code, given, cleared, date)
        back = way_back(desk.ledger, done.number)
    parts = (
        f"{people_words.ASPECTS[what]}：{words}" if words else f"取消{people_words.ASPECTS[what]}"
        for what, words in done.changed.items()
    )
    say("｜".join((f"已分工 #{done.number}", done.task.code, *parts, long_day(done.day), back)))
    for note in (done.said, *done.notes):
        if note:
            talk(f"注意：{note}")
