"""核对: what of all that was reported should be looked at again, found anew from the ledger each time it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from gytrack import wording
from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import adjustments, corrections, journal
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries.journal import JournalRow
from gytrack.records.adjustments import Adjustment
from gytrack.records.ledger import EntryAt, Measure, TargetRow
from gytrack.status.adjusting import adjusted_target
from gytrack.status.flags import FLAGS, Figure, Flag, Limits, copied_flag, figure_flag, future_flag
from gytrack.status.goals import aim
from gytrack.status.milestones import gained, in_force
from gytrack.status.originals import marked_goal
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.entries.running import totals_of
from gytrack.usecases.reporting.in_force import targets_on

_AT_ONCE = 500
_COLUMNS = (
    Column("plan", "方案"),
    Column("date", "日期", "date"),
    Column("command", "命令", "number"),
    Column("code", "编号"),
    Column("dept", "报送单位"),
    Column("flag", "核对事项"),
    Column("words", "说明"),
)


class Doubt(NamedTuple):
    """A report that should be looked at again, and why; of an annual plan there is no report."""

    plan: str
    day: date
    number: int | None
    code: str
    dept: str | None
    flag: Flag


class Span(NamedTuple):
    """Which reports are looked at: those dated from ``since`` to ``until``, null for any; and which day is today."""

    since: date | None
    until: date | None
    today: date

    def holds(self, day: date) -> bool:
        """Say whether a day lies within."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def doubts(ledger: Reader, found: Chosen, span: Span, limits: Limits) -> list[Doubt]:
    """Return what should be looked at again of a plan's reports, in the order of their days; corrected ones are left out.

    Whose tasks are asked for goes by who answers for them today.
    """
    found = found._replace(tasks=found.tasks._replace(day=span.today))
    targets = target_queries.targets(ledger, found.tasks._replace(in_force=True))
    all_found = (
        *_of_entries(ledger, found, span, limits),
        *_of_figures(ledger, found, targets, limits),
        *_of_milestones(found.plan.code, targets_on(ledger, targets, span.today), span.today),
    )
    wanted = [one for one in all_found if one.number is None or span.holds(one.day)]
    return sorted(wanted, key=lambda one: (one.day, one.number or 0))


def _of_entries(ledger: Reader, found: Chosen, span: Span, limits: Limits) -> Iterator[Doubt]:
    """Yield the reports dated ahead, and those whose text was copied."""
    last: dict[tuple[str, str | None], tuple[str, EntryAt]] = {}
    for entry in _standing(ledger, found):
        key, at = (entry.code, entry.department), (entry.day, entry.command)
        flags = [future_flag(entry.day, span.today)]
        if entry.text:
            if key in last:
                flags.append(copied_flag(entry.text, *last[key], limits))
            last[key] = entry.text, at
        for flag in filter(None, flags):
            yield Doubt(found.plan.code, entry.day, entry.command, entry.code, entry.department, flag)


def _standing(ledger: Reader, found: Chosen) -> Iterator[JournalRow]:
    """Yield the reports that were not corrected, of which only some are in memory."""
    entries = journal.entries(ledger, found.tasks, date.max)
    while some := list(islice(entries, _AT_ONCE)):
        corrected = corrections.of_entries(ledger, [entry.id for entry in some])
        for entry in some:
            if corrected.get(entry.id, corrections.UNTOUCHED).corrected_by is None:
                yield entry


def _of_figures(
    ledger: Reader, found: Chosen, targets: Sequence[TargetRow], limits: Limits
) -> Iterator[Doubt]:
    """Yield the figures that are odd by the goal in force on their own day, as they were noted when logged."""
    for target, measures, made in _measured(ledger, targets):
        for chain in _chains(target, measures):
            for measure, figure in _figures(target, made, chain):
                flag = figure_flag(figure, limits)
                if flag is not None:
                    yield Doubt(found.plan.code, measure.day, measure.number, target.code, measure.dept, flag)


def _measured(
    ledger: Reader, targets: Sequence[TargetRow]
) -> Iterator[tuple[TargetRow, Sequence[Measure], Sequence[Adjustment]]]:
    """Yield targets as printed with what was reported and adjusted of them, of which only some are in memory."""
    for start in range(0, len(targets), _AT_ONCE):
        some = targets[start : start + _AT_ONCE]
        numbers = [target.id for target in some]
        measures = progress_queries.measures_of(ledger, numbers, date.max)
        made = adjustments.of(ledger, "target_id", numbers)
        for target in some:
            yield target, measures.get(target.id, ()), made.get(target.id, ())


def _chains(target: TargetRow, measures: Iterable[Measure]) -> Iterable[list[Measure]]:
    """Return the figures that add up with each other, in the order of days."""
    chains: dict[tuple[object, ...], list[Measure]] = {}
    for measure in sorted(measures, key=lambda one: (one.day, one.number)):
        if measure.value is not None:
            whose = measure.dept if target.by_department or not measure.counts else ""
            year = measure.day.year if target.per == "year" else None
            chains.setdefault((measure.counts, whose, year), []).append(measure)
    return chains.values()


def _figures(
    target: TargetRow, made: Sequence[Adjustment], chain: Sequence[Measure]
) -> Iterator[tuple[Measure, Figure]]:
    """Yield the figures of a chain with the totals after and before each, and the goal that was in force."""
    before, since = None, None
    for measure, total in zip(chain, totals_of(chain), strict=True):
        on_its_day = adjusted_target(target, made, measure.day)
        yield measure, Figure(on_its_day, measure.kind, total, before, since)
        before, since = total, (measure.day, measure.number)


def _of_milestones(plan: str, targets: Iterable[TargetRow], today: date) -> Iterator[Doubt]:
    """Yield the annual plans that ask for more than the goal in force, as where that was lowered since."""
    for target in targets:
        if target.is_dropped():
            continue
        whole = gained(target, aim(target).goal)
        beyond = [one for one in in_force(target.schedules, today) if gained(target, one.value) > whole]
        if beyond:
            words = wording.milestones(beyond, target.unit)
            flag = Flag("milestone", f"{words}超过目标{marked_goal(target)}，序时按目标计")
            yield Doubt(plan, today, None, target.code, None, flag)


def doubt_table(found: Iterable[Doubt]) -> Table:
    """Return doubts as rows."""
    return Table(_COLUMNS, map(_row, found), "doubts")


def _row(doubt: Doubt) -> tuple[Value, ...]:
    return (
        doubt.plan, doubt.day, doubt.number, doubt.code, doubt.dept, FLAGS[doubt.flag.kind], doubt.flag.words
    )  # fmt: skip


def screen_table(found: Iterable[Doubt]) -> Table:
    """Return the same for a screen, on which the words need the room."""
    columns = (
        Column("number", "命令"),
        Column("code", "编号"),
        Column("flag", "核对事项"),
        Column("words", "说明"),
    )
    return Table(columns, map(_screen_row, found))


def _screen_row(doubt: Doubt) -> tuple[Value, ...]:
    number = None if doubt.number is None else f"#{doubt.number}"
    whose = f"{doubt.dept}：" if doubt.dept else ""
    return number, doubt.code, FLAGS[doubt.flag.kind], whose + doubt.flag.words
