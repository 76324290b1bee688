"""Which figures moved between two sides: of each task, of each target, and the counts."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from gytrack import term_words, wording
from gytrack.usecases.bulletins.sides import Figures, Side
from gytrack.usecases.reporting.grouping import MONEY as MONEY_COLUMNS

What = Literal["summary", "task", "target"]

_DROPPED = term_words.CLOSURES["dropped"]


class Figure(NamedTuple):
    """A figure that is compared: its words, its value in the status JSON, and how a person reads it.

    A ``quiet`` one follows from the calendar or repeats another: it is told in full, but not on the screen.
    """

    words: str
    of: Callable[[Figures], Any]
    read: Callable[[Any, Figures], str]
    quiet: bool = False


class Move(NamedTuple):
    """One figure that moved; ``id`` is null for a count. Null as a value is 未报, or that there was no such part."""

    what: What
    id: int | None
    code: str
    title: str
    key: str
    figure: Figure
    old: Any
    new: Any
    before: Figures | None
    after: Figures | None

    @property
    def where(self) -> tuple[What, int | None, str]:
        """Which figure of which item it is."""
        return self.what, self.id, self.key

    def words(self) -> tuple[str, str]:
        """Return both values as a person reads them."""
        return _read(self.figure, self.old, self.before), _read(self.figure, self.new, self.after)


def moves(one: Side, other: Side) -> Iterator[Move]:
    """Yield the figures that differ: the counts first, then tasks and targets in the order of the paper."""
    yield from _of_summary(one.summary, other.summary)
    yield from _of_items("task", one.tasks, other.tasks, TASK)
    yield from _of_items("target", one.targets, other.targets, TARGET)


def _of_summary(before: Figures, after: Figures) -> Iterator[Move]:
    old, new = _flat(before), _flat(after)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Move("summary", None, "", "", key, _counted(key), old.get(key), new.get(key), before, after)


def _counted(key: str) -> Figure:
    return MONEY.get(key) or Figure(SUMMARY.get(key, key), _field(key), _plain)


def _of_items(
    what: What, old: Mapping[int, Figures], new: Mapping[int, Figures], figures: Mapping[str, Figure]
) -> Iterator[Move]:
    for number in dict.fromkeys((*new, *old)):
        before, after = old.get(number), new.get(number)
        shown: Figures = after or before or {}
        code, title = (shown["code"], shown["title"]) if what == "task" else (shown["id"], shown["name"])
        for key, figure in figures.items():
            was, now = _value(figure, before), _value(figure, after)
            if was != now and (key in _OF_ONE_SIDE or None not in (before, after)):
                yield Move(what, number, code, title, key, figure, was, now, before, after)


def _value(figure: Figure, item: Figures | None) -> Any:
    return None if item is None else figure.of(item)


def _read(figure: Figure, value: Any, item: Figures | None) -> str:
    return wording.NONE if item is None else figure.read(value, item)


def _flat(counts: Figures) -> dict[str, Any]:
    plain = {key: count for key, count in counts.items() if key not in ("lights", "funds")}
    lights = {f"lights.{light}": count for light, count in counts["lights"].items()}
    return {**plain, **lights, **{key: figure.of(counts) for key, figure in MONEY.items()}}


def _plain(value: Any, _: Figures) -> str:
    return wording.NONE if value is None else str(value)


def _percent(absent: str) -> Callable[[Any, Figures], str]:
    return lambda value, _: absent if value is None else f"{value}%"


def _light(_: Any, item: Figures) -> str:
    return wording.light(item["light"], item["rule"])


def _manual(item: Figures) -> Any:
    return (item.get("manual") or {}).get("light")


def _manual_words(value: Any, _: Figures) -> str:
    return wording.NONE if value is None else term_words.LIGHTS[value]


def _state(value: Any, _: Figures) -> str:
    return term_words.STATES.get(value, wording.NONE)


def _names(value: Any, _: Figures) -> str:
    return "、".join(value) or wording.NONE


def _amount(_: Any, item: Figures) -> str:
    actual = item["actual"]
    return _unreported(item) if actual is None else f"{actual}{item['unit']}"


def _unreported(target: Figures) -> str:
    return wording.unreported(not_due=bool(target.get("not_due")))


def _met(value: Any, item: Figures) -> str:
    if item.get("dropped"):
        return _DROPPED
    if value is None:
        return "目前符合" if "目前符合" in item["notes"] else _unreported(item)
    return "达标" if value else "未达标"


def _attainment(value: Any, item: Figures) -> str:
    return _DROPPED if item.get("dropped") else _percent("未报")(value, item)


def _dropped(value: Any, item: Figures) -> str:
    return _DROPPED if value else _goal_words(value, item)


def _goal(item: Figures) -> list[Any]:
    return [item[key] for key in ("op", "value", "upper", "unit", "per")]


def _goal_words(_: Any, item: Figures) -> str:
    from decimal import Decimal

    value, upper = (None if item[key] is None else Decimal(str(item[key])) for key in ("value", "upper"))
    return wording.goal(item["op"], value or Decimal(), upper, item["unit"], item["per"])


def _ahead(value: Any, _: Figures) -> str:
    return wording.NONE if value is None else wording.gap(value)


def _closure(value: Any, _: Figures) -> str:
    return term_words.CLOSURES[value]


def _field(key: str) -> Callable[[Figures], Any]:
    return lambda item: item.get(key)


def _money(key: str) -> Callable[[Figures], Any]:
    return lambda item: (item.get("funds") or {}).get(key)


def _listed(_: Figures) -> bool:
    return True


def _last_day(item: Figures) -> Any:
    return item["last"] and item["last"]["date"]


MONEY = {
    f"funds.{column.key}": Figure(
        column.heading, _money(column.key), _percent(wording.NONE) if column.kind == "percent" else _plain
    )
    for column in MONEY_COLUMNS
}
"""What is compared of money, of a task and of all alike."""
_OF_ONE_SIDE = frozenset(("listed", *MONEY))
"""What is told of an item that only one side has."""

TASK = {
    "listed": Figure("列入", _listed, lambda value, _: "列入" if value else wording.NONE),
    "light": Figure("亮灯", _field("light"), _light),
    "percent": Figure("实际进度", _field("percent"), _percent("未报")),
    "progress": Figure("进展状态", _field("progress"), _state),
    "closure": Figure("销号", _field("closure"), _closure),
    "due": Figure("完成时限", _field("due"), _plain),
    "lead": Figure("牵头单位", _field("lead"), _names),
    "support": Figure("配合单位", _field("support"), _names),
    "expected": Figure("序时进度", _field("expected"), _percent(wording.NONE), quiet=True),
    "gap": Figure("偏差", _field("gap"), _ahead, quiet=True),
    "rule": Figure("亮灯的规则", _field("rule"), _plain, quiet=True),
    "manual": Figure("人工定灯", _manual, _manual_words, quiet=True),
    "missed": Figure("欠报", _field("missed"), _plain, quiet=True),
    "last": Figure("最近报送", _last_day, _plain, quiet=True),
    **MONEY,
}
"""What is compared of a task."""

TARGET = {
    "listed": TASK["listed"],
    "actual": Figure("目前完成", _field("actual"), _amount),
    "met": Figure("是否达标", _field("met"), _met),
    "not_due": Figure("是否到期", _field("not_due"), _amount, quiet=True),
    "goal": Figure("目标", _goal, _goal_words),
    "dropped": Figure("目标", lambda item: bool(item.get("dropped")), _dropped),
    "due": TASK["due"],
    "attainment": Figure("完成率", _field("attainment"), _attainment, quiet=True),
}
"""What is compared of a target."""

SUMMARY = {
    "tasks": "任务",
    "lead": "牵头",
    "support": "配合",
    "lit": "亮灯的任务",
    "reported": "已报送",
    "applied": term_words.CLOSURES["applied"],
    "closed": term_words.CLOSURES["closed"],
    "dropped": term_words.CLOSURES["dropped"],
    "na": term_words.CLOSURES["na"],
    "ongoing": "常态",
    "other": "配套及保障措施",
    "by_hand": "人工定灯",
    "overdue": "逾期",
    "overdue_unreported": "逾期未报",
    "targets": "量化指标",
    "targets_met": "达标指标",
    "targets_not_due": "未到期指标",
    "lights.red": "红灯",
    "lights.yellow": "黄灯",
    "lights.green": "绿灯",
    "lights.grey": "未报",
}
"""The words for the counts of a summary; those for its money stand in ``MONEY``."""
