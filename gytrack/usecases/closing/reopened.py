"""What the reports still say of a task that was opened again: it is done until somebody reports otherwise."""

from collections.abc import Iterator
from datetime import date

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.term_words import STATES
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import status_report

_WHOLE = 100


def still_done(ledger: Reader, plan: PlanTerms, code: str, day: date) -> Iterator[str]:
    """Say what of a task still counts as done on a day, and how to report otherwise."""
    report = status_report(ledger, plan, Filter(plan.id, code=code), None, day, rules_of(ledger, plan, day))
    for line in report.tasks:
        met = [one.target.code for one in line.planned() if one.met and not one.target.is_dropped()]
        states, ways = [], []
        if line.status.progress == "done":
            states.append(f"所报状态仍为{STATES['done']}")
        elif line.status.percent == _WHOLE and not met:
            states.append(f"所报进度仍为{_WHOLE}%")
        if states:
            ways.append(f"gytrack log {code} 进展 --state 状态 --percent 进度")
        if met:
            states.append(f"指标仍为达标（{'、'.join(met)}）")
            ways.extend(f"gytrack unmet {one} --note 理由" for one in met)
        if states:
            yield f"{code} {'，'.join(states)}；改报用 {' 或 '.join(ways)}"
