"""Makers of the rows that status takes, each as plain as the rules allow."""

from datetime import date
from decimal import Decimal
from typing import Any

from gytrack.records.ledger import Measure, PlanTerms, Report, Reports, Said, TargetRow, TaskRow, Words
from gytrack.records.terms import MeasureKind, Operator, State
from gytrack.status.judging import Judge
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus, target_status
from gytrack.status.tasks import TaskStatus, task_status

RULES = Rules()
START = date(2023, 12, 31)
END = date(2025, 12, 31)
DAY = date(2025, 6, 30)

_PLAN = PlanTerms(
    id=1,
    code="gongshu",
    title="拱墅区中医药振兴发展重大工程实施方案",
    draft=False,
    issued=None,
    effective=None,
    expires=None,
    starts=START,
    ends=END,
    start_set=None,
    start_basis=None,
    asked_from=None,
    is_default=True,
)
_TASK = TaskRow(
    id=1,
    section_id=1,
    section="2.1",
    code="2.1.3",
    kind="task",
    title="基层中医馆内涵建设",
    text="到2025年，建成旗舰中医馆不少于5家、中医阁不少于10家。",
    due=None,
    ongoing=False,
    closure="open",
)
_TARGET = TargetRow(
    id=1,
    code="2.1.3t1",
    owner="2.1.3",
    task_id=1,
    section_id=None,
    name="旗舰中医馆",
    op=">=",
    value=Decimal(5),
    upper=None,
    unit="家",
    due=None,
    baseline=None,
    baseline_year=None,
    per=None,
    by_department=False,
)


def plan(**fields: Any) -> PlanTerms:
    return _PLAN._replace(**fields)


def task(**fields: Any) -> TaskRow:
    return _TASK._replace(**fields)


def target(op: Operator = ">=", value: str = "5", **fields: Any) -> TargetRow:
    decimals = {name: Decimal(fields[name]) for name in ("upper", "baseline") if fields.get(name) is not None}
    return _TARGET._replace(op=op, value=Decimal(value), **(fields | decimals))


def measure(
    kind: MeasureKind,
    value: str | None = None,
    day: str = "2025-06-01",
    number: int = 1,
    dept: str | None = None,
    *,
    counts: bool = True,
) -> Measure:
    return Measure(
        number, date.fromisoformat(day), kind, None if value is None else Decimal(value), dept, counts
    )


def total(value: str, day: str = "2025-06-01", number: int = 1) -> Measure:
    return measure("total", value, day, number)


def reached(row: TargetRow, *measures: Measure, day: date = DAY) -> TargetStatus:
    return target_status(row, measures, day, RULES)


def report(
    percent: int | None = None,
    state: State | None = None,
    day: str = "2025-06-01",
    number: int = 1,
    problem: str = "",
) -> Report:
    return Report(number, date.fromisoformat(day), "已开工", problem, "", state, percent, None)


def reports(*counted: Report) -> Reports:
    """Return what the ledger gives for reports that all count, the latest of each sort."""
    ordered = sorted(counted, key=lambda one: (one.day, one.number))
    latest = ordered[-1] if ordered else None
    percents = [one for one in ordered if one.percent is not None]
    states = [one for one in ordered if one.state is not None]
    return Reports(latest, latest, percents[-1] if percents else None, states[-1] if states else None)


def words(*counted: Report) -> Words:
    """Return what the ledger gives for the words of reports that all count."""
    ordered = [Said(one, counts=True) for one in sorted(counted, key=lambda one: (one.day, one.number))]

    def latest(field: str) -> Said | None:
        return next((one for one in reversed(ordered) if getattr(one.report, field)), None)

    return Words(
        latest("text"), latest("problem"), latest("next_step"), ordered[-1].report.day if ordered else None
    )


def status(
    *given: Report | TargetStatus,
    row: TaskRow = _TASK,
    terms: PlanTerms = _PLAN,
    day: date = DAY,
    rules: Rules = RULES,
) -> TaskStatus:
    targets = [one for one in given if isinstance(one, TargetStatus)]
    said = reports(*(one for one in given if isinstance(one, Report)))
    return task_status(row, said, targets, Judge(terms, day, rules))
