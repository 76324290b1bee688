"""What is derived of tasks from their reports by the rules of status, as rows for the ledger to keep."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from gytrack.ledger.codec import Stored, encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.footings import packed
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.derived import Basis, TaskFacts
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import Footing, Measure, Reports, TargetRow
from gytrack.status.reached import reached, weighing
from gytrack.status.rules import KEPT, Rules
from gytrack.status.targets import holds_until, is_silent, target_status

_AT_ONCE = 100
_NOTHING = Reports()
_EVER = date.max
_A_DAY = timedelta(1)
Columns = dict[str, Stored]
Row = tuple[str, Columns]


def derived(ledger: Reader, tasks: Sequence[int]) -> Iterator[Row]:
    """Yield the rows derived of some tasks; those that are gone have none."""
    for task in _gathered(ledger, tasks, _EVER):
        for target in task.targets:
            yield "attained", _attained(target, task.measures(target))
        yield "reached", _reached(task)


def bases_on(ledger: Reader, tasks: Sequence[int], day: date, rules: Rules = KEPT) -> Iterator[Basis]:
    """Yield what the lights of tasks rest on under a set of rules, derived for a day."""
    for task in _gathered(ledger, tasks, day):
        yield task.facts.ord, task.facts.section_id, task.named(), packed(_footing(task, day, rules))


def unknown(ledger: Reader) -> list[int]:
    """Return the tasks of which nothing derived is known."""
    return derived_queries.unknown(ledger)


class _Task(NamedTuple):
    """What is derived from: the task, the ids of its departments, its reports, its targets and all their figures."""

    facts: TaskFacts
    parties: Sequence[int]
    reports: Reports
    targets: Sequence[TargetRow]
    figures: Mapping[int, Sequence[Measure]]

    def measures(self, target: TargetRow) -> Sequence[Measure]:
        """Return the figures of a target."""
        return self.figures.get(target.id, ())

    def yearly(self) -> Iterator[tuple[TargetRow, Sequence[Measure]]]:
        """Yield the yearly targets that have figures, with these."""
        for target in self.targets:
            if target.per == "year" and self.measures(target):
                yield target, self.measures(target)

    def named(self) -> str:
        """Return the ids of the departments as the ledger keeps them."""
        return " ".join(map(str, self.parties))

    def since(self) -> date | None:
        """Return the day of the latest report, null where there is none."""
        days = [] if self.reports.last is None else [self.reports.last.day]
        return max(
            [*days, *(one.day for target in self.targets for one in self.measures(target))], default=None
        )


def _gathered(ledger: Reader, tasks: Sequence[int], day: date) -> Iterator[_Task]:
    """Yield tasks with what was reported of them up to a day, some at a time."""
    for start in range(0, len(tasks), _AT_ONCE):
        facts = derived_queries.facts(ledger, tasks[start : start + _AT_ONCE])
        for plan_id, of_plan in groupby(facts, attrgetter("plan_id")):
            yield from _of_plan(ledger, plan_id, list(of_plan), day)


def _of_plan(ledger: Reader, plan_id: int, tasks: Sequence[TaskFacts], day: date) -> Iterator[_Task]:
    chosen = Filter(plan_id, only=tuple(task.id for task in tasks))
    reports = progress_queries.reports(ledger, chosen, day)
    measures = progress_queries.measures(ledger, chosen, day)
    parties = task_queries.party_ids(ledger, chosen)
    owned: dict[int | None, list[TargetRow]] = {}
    for target in target_queries.targets(ledger, chosen):
        owned.setdefault(target.task_id, []).append(target)
    for task in tasks:
        yield _Task(
            task, parties.get(task.id, ()), reports.get(task.id, _NOTHING), owned.get(task.id, ()), measures
        )


def _reached(task: _Task) -> Columns:
    since = task.since()
    until = None if since is None else _least(holds_until(*pair, since) for pair in task.yearly())
    return _stored(
        id=task.facts.id,
        plan_id=task.facts.plan_id,
        section_id=task.facts.section_id,
        ord=task.facts.ord,
        parties=task.named(),
        since=since,
        until=until,
        light=packed(_footing(task, since or _EVER)),
        later=None if until is None else _later(task, until + _A_DAY),
    )


def _later(task: _Task, day: date) -> str | None:
    """Return what the light rests on from a day on for ever, null where that is not yet clear."""
    silent = all(is_silent(*pair, day) or holds_until(*pair, day) is None for pair in task.yearly())
    return packed(_footing(task, day)) if silent else None


def _footing(task: _Task, day: date, rules: Rules = KEPT) -> Footing:
    """Return what a task's light rests on; of what cannot change it as little as may be, so that many are alike."""
    facts = task.facts
    statuses = [target_status(target, task.measures(target), day, rules) for target in task.targets]
    done = reached(task.reports, statuses, rules)
    dues = [target.due for target in task.targets if target.due is not None]
    due = facts.due or max(dues, default=None)
    finished, reported = done.finished_on, done.reported is not None
    shares = tuple(share._replace(target="") for share in weighing(done, due)) if finished is None else ()
    if finished is not None and due is not None:
        finished = due if finished <= due else _EVER
    last = done.reported if rules.missed_after_reports else None
    return Footing(
        facts.kind,
        facts.closure,
        facts.ongoing,
        due,
        done.percent,
        done.state,
        reported,
        finished,
        shares,
        last,
    )


def _attained(target: TargetRow, measures: Sequence[Measure]) -> Columns:
    since = max((measure.day for measure in measures), default=None)
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
