"""What is derived of tasks from their reports by the rules of status, as rows for the ledger to keep."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from gytrack.ledger.codec import Stored, encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.footings import packed
from gytrack.ledger.queries import adjustments, latest, parties
from gytrack.ledger.queries import closings as closing_queries
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries.adjustments import Adjustments
from gytrack.ledger.queries.derived import Basis, TaskFacts
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.latest import Latest
from gytrack.ledger.queries.parties import Holding
from gytrack.ledger.queries.told import told_by
from gytrack.records.adjustments import Adjustment
from gytrack.records.footing import Footing
from gytrack.records.ledger import Closing, Measure, Reports, TargetRow, Told
from gytrack.records.terms import By
from gytrack.status.adjusting import adjusted_target, due_and_closure, with_its_task
from gytrack.status.closing import closure_of
from gytrack.status.reached import reached, weighing
from gytrack.status.rules import KEPT, Rules
from gytrack.status.targets import holds_until, is_silent, standing, target_status

_AT_ONCE = 100
_NOTHING = Told()
_EVER = date.max
_A_DAY = timedelta(1)
Columns = dict[str, Stored]
Row = tuple[str, Columns]


def derived(ledger: Reader, tasks: Sequence[int]) -> Iterator[Row]:
    """Yield the rows derived of some tasks; those that are gone have none."""
    for task in _gathered(ledger, tasks, _EVER):
        for target in (*task.targets, *task.own):
            yield "attained", _attained(task, target)
        yield "reached", _reached(task)


def bases_on(ledger: Reader, tasks: Sequence[int], by: By, day: date, rules: Rules = KEPT) -> Iterator[Basis]:
    """Yield what the lights of tasks rest on under a set of rules, derived for a day."""
    for task in _gathered(ledger, tasks, day):
        facts = task.facts
        under = task.named(day) if by == "dept" else str(facts.section_id)
        yield under, packed(_footing(task, day, rules)), facts.id


def unknown(ledger: Reader) -> list[int]:
    """Return the tasks of which nothing derived is known."""
    return derived_queries.unknown(ledger)


class _Task(NamedTuple):
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


def _gathered(ledger: Reader, tasks: Sequence[int], day: date) -> Iterator[_Task]:
    """Yield tasks with what was reported of them up to a day, some at a time."""
    for start in range(0, len(tasks), _AT_ONCE):
        facts = derived_queries.facts(ledger, tasks[start : start + _AT_ONCE])
        for plan_id, of_plan in groupby(facts, attrgetter("plan_id")):
            yield from _of_plan(ledger, plan_id, list(of_plan), day)


def _of_plan(ledger: Reader, plan_id: int, tasks: Sequence[TaskFacts], day: date) -> Iterator[_Task]:
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
        yield _Task(
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


def _reached(task: _Task) -> Columns:
    since = task.since()
    until = None if since is None else _least(holds_until(*pair, since) for pair in task.yearly(since))
    return _stored(
        id=task.facts.id,
        plan_id=task.facts.plan_id,
        section_id=task.facts.section_id,
        ord=task.facts.ord,
        parties=task.named(since or _EVER),
        since=since,
        until=until,
        entries=latest.packed(task.latest),
        light=packed(_footing(task, since or _EVER)),
        later=None if until is None else _later(task, until + _A_DAY),
    )


def _later(task: _Task, day: date) -> str | None:
    """Return what the light rests on from a day on for ever, null where that is not yet clear."""
    silent = all(is_silent(*pair, day) or holds_until(*pair, day) is None for pair in task.yearly(day))
    return packed(_footing(task, day)) if silent else None


def _footing(task: _Task, day: date, rules: Rules = KEPT) -> Footing:
    """Return what a task's light rests on; of what cannot change it as little as may be, so that many are alike."""
    facts = task.facts
    statuses = [target_status(target, task.measures(target), day, rules) for target in task.goals(day)]
    done = reached(task.reports, statuses, rules)
    dues = [one.target.due for one in standing(statuses) if one.target.due is not None]
    own, closure = due_and_closure(facts.due, facts.closure, task.made, day)
    due = own or max(dues, default=None)
    finished, reported = done.finished_on, done.reported is not None
    shares = tuple(share._replace(target="") for share in weighing(done, due)) if finished is None else ()
    if finished is not None and due is not None:
        finished = due if finished <= due else _EVER
    paces = () if finished is not None else done.paces
    last = done.reported if rules.missed_after_reports else None
    return Footing(
        facts.kind,
        closure,
        facts.ongoing,
        due,
        done.percent,
        done.state,
        reported,
        finished,
        shares,
        paces,
        last,
    )


def _attained(task: _Task, printed: TargetRow) -> Columns:
    since, measures = max(task.days(printed), default=None), task.measures(printed)
    target = task.goal(printed, since or _EVER)
    status = target_status(target, measures, since or _EVER, KEPT)
    entry_day, entry_number = status.entry or (None, None)
    last_day, last_number = status.last or (None, None)
    return _stored(
        id=target.id,
        task_id=target.task_id,
        since=since,
        until=None if since is None else holds_until(target, measures, since),
        actual=status.actual,
        actual_date=status.actual_date,
        met=status.met,
        met_by=status.met_by,
        met_since=status.met_since,
        attainment=status.attainment,
        entry_day=entry_day,
        entry_number=entry_number,
        last_day=last_day,
        last_number=last_number,
        notes="\n".join(status.notes),
    )


def _least(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _stored(**columns: Any) -> Columns:
    return {name: encode(value) for name, value in columns.items()}
