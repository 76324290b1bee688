"""What a 政策解读 gives a plan, and where the two differ, in lines to read."""

from collections.abc import Iterator, Sequence

from gytrack.dates import long_day, shorten
from gytrack.records.ledger import PlanTerms
from gytrack.status.schedule import start_of
from gytrack.usecases.editions.differences import Kind
from gytrack.usecases.editions.mentioned import Point
from gytrack.usecases.editions.supplement import DATES, Supplement

_MANY, _LONG = 20, 30
_KINDS: dict[Kind, str] = {"section": "项目", "task": "任务", "target": "指标", "head": "方案"}


def supplement_lines(found: Supplement) -> Iterator[str]:
    """Yield what the paper fills in, what that changes, and what only one of the two names."""
    yield f"《{found.before.title}》的解读，台账中的方案代号 {found.before.code}"
    for key, day in found.filled.items():
        yield f"补充：{DATES[key]}{long_day(day)}（方案没有写明）"
    for key, own, other in found.differing:
        yield f"不一致，未改动：{DATES[key]}，台账为{long_day(own)}，解读为{long_day(other)}"
    yield from _schedule_lines(found)
    yield from _points("解读提到而方案没有的", found.mentions.lacking)
    yield from _points("方案有而解读没有提到的", found.mentions.unnamed)


def _schedule_lines(found: Supplement) -> Iterator[str]:
    before, after = start_of(found.before), start_of(found.after)
    if after is not None and before != after:
        yield f"序时进度自{long_day(after)}起算（{_start_words(found.before)}）"
        by_hand = found.after.start_set
        if by_hand is not None and by_hand != after:
            yield f"人工设定的起算日{long_day(by_hand)}（依据：{found.after.start_basis}）不再起作用：文件载明的日期优先"
    if found.expected:
        yield f"{found.expected}项任务的序时进度随之改变"
    for lit in found.lights:
        yield f"{lit.tasks}项任务由{lit.before}变为{lit.after}"
    if found.expected and not found.lights:
        yield "亮灯没有变化"


def _start_words(plan: PlanTerms) -> str:
    start = start_of(plan)
    if start is None:
        return "原来没有起算日"
    by_hand = "人工设定的" if start_of(plan._replace(start_set=None)) is None else ""
    return f"原来自{by_hand}{long_day(start)}起算"


def _points(what: str, points: Sequence[Point]) -> Iterator[str]:
    if not points:
        return
    yield f"{what}{len(points)}处："
    for kind, side in points[:_MANY]:
        yield f"  {_KINDS[kind]} {side.code} {shorten(side.text, _LONG)}"
    if len(points) > _MANY:
        yield f"  ……另有{len(points) - _MANY}处"
