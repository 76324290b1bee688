"""What a person reports of a task or target, as typed, checked and turned into an entry."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gytrack.dates import long_day, parse_day, shorten
from gytrack.errors import InputError
from gytrack.ledger import tasks as task_queries
from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.records.terms import MeasureKind, State
from gytrack.usecases.asking.choosing import Department, Item, choose_department, plain
from gytrack.usecases.entries.evidence import Evidence, examine
from gytrack.usecases.entries.values import (
    Understood,
    parse_increment,
    parse_percent,
    parse_total,
    split_assignment,
)
from gytrack.usecases.texts import checked_text
from gytrack.wording import STATES, state_of


class Given(NamedTuple):
    """What a person typed, as typed; null and empty where nothing was."""

    code: str
    text: str = ""
    state: str | None = None
    percent: str | None = None
    values: Sequence[str] = ()
    increments: Sequence[str] = ()
    problem: str = ""
    next_step: str = ""
    day: str | None = None
    dept: str | None = None
    source: str = ""
    evidence: Sequence[Path] = ()


class Figure(NamedTuple):
    """One figure or statement on a target; the value is null for a statement without one."""

    target: TargetRow
    kind: MeasureKind
    understood: Understood | None


class Entry(NamedTuple):
    """A report that can be stored."""

    item: Item
    day: date
    text: str
    problem: str
    next_step: str
    state: State | None
    percent: int | None
    department: Department | None
    source: str
    figures: tuple[Figure, ...]
    evidence: tuple[Evidence, ...]

    def is_empty(self) -> bool:
        """Say whether the report says nothing at all."""
        said = (self.text, self.problem, self.next_step, self.state, self.figures, self.evidence)
        return self.percent is None and not any(said)


def read_entry(ledger: Reader, plan: PlanTerms, item: Item, given: Given, today: date) -> Entry:
    """Check everything that was typed and return it as an entry. Raises InputError as ``log``."""
    return Entry(
        item,
        past_day(given.day, today),
        checked_text(given.text, "进展"),
        checked_text(given.problem, "存在问题"),
        checked_text(given.next_step, "下步计划"),
        None if given.state is None else parse_state(given.state),
        None if given.percent is None else parse_percent(given.percent),
        None if given.dept is None else choose_department(ledger, plan, given.dept),
        checked_text(given.source, "来源"),
        _each_once(_figures(ledger, item, given)),
        tuple(examine(path) for path in given.evidence),
    )


def past_day(typed: str | None, today: date) -> date:
    """Return the day of a report, today where none was typed.

    Raises:
        InputError: it is no day, or one in the future.
    """
    day = today if typed is None else parse_day(typed, today)
    if day > today:
        raise InputError(f"日期 {long_day(day)} 晚于今天（{long_day(today)}）", "请填写已经发生的进展的日期")
    return day


def parse_state(typed: str) -> State:
    """Read a state, as its English key or its Chinese word.

    Raises:
        InputError: it is none.
    """
    state = state_of(plain(typed).lower())
    if state is None:
        known = "、".join(f"{key}（{chinese}）" for key, chinese in STATES.items())
        raise InputError(f"没有“{shorten(typed)}”这种进展状态", f"可用：{known}")
    return state


def _each_once(figures: Iterator[Figure]) -> tuple[Figure, ...]:
    found = tuple(figures)
    codes = [figure.target.code for figure in found]
    for code in codes:
        if codes.count(code) > 1:
            raise InputError(f"指标 {code} 写了不止一个数", "一条进展里每个指标只写一个 --value 或 --add")
    return found


def _figures(ledger: Reader, item: Item, given: Given) -> Iterator[Figure]:
    for typed in given.values:
        name, value = split_assignment(typed)
        target = _target(ledger, item, name)
        yield Figure(target, "total", parse_total(value, target))
    for typed in given.increments:
        name, value = split_assignment(typed)
        target = _target(ledger, item, name)
        yield Figure(target, "add", parse_increment(value, target))


def _target(ledger: Reader, item: Item, name: str | None) -> TargetRow:
    """Find the target that a figure is for: the one named, the item itself, or the task's only one."""
    if item.target is not None and name in (None, item.code, _short(item.target)):
        return item.target
    own = [] if item.task is None else task_queries.targets_of(ledger, item.task.id)
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
