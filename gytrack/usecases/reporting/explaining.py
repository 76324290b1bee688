"""Everything behind one task's status: its account for ``why``, its entries and its quote for ``show``."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import corrections, former, proofs
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import rectifications as rectification_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.former import Coded
from gytrack.ledger.queries.funds import funds
from gytrack.ledger.queries.progress import EntryRow, FigureRow
from gytrack.records.funds import FundRow
from gytrack.records.ledger import Closing, PlanTerms
from gytrack.records.place import Place
from gytrack.records.proof import Proof
from gytrack.status.reasons import Account
from gytrack.status.rectifying import RectificationStatus, rectification_status
from gytrack.status.rules import Rules
from gytrack.status.schedule import start_of
from gytrack.status.targets import TargetStatus
from gytrack.status.years import Year, years_of
from gytrack.usecases.asking.items import Item
from gytrack.usecases.reporting.awaiting import awaited
from gytrack.usecases.reporting.report import TaskLine, one_target, target_statuses, task_lines

if TYPE_CHECKING:
    from gytrack.records.evaluation import Evaluated, EvaluationRow


class Quote(NamedTuple):
    """A stretch of the source text and where it stands."""

    place: Place
    text: str


class ShownEntry(NamedTuple):
    """An entry with its figures and its files."""

    entry: EntryRow
    figures: tuple[FigureRow, ...]
    evidence: tuple[Proof, ...]


class ShownStep(NamedTuple):
    """A step of a task's closing with its files."""

    step: Closing
    evidence: tuple[Proof, ...]


class Detail(NamedTuple):
    """What ``show`` shows of a code: one task, or one target that no task owns, or a whole section.

    ``former`` are the codes that it had in earlier editions, with their numbers; ``years`` are those of its yearly
    targets, by their ids; ``steps`` those of a task's closing; ``evaluations`` what each says of it; ``quote`` is empty
    where no paper has it.
    """

    item: Item
    lines: list[TaskLine]
    targets: list[TargetStatus]
    quote: Quote
    entries: list[ShownEntry]
    former: list[tuple[int, str]]
    years: dict[int, tuple[Year, ...]]
    steps: list[ShownStep]
    funds: list[FundRow]
    evaluations: "list[tuple[EvaluationRow, Evaluated]]"
    rectifications: list[RectificationStatus]


def accounts(
    ledger: Reader,
    plan: PlanTerms,
    item: Item,
    day: date,
    rules: Rules,
    *,
    trial: bool = False,
) -> list[Account]:
    """Return the account of a task, or of every task of a section; ``trial`` says that the rules are only tried.

    Raises:
        InputError: the code is that of a target which no task owns.
    """
    lines = lines_of(ledger, plan, item, day, rules)
    if not lines:
        raise InputError(f"{item.code} 下没有任务，不亮灯", f"运行 gytrack show {item.code} 查看其内容")
    corrects = corrections.corrected_by_commands(
        ledger, {number for line in lines for number in _numbers(line)}
    )
    years = _years(ledger, plan, (status for line in lines for status in line.targets), day, rules)
    return [
        Account(
            line.task,
            line.status,
            line.planned(),
            line.lead,
            line.reports,
            line.words,
            plan,
            day,
            rules,
            corrects,
            years,
            line.steps,
            line.hands.disputes,
            trial,
        )
        for line in lines
    ]


def _numbers(line: TaskLine) -> Iterator[int]:
    """Yield the commands that logged what a task's status rests on."""
    yield from (report.number for report in line.reports if report is not None)
    yield from (one[1] for status in line.targets for one in (status.entry, status.last) if one is not None)


def lines_of(ledger: Reader, plan: PlanTerms, item: Item, day: date, rules: Rules) -> list[TaskLine]:
    """Return the status of the task that a code names, or of the tasks of its section."""
    if item.task is None and item.section is None:
        return []
    chosen = _filter(plan, item)
    return task_lines(ledger, plan, chosen, target_statuses(ledger, chosen, day, rules), day, rules)


def detail(ledger: Reader, plan: PlanTerms, item: Item, day: date, rules: Rules) -> Detail:
    """Return everything that is known of a code."""
    lines = lines_of(ledger, plan, item, day, rules)
    targets = _targets(ledger, plan, item, day, rules)
    return Detail(
        item,
        lines,
        targets,
        _quote(ledger, item),
        _entries(ledger, item, day),
        former.codes_of(ledger, *_row(item)),
        _years(ledger, plan, targets, day, rules),
        [] if item.section is not None or item.target is not None else _steps(ledger, lines),
        [] if item.task is None or item.target is not None else funds(ledger, _filter(plan, item), day),
        _evaluations(ledger, item, day),
        _rectifications(ledger, item, day),
    )


def _years(
    ledger: Reader, plan: PlanTerms, targets: Iterable[TargetStatus], day: date, rules: Rules
) -> dict[int, tuple[Year, ...]]:
    """Return how far yearly targets came year by year, by their ids."""
    yearly = [status.target for status in targets if status.target.per == "year"]
    measures = progress_queries.measures_of(ledger, [row.id for row in yearly], day)
    return {row.id: years_of(row, measures.get(row.id, ()), start_of(plan), day, rules) for row in yearly}


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
    return awaited(ledger, plan.id, [one_target(ledger, item.target, day, rules)], day)


def _quote(ledger: Reader, item: Item) -> Quote:
    table, row_id = _row(item)
    place = task_queries.place(ledger, table, row_id)
    if not place.line:
        return Quote(place, "")
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
    numbers = tuple(entry.id for entry in entries)
    figures, files = progress_queries.figures(ledger, numbers), proofs.of(ledger, "entry", numbers)
    return [ShownEntry(entry, tuple(figures.get(entry.id, ())), files.get(entry.id, ())) for entry in entries]


def _steps(ledger: Reader, lines: list[TaskLine]) -> list[ShownStep]:
    steps = [step for line in lines for step in line.steps]
    files = proofs.of(ledger, "closing", [step.id for step in steps])
    return [ShownStep(step, files.get(step.id, ())) for step in steps]
