"""What a person reports of a task or target, as typed, checked and turned into an entry."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gytrack.dates import lacks_year, long_day, parse_day
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.records.proof import Proof
from gytrack.records.terms import State
from gytrack.status.schedule import start_of
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.choosing import Department, choose_department
from gytrack.usecases.asking.items import Item
from gytrack.usecases.asking.typed import without_chinese_quotes
from gytrack.usecases.entries.evidence import examine
from gytrack.usecases.entries.figures import Figure, read_figures
from gytrack.usecases.entries.percents import parse_percent
from gytrack.usecases.entries.states import parse_state
from gytrack.usecases.texts import checked_text


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
    corrects: str | None = None


class Replaced(NamedTuple):
    """An entry that another corrects, and the number of the command that logged it."""

    id: int
    number: int


class Entry(NamedTuple):
    """A report that can be stored; ``notes`` is what a person should know of how it was read.

    ``corrects`` is the entry whose place it takes, null for most.
    """

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
    evidence: tuple[Proof, ...]
    notes: tuple[str, ...] = ()
    corrects: Replaced | None = None

    def is_empty(self) -> bool:
        """Say whether the report says nothing at all."""
        said = (self.text, self.problem, self.next_step, self.state, self.figures, self.evidence)
        return self.percent is None and not any(said)

    def is_beside(self) -> bool:
        """Say whether all it says is figures of what is counted beside the plan: then it is no report on the task."""
        said = (self.text, self.problem, self.next_step, self.state)
        alone = bool(self.figures) and all(figure.target.own for figure in self.figures)
        on_own = self.item.target is not None and self.item.target.own
        return on_own or (alone and self.percent is None and not any(said))


def read_entry(ledger: Reader, plan: PlanTerms, item: Item, given: Given, actor: Actor) -> Entry:
    """Check everything that was typed and return it as an entry. Raises InputError as ``log``."""
    typed = {
        "进展": given.text,
        "存在问题": given.problem,
        "下步计划": given.next_step,
        "来源": given.source,
    }
    texts = {what: checked_text(without_chinese_quotes(text), what) for what, text in typed.items()}
    day = past_day(given.day, actor.today)
    return Entry(
        item,
        day,
        texts["进展"],
        texts["存在问题"],
        texts["下步计划"],
        None if given.state is None else parse_state(given.state),
        None if given.percent is None else parse_percent(given.percent),
        None if given.dept is None else choose_department(ledger, plan, given.dept),
        texts["来源"],
        read_figures(ledger, item, given.values, given.increments),
        tuple(examine(path, actor.host) for path in given.evidence),
        (
            *(
                f"{what}首尾的引号没有记入；命令行里请用英文引号把文字括起来"
                for what, text in texts.items()
                if text != typed[what].strip()
            ),
            *of_the_day(plan, given.day, day, actor.today),
        ),
    )


def of_the_day(plan: PlanTerms, typed: str | None, day: date, today: date) -> Iterator[str]:
    """Say what may be wrong with a day that was typed: a year that was filled in, a day before the plan began."""
    if typed is None:
        return
    if day.year != today.year and lacks_year(typed):
        yield f"日期没有写年份，按{long_day(day)}登记"
    start = start_of(plan)
    if start is not None and day < start:
        yield f"{long_day(day)}早于方案的起始日（{long_day(start)}），请核对"


def past_day(typed: str | None, today: date) -> date:
    """Return the day of a report, today where none was typed.

    Raises:
        InputError: it is no day, or one in the future.
    """
    day = today if typed is None else parse_day(typed, today)
    if day > today:
        raise InputError(f"日期 {long_day(day)} 晚于今天（{long_day(today)}）", "请填写已经发生的进展的日期")
    return day
