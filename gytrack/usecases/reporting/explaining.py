"""Everything behind one task's status: its account for ``why``, its entries and its quote for ``show``."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import former
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import rectifications as rectification_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.former import Coded
from gytrack.ledger.queries.progress import EntryRow, FigureRow
from gytrack.records.ledger import PlanTerms
from gytrack.records.place import Place
from gytrack.status.reasons import Account
from gytrack.status.rectifying import RectificationStatus, rectification_status
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus
from gytrack.usecases.asking.choosing import Item
from gytrack.usecases.reporting.report import TaskLine, one_target, target_statuses, task_lines

if TYPE_CHECKING:
    from gytrack.records.evaluation import Evaluated, EvaluationRow


class Quote(NamedTuple):
    """A stretch of the source text and where it stands."""

    place: Place
    text: str


class ShownEntry(NamedTuple):
    """An entry with its figures."""

    entry: EntryRow
    figures: tuple[FigureRow, ...]


class Detail(NamedTuple):
    """What ``show`` shows of a code: one task, or one target that no task owns, or a whole section.

    ``former`` are the codes that it had in earlier editions, with their numbers; ``evaluations`` what each says of it.
    """

    item: Item
    lines: list[TaskLine]
    targets: list[TargetStatus]
    quote: Quote
    entries: list[ShownEntry]
    former: list[tuple[int, str]]
    evaluations: "list[tuple[EvaluationRow, Evaluated]]"
    rectifications: list[RectificationStatus]


def accounts(ledger: Reader, plan: PlanTerms, item: Item, day: date, rules: Rules) -> list[Account]:
    """Return the account of a task, or of every task of a section.

    Raises:
        InputError: the code is that of a target which no task owns.
    """
    lines = lines_of(ledger, plan, item, day, rules)
    if not lines:
        raise InputError(f"{item.code} 下没有任务，不亮灯", f"运行 gytrack show {item.code} 查看其内容")
    return [
        Account(line.task, line.status, line.targets, line.lead, line.reports, line.words, plan, day, rules)
        for line in lines
    ]


def lines_of(ledger: Reader, plan: PlanTerms, item: Item, day: date, rules: Rules) -> list[TaskLine]:
    """Return the status of the task that a code names, or of the tasks of its section."""
    if item.task is None and item.section is None:
        return []
    chosen = _filter(plan, item)
    return task_lines(ledger, plan, chosen, target_statuses(ledger, chosen, day, rules), day, rules)


def detail(ledger: Reader, plan: PlanTerms, item: Item, day: date, rules: Rules) -> Detail:
    """Return everything that is known of a code."""
    return Detail(
        item,
        lines_of(ledger, plan, item, day, rules),
        _targets(ledger, plan, item, day, rules),
        _quote(ledger, item),
        _entries(ledger, item, day),
        former.codes_of(ledger, *_row(item)),
        _evaluations(ledger, item, day),
        _rectifications(ledger, item, day),
    )


def _evaluations(ledger: Reader, item: Item, day: date) -> "list[tuple[EvaluationRow, Evaluated]]":
    """Return what evaluations up to a day say of a task or target."""
    from gytrack.ledger.queries import evaluations as evaluation_queries  # why does without

    if item.section is not None:
        return []
    table, row_id = _row(item)
    found = evaluation_queries.of_item(ledger, f"{table}_id", row_id)
    return [pair for pair in found if pair[0].day <= day]


def _rectifications(ledger: Reader, item: Item, day: date) -> list[RectificationStatus]:
    """Return the rectifications of a task or target that were asked for up to a day."""
    if item.section is not None:
        return []
    table, row_id = _row(item)
    found = rectification_queries.of_item(ledger, f"{table}_id", row_id)
    return [rectification_status(row, day) for row in found if row.day <= day]


def _filter(plan: PlanTerms, item: Item) -> Filter:
    if item.task is not None:
        return Filter(plan.id, code=item.task.code)
    return Filter(plan.id, section=item.code)


def _targets(ledger: Reader, plan: PlanTerms, item: Item, day: date, rules: Rules) -> list[TargetStatus]:
    if item.target is None:
        return target_statuses(ledger, _filter(plan, item), day, rules)
    return [one_target(ledger, item.target, day, rules)]


def _quote(ledger: Reader, item: Item) -> Quote:
    table, row_id = _row(item)
    place = task_queries.place(ledger, table, row_id)
    return Quote(place, task_queries.quoted(ledger, table, row_id, place))


def _row(item: Item) -> tuple[Coded, int]:
    if item.target is not None:
        return "target", item.target.id
    if item.task is not None:
        return "task", item.task.id
    assert item.section is not None  # noqa: S101 - a code names one of the three
    return "section", item.section.id


def _entries(ledger: Reader, item: Item, day: date) -> list[ShownEntry]:
    if item.section is not None:
        return []
    table, row_id = _row(item)
    entries = progress_queries.entries(ledger, f"{table}_id", row_id, day)
    figures = progress_queries.figures(ledger, tuple(entry.id for entry in entries))
    return [ShownEntry(entry, tuple(figures.get(entry.id, ()))) for entry in entries]
