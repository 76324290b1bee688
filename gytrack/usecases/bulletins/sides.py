"""The two sides of a comparison: the frozen figures of a bulletin, or the status on a day."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any, NamedTuple

from gytrack.dates import long_day
from gytrack.export.json_values import iso
from gytrack.export.writers import json_text
from gytrack.ledger.apply import next_command
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.bulletins import BulletinRow
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.bulletins.finding import file_of
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import status_report
from gytrack.usecases.reporting.status_json import status_json

Figures = Mapping[str, Any]
"""One task, target or summary as the status JSON has it."""


class Side(NamedTuple):
    """Figures as of a day, from all that was known when command ``command`` was the latest.

    ``bulletin`` is null where they are computed now; tasks and targets are by their permanent ids.
    """

    name: str
    as_of: date
    command: int
    bulletin: int | None
    rules: Mapping[str, Any]
    summary: Figures
    tasks: Mapping[int, Figures]
    targets: Mapping[int, Figures]


def of_bulletin(ledger: Reader, bulletin: BulletinRow) -> Side:
    """Return the figures that a bulletin froze.

    Raises:
        LedgerError: what is kept is not what was issued.
    """
    frozen = json.loads(file_of(ledger, bulletin, "json").data)
    ids = frozen["bulletin"]["ids"]
    name = f"第{bulletin.number}期（{bulletin.label}）"
    return _side(
        frozen,
        ids["tasks"],
        ids["targets"],
        name=name,
        as_of=bulletin.as_of,
        command=bulletin.command,
        bulletin=bulletin.number,
        rules=frozen["bulletin"]["rules"],
    )


def of_day(ledger: Reader, plan: PlanTerms, day: date) -> Side:
    """Return the status of a plan on a day, by all that is known now."""
    rules = rules_of(ledger, plan, day)
    report = status_report(ledger, plan, Filter(plan.id), None, day, rules)
    figures = _as_kept(status_json([report]))
    return _side(
        figures,
        [line.task.id for line in report.tasks],
        [status.target.id for status in report.targets],
        name=long_day(day),
        as_of=day,
        command=next_command(ledger) - 1,
        bulletin=None,
        rules=_as_kept(rules._asdict()),
    )


def side_json(side: Side) -> dict[str, object]:
    """Return what a side is, without its figures."""
    return {"bulletin": side.bulletin, "as_of": iso(side.as_of), "command": side.command, "rules": side.rules}


def _as_kept(value: object) -> Any:
    """Return values as they come back from a bulletin's JSON, so that both sides hold the same kinds."""
    return json.loads(json_text(value, StringIO()))


def _side(frozen: Figures, tasks: Sequence[int], targets: Sequence[int], **more: Any) -> Side:
    return Side(
        summary=frozen["summary"],
        tasks=dict(zip(tasks, frozen["tasks"], strict=True)),
        targets=dict(zip(targets, frozen["targets"], strict=True)),
        **more,
    )
