"""``gytrack override``: a light that a person sets, with the reason, up to a day."""

from typing import Annotated, Literal

import typer

from gytrack import wording
from gytrack.cli.desk import way_back, writing_plan
from gytrack.cli.frame import options
from gytrack.cli.frame.choices import one_of
from gytrack.cli.frame.named import TASK
from gytrack.cli.frame.vendored import UsageError
from gytrack.cli.screens.moved import tell_moved
from gytrack.cli.screens.output import say
from gytrack.dates import long_day, parse_day

_LIGHTS = {light: words for light, words in options.LIGHTS.items() if light != "grey"}
LightGiven = Annotated[
    Literal["red", "yellow", "green"] | None,
    typer.Option(
        "--light",
        metavar="|".join(_LIGHTS),
        parser=one_of(_LIGHTS),
        help="定为什么灯",
    ),
]


def command(
    code: Annotated[
        str, typer.Argument(metavar="编号", click_type=TASK, help="任务的编号，如 2.1.3", show_default=False)
    ],
    light: LightGiven = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="文字", help="理由，定灯时必须写明")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="日期", help="到哪一天为止，此后按规则亮灯")
    ] = None,
    day: Annotated[str | None, options.dated("自哪一天起")] = None,
    lift: Annotated[bool, typer.Option("--lift", help="取消人工定灯，回到按规则亮灯")] = False,
) -> None:
    """人工定灯：不按规则，由人定一项任务亮什么灯，写明理由和到期日；按规则的灯一并列出。"""
    if lift and (light is not None or until is not None):
        raise UsageError("--lift 不能与 --light、--until 一起用")
    if not lift and (light is None or until is None):
        raise UsageError("请写明 --light、--reason 和 --until；取消人工定灯用 --lift")
    from gytrack.usecases.asking.coming import coming_day
    from gytrack.usecases.asking.items import choose_item
    from gytrack.usecases.ruling.setting_lights import lift_light, set_light

    with writing_plan() as desk:
        today = desk.setting.today
        since = today if day is None else parse_day(day, today)
        item = choose_item(desk.ledger, desk.plan, code)
        tell_moved(item)
        if light is not None and until is not None:
            ends = coming_day(until, today)
            done = set_light(desk.ledger, desk.actor, desk.plan, item, light, reason or "", since, ends)
        else:
            done = lift_light(desk.ledger, desk.actor, desk.plan, item, reason or "", since)
        back = way_back(desk.ledger, done.number)
    labels, computed = done.line.rules.labels, done.line.status.computed
    by_rule = f"按规则为{wording.light(*computed, labels)}"
    begins = f"自{long_day(since)}起"
    if light is not None:
        shown = wording.light_word(light, labels)
        parts = [f"已定灯 #{done.number}", item.code, shown, by_rule, begins, f"至{long_day(ends)}"]
    else:
        parts = [f"已取消人工定灯 #{done.number}", item.code, by_rule, begins]
    say("｜".join([*parts, back]))
