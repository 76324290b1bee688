"""The figures of a report: each read, and matched with the target that it is for."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import targets as target_queries
from gytrack.records.ledger import TargetRow
from gytrack.records.terms import MeasureKind
from gytrack.usecases.asking.items import Item
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.entries.assignments import split_assignments
from gytrack.usecases.entries.values import Understood, parse_increment, parse_total


class Figure(NamedTuple):
    """One figure or statement on a target; the value is null for a statement without one."""

    target: TargetRow
    kind: MeasureKind
    understood: Understood | None


def read_figures(
    ledger: Reader, item: Item, totals: Sequence[str], increments: Sequence[str]
) -> tuple[Figure, ...]:
    """Return the running totals and increments that were typed for an item.

    Raises:
        InputError: one is no figure, it is not clear which target it is for, or a target has several.
    """
    found = (
        *_figures(ledger, item, totals, "total", parse_total),
        *_figures(ledger, item, increments, "add", parse_increment),
    )
    codes = [figure.target.code for figure in found]
    for code in codes:
        if codes.count(code) > 1:
            raise InputError(f"指标 {code} 写了不止一个数", "一条进展里每个指标只写一个 --value 或 --add")
    return found


def _figures(
    ledger: Reader,
    item: Item,
    given: Sequence[str],
    kind: MeasureKind,
    parse: Callable[[str, TargetRow], Understood],
) -> Iterator[Figure]:
    for typed in given:
        for name, value in split_assignments(typed):
            target = _target(ledger, item, name)
            yield Figure(target, kind, parse(value, target))


def _target(ledger: Reader, item: Item, name: str | None) -> TargetRow:
    """Find the target that a figure is for: the one named, the item itself, or the task's only one."""
    if item.target is not None and name in (None, item.code, _short(item.target)):
        return item.target
    own = [] if item.task is None else target_queries.targets_of(ledger, item.task.id)
    listed = f"{item.task.code if item.task else item.code} 的指标：{'、'.join(f'{target.code} {target.name}' for target in own) or '无'}"
    if not own and item.target is None:
        raise InputError(f"{item.code} 没有量化指标", "数量请写在进展里，实际进度请用 --percent")
    if name is None:
        if len(own) == 1:
            return own[0]
        raise InputError(
            f"{item.code} 有{len(own)}个指标，不知道数值属于哪一个", f"请写成 --value 编号=数值；{listed}"
        )
    for target in own:
        if name in (target.code, _short(target), plain(target.name).lower()):
            return target
    raise InputError(f"指标“{shorten(name)}”不属于 {item.code}", listed)


def _short(target: TargetRow) -> str:
    return target.code.removeprefix(target.owner)
