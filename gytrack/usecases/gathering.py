"""What the status of tasks is derived from, read for many at once: their reports, targets, figures and adjustments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from gytrack.ledger.codec import encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import adjustments, latest, parties
from gytrack.ledger.queries import closings as closing_queries
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries.adjustments import Adjustments
from gytrack.ledger.queries.derived import TaskFacts
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.latest import Latest
from gytrack.ledger.queries.parties import Holding
from gytrack.ledger.queries.told import told_by
from gytrack.records.adjustments import Adjustment
from gytrack.records.ledger import Closing, Measure, Reports, TargetRow, Told
from gytrack.status.adjusting import adjusted_target, with_its_task
from gytrack.status.closing import closure_of

_AT_ONCE = 100
_NOTHING = Told()


class Gathered(NamedTuple):
    """What is derived from: the task, its departments, its reports, its targets, all their figures and adjustments.

    Task and targets are as printed; ``made`` are the adjustments of each, ``steps`` those of the task's closing. ``own``
    are the targets that a person wants counted beside the plan: no light rests on them.
    """

    facts: TaskFacts
    parties: Sequence[Holding]
    latest: Latest | None
    reports: Reports
    targets: Sequence[TargetRow]
    figures: Mapping[int, Sequence[Measure]]
    steps: Sequence[Closing]
    own: Sequence[TargetRow]
    made: Sequence[Adjustment]
    made_of: Adjustments

    def measures(self, target: TargetRow) -> Sequence[Measure]:
        """Return the figures of a target."""
        return self.figures.get(target.id, ())

    def goals(self, day: date) -> list[TargetRow]:
        """Return the targets as they are to be reached on a day."""
        return [self.goal(target, day) for target in self.targets]

    def goal(self, target: TargetRow, day: date) -> TargetRow:
        """Return a target, given as printed, as it is to be reached on a day."""
        adjusted = adjusted_target(target, self.made_of.get(target.id, ()), day)
        return with_its_task(adjusted, self.made, day) if target.per == "year" else adjusted

    def yearly(self, day: date) -> Iterator[tuple[TargetRow, Sequence[Measure]]]:
        """Yield the yearly targets of a day that have figures, with these."""
        for target in self.goals(day):
            if target.per == "year" and self.measures(target):
                yield target, self.measures(target)

    def named(self, day: date) -> str:
        """Return the ids of the departments of a day as the ledger keeps them."""
        return parties.packed(parties.holding_on(self.parties, day))

    def since(self) -> date | None:
        """Return the day of the latest report, adjustment or step of its closing, null where there is none."""
        days = [one.day for one in self.made] + [step.day for step in self.steps]
        days += [] if self.reports.last is None else [self.reports.last.day]
        for target in self.targets:
            days += self.days(target)
        return max(days, default=None)

    def days(self, target: TargetRow) -> list[date]:
        """Return the days of a target's figures and adjustments; a yearly one goes on until its task is due."""
        figured = [one.day for one in self.measures(target)]
        of_task = self.made if target.per == "year" else ()
        return figured + [one.day for one in (*self.made_of.get(target.id, ()), *of_task)]


def gathered(ledger: Reader, tasks: Sequence[int], day: date) -> Iterator[Gathered]:
    """Yield tasks with what was reported of them up to a day, some at a time."""
    for start in range(0, len(tasks), _AT_ONCE):
        facts = derived_queries.facts(ledger, tasks[start : start + _AT_ONCE])
        for plan_id, of_plan in groupby(facts, attrgetter("plan_id")):
            yield from _of_plan(ledger, plan_id, list(of_plan), day)


def _of_plan(ledger: Reader, plan_id: int, tasks: Sequence[TaskFacts], day: date) -> Iterator[Gathered]:
    chosen = Filter(plan_id, only=tuple(task.id for task in tasks))
    newest = latest.latest(ledger, chosen, encode(day))
    said = told_by(ledger, newest)
    measures = progress_queries.measures(ledger, chosen, day)
    assigned = parties.ever_assigned(ledger, chosen)
    closings = closing_queries.steps(ledger, chosen, day)
    owned: dict[int | None, list[TargetRow]] = {}
    beside: dict[int | None, list[TargetRow]] = {}
    targets = target_queries.targets(ledger, chosen)
    for target in targets:
        (beside if target.own else owned).setdefault(target.task_id, []).append(target)
    made = adjustments.of(ledger, "task_id", [task.id for task in tasks])
    made_of = adjustments.of(ledger, "target_id", [target.id for target in targets])
    for task in tasks:
        steps = closings.get(task.id, ())
        yield Gathered(
            task._replace(closure=closure_of(task.closure, steps)),
            assigned.get(task.id, ()),
            newest.get(task.id),
            said.get(task.id, _NOTHING).reports,
            owned.get(task.id, ()),
            measures,
            steps,
            beside.get(task.id, ()),
            made.get(task.id, ()),
            made_of,
        )
