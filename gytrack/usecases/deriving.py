"""What is derived of tasks from their reports by the rules of status, as rows for the ledger to keep."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from gytrack.ledger.codec import Stored, encode
from gytrack.ledger.connection import Reader
from gytrack.ledger.footings import packed
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import latest
from gytrack.ledger.queries.derived import Basis
from gytrack.records.footing import Footing
from gytrack.records.ledger import TargetRow
from gytrack.records.terms import By
from gytrack.status.adjusting import due_and_closure
from gytrack.status.reached import reached, weighing
from gytrack.status.rules import KEPT, Rules
from gytrack.status.targets import holds_until, is_silent, standing, target_status
from gytrack.usecases.gathering import Gathered, gathered

_EVER = date.max
_A_DAY = timedelta(1)
Columns = dict[str, Stored]
Row = tuple[str, Columns]


def derived(ledger: Reader, tasks: Sequence[int]) -> Iterator[Row]:
    """Yield the rows derived of some tasks; those that are gone have none."""
    for task in gathered(ledger, tasks, _EVER):
        for target in (*task.targets, *task.own):
            yield "attained", _attained(task, target)
        yield "reached", _reached(task)


def bases_on(ledger: Reader, tasks: Sequence[int], by: By, day: date, rules: Rules = KEPT) -> Iterator[Basis]:
    """Yield what the lights of tasks rest on under a set of rules, derived for a day."""
    for task in gathered(ledger, tasks, day):
        facts = task.facts
        under = task.named(day) if by == "dept" else str(facts.section_id)
        yield under, packed(_footing(task, day, rules)), facts.id


def unknown(ledger: Reader) -> list[int]:
    """Return the tasks of which nothing derived is known."""
    return derived_queries.unknown(ledger)


def _reached(task: Gathered) -> Columns:
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


def _later(task: Gathered, day: date) -> str | None:
    """Return what the light rests on from a day on for ever, null where that is not yet clear."""
    silent = all(is_silent(*pair, day) or holds_until(*pair, day) is None for pair in task.yearly(day))
    return packed(_footing(task, day)) if silent else None


def _footing(task: Gathered, day: date, rules: Rules = KEPT) -> Footing:
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


def _attained(task: Gathered, printed: TargetRow) -> Columns:
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
