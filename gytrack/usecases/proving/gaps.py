"""佐证缺口: what an inspection would ask for and not find."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal, NamedTuple

from gytrack.dates import long_day
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import proofs
from gytrack.ledger.queries.proofs import Given
from gytrack.status.targets import TargetStatus
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.proving.files import Desk, Looker
from gytrack.usecases.reporting.report import StatusReport, TaskLine, status_report

Kind = Literal["done", "met", "applied", "missing", "changed"]
KINDS: dict[Kind, str] = {
    "done": "报已完成，无佐证",
    "met": "已达标，无佐证",
    "applied": "已申请销号，待审核",
    "missing": "佐证文件缺失",
    "changed": "佐证文件有改动",
}


_ALL = 100


class Gap(NamedTuple):
    """Something that lacks its proof: of a task, or of a target; ``detail`` says since when, or which file."""

    plan: str
    code: str
    kind: Kind
    since: date | None
    lead: tuple[str, ...]
    title: str
    detail: str
    file: str | None = None


def gaps(ledger: Reader, found: Chosen, day: date, desk: Desk) -> Iterator[Gap]:
    """Yield what lacks its proof of the tasks asked for and the targets with them, task by task, then other targets.

    A task that was dropped or does not apply claims nothing.
    """
    report = status_report(
        ledger, found.plan, found.tasks, found.department, day, rules_of(ledger, found.plan, day)
    )
    given = proofs.given(ledger, found.tasks, day)
    covered = _covered(ledger, given)
    told = _Teller(report, given, covered, desk)
    for line in report.tasks:
        if line.task.closure not in ("dropped", "na"):
            yield from told.of_task(line)
    for status in report.targets:
        if status.target.task_id is None:
            yield from told.of_target(status, ())
            yield from told.of_files(status.target.name, (), None, status.target.id)


class _Covered(NamedTuple):
    """The tasks that any file was given for, and the targets that are proved: by a report of their own, or a closing."""

    tasks: Collection[int | None]
    closed: Collection[int | None]
    targets: Collection[int]


def _covered(ledger: Reader, given: list[Given]) -> _Covered:
    of_entries = proofs.measured(ledger, {one.owner_id for one in given if one.owner == "entry"})
    targets = {target for measured in of_entries.values() for target in measured}
    targets |= {one.target for one in given if one.target is not None}
    return _Covered(
        {one.task for one in given}, {one.task for one in given if one.owner == "closing"}, targets
    )


class _Teller:
    """Says what a task, a target or a file lacks."""

    def __init__(self, report: StatusReport, given: list[Given], covered: _Covered, desk: Desk) -> None:
        self._plan, self._day = report.plan.code, report.as_of
        self._covered, self._looker = covered, Looker(desk)
        self._given: defaultdict[tuple[int | None, int | None], list[Given]] = defaultdict(list)
        for one in given:
            self._given[one.task, one.target if one.task is None else None].append(one)

    def of_task(self, line: TaskLine) -> Iterator[Gap]:
        """Yield what a task lacks: its own, its targets', its files'."""
        task, status = line.task, line.status
        claims = status.progress == "done" or (status.source == "logged" and status.percent == _ALL)
        if claims and task.id not in self._covered.tasks:
            yield self._gap(line, "done", line.reports.counted and line.reports.counted.day, "")
        if task.closure == "applied":
            last = line.steps[-1]
            detail = f"{last.who}，已{(self._day - last.day).days}天"
            yield self._gap(line, "applied", last.day, detail)
        for target in line.targets:
            if task.id not in self._covered.closed:
                yield from self.of_target(target, line.lead)
        yield from self.of_files(task.title, line.lead, task.id, None)

    def of_target(self, status: TargetStatus, lead: tuple[str, ...]) -> Iterator[Gap]:
        """Yield the gap of a target that is met without proof."""
        target = status.target
        if status.met and target.id not in self._covered.targets:
            since = status.met_since
            yield Gap(self._plan, target.code, "met", since, lead, target.name, "")

    def of_files(
        self, title: str, lead: tuple[str, ...], task: int | None, target: int | None
    ) -> Iterator[Gap]:
        """Yield the files of a task, or of a target that no task owns, which are gone or changed."""
        for one in self._given.get((task, target), ()):
            found = self._looker.look(one.proof)
            if found.state in ("missing", "changed"):
                kind: Kind = "missing" if found.state == "missing" else "changed"
                detail = f"{one.proof.name}：{found.words}"
                yield Gap(self._plan, one.code, kind, one.day, lead, title, detail, one.proof.name)

    def _gap(self, line: TaskLine, kind: Kind, since: date | None, detail: str) -> Gap:
        return Gap(self._plan, line.task.code, kind, since, line.lead, line.task.title, detail)


def words(gap: Gap) -> str:
    """Say what is known of a gap: since when, and the rest."""
    since = "" if gap.since is None else f"{long_day(gap.since)}"
    return "，".join(part for part in (since, gap.detail) if part)
