"""What a file holds."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from gytrack.errors import InputError
from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Table
from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Light
from gytrack.status.targets import TargetStatus
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.exporting.naming import WORDS, What, table_title
from gytrack.usecases.milestones.listing import Step, step_table, steps, steps_json
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.fund_table import fund_table
from gytrack.usecases.reporting.journal_table import journal_table
from gytrack.usecases.reporting.listing import Listed, listed_stream, task_json, task_table
from gytrack.usecases.reporting.plan_export import plan_json, plan_table
from gytrack.usecases.reporting.report import StatusReport, TaskLine
from gytrack.usecases.reporting.status_json import status_json, target_json
from gytrack.usecases.reporting.status_table import target_table
from gytrack.usecases.reporting.status_table import task_table as status_table
from gytrack.usecases.reporting.streaming import long_report, target_stream, task_stream

if TYPE_CHECKING:
    from gytrack.export.workbook.sheet import Book


def _plan_toml(ledger: Reader, plan: PlanTerms) -> str:
    from gytrack.usecases.exporting.plan_text import stored_toml

    return stored_toml(ledger, plan)


PLAN_TEXTS: dict[str, Callable[[Reader, PlanTerms], str]] = {"toml": _plan_toml}
"""Endings in which only a plan itself can be written, each with the function that returns its whole text."""


class Asked(NamedTuple):
    """What is to be in a file: of which plans and departments, what, as of which day, and whose table it is."""

    chosen: Sequence[Chosen]
    what: What
    day: date
    unit: str = ""

    def plans(self) -> list[PlanTerms]:
        """Return the plans."""
        return [found.plan for found in self.chosen]


class Content(NamedTuple):
    """What a file holds, each form made when it is asked for; the ledger must be open until then.

    ``json`` is null where it is the rows themselves, ``book`` where it is one plain sheet of them; ``texts`` are the
    forms that only this content has, by ending; ``lights`` counts those of the tasks that were made so far.
    """

    asked: Asked
    table: Callable[[], Table]
    json: Callable[[], object] | None = None
    book: "Callable[[], Book] | None" = None
    texts: Mapping[str, Callable[[], str]] = MappingProxyType({})
    lights: Mapping[Light | None, int] = MappingProxyType({})


def content(ledger: Reader, asked: Asked) -> Content:
    """Return what a file is to hold.

    Raises:
        InputError: a plan itself is asked for by department.
    """
    return _MAKERS[asked.what](ledger, asked)


def _log(ledger: Reader, asked: Asked) -> Content:
    return Content(asked, lambda: journal_table(ledger, asked.chosen, asked.day))


def _funds(ledger: Reader, asked: Asked) -> Content:
    return Content(asked, lambda: fund_table(ledger, asked.chosen, asked.day))


def _task_list(ledger: Reader, asked: Asked) -> Content:
    return Content(
        asked, lambda: task_table(_listed(ledger, asked)), lambda: task_json(_listed(ledger, asked))
    )


def _target_list(ledger: Reader, asked: Asked) -> Content:
    return Content(
        asked, lambda: target_table(_targets(ledger, asked), asked.day), partial(_targets_json, ledger, asked)
    )


def _annual_plan(ledger: Reader, asked: Asked) -> Content:
    return Content(
        asked,
        lambda: step_table(_steps(ledger, asked)),
        lambda: steps_json(_steps(ledger, asked), asked.day),
    )


def _status(ledger: Reader, asked: Asked) -> Content:
    lights: Counter[Light | None] = Counter()
    return Content(
        asked,
        lambda: status_table(_counted(ledger, asked, lights), with_all=True),
        lambda: status_json(_reports(ledger, asked, lights)),
        lambda: _status_book(ledger, asked, _reports(ledger, asked, lights)),
        lights=lights,
    )


def _listed(ledger: Reader, asked: Asked) -> Iterator[Listed]:
    return (
        line for found in asked.chosen for line in listed_stream(ledger, found.plan, found.tasks, asked.day)
    )


def _targets(ledger: Reader, asked: Asked) -> Iterator[tuple[str, TargetStatus]]:
    for found in asked.chosen:
        for status in target_stream(ledger, found, asked.day, rules_of(ledger, found.plan, asked.day)):
            yield found.plan.code, status


def _steps(ledger: Reader, asked: Asked) -> Iterator[Step]:
    return (step for found in asked.chosen for step in steps(ledger, found, asked.day, None))


def _counted(ledger: Reader, asked: Asked, lights: Counter[Light | None]) -> Iterator[TaskLine]:
    for found in asked.chosen:
        for line in task_stream(ledger, found, asked.day, rules_of(ledger, found.plan, asked.day)):
            lights[line.status.light] += 1
            yield line


def _reports(ledger: Reader, asked: Asked, lights: Counter[Light | None]) -> list[StatusReport]:
    reports = [
        long_report(ledger, found, asked.day, rules_of(ledger, found.plan, asked.day))
        for found in asked.chosen
    ]
    lights.update(line.status.light for report in reports for line in report.tasks)
    return reports


def plain_book(found: Content) -> "Book":
    """Return the rows of a content as a workbook of one sheet."""
    from gytrack.export.workbook.sheet import Book, plain_sheet

    words = WORDS[found.asked.what]
    title = table_title(found.asked.plans(), words)
    return Book(title, found.asked.day, [plain_sheet(words, found.table())])


def _status_book(ledger: Reader, asked: Asked, reports: Sequence[StatusReport]) -> "Book":
    from gytrack.usecases.exporting.sheets.book import status_book
    from gytrack.usecases.exporting.sheets.matter import matter

    matters = [
        matter(ledger, found.tasks, report) for found, report in zip(asked.chosen, reports, strict=True)
    ]
    return status_book(matters, asked.unit)


def _plans(ledger: Reader, asked: Asked) -> Content:
    if any(found.department for found in asked.chosen):
        raise InputError("方案只能整份导出，不能按单位", "请去掉 --dept，或改用 --what tasks")
    plans = asked.plans()
    if len(plans) > 1:
        return Content(
            asked,
            lambda: plan_table(ledger, plans, asked.day),
            lambda: [plan_json(ledger, plan, asked.day) for plan in plans],
        )
    (plan,) = plans
    texts = {ending: partial(text, ledger, plan) for ending, text in PLAN_TEXTS.items()}
    return Content(
        asked,
        lambda: plan_table(ledger, plans, asked.day),
        lambda: plan_json(ledger, plan, asked.day),
        texts=texts,
    )


def _targets_json(ledger: Reader, asked: Asked) -> dict[str, object]:
    targets = [target_json(status, plan, asked.day) for plan, status in _targets(ledger, asked)]
    return {"schema": SCHEMA, "as_of": iso(asked.day), "targets": targets}


_MAKERS: Mapping[What, Callable[[Reader, Asked], Content]] = {
    "status": _status,
    "tasks": _task_list,
    "targets": _target_list,
    "milestones": _annual_plan,
    "funds": _funds,
    "log": _log,
    "plan": _plans,
}
