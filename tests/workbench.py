"""A small plan, and a ledger that tests work on through the real use cases and look into behind the program's back."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from ledgers import Row, address, data_tables, dump, looked_into, rows_of, whole

from gytrack.cli.frame.setting import Setting
from gytrack.ledger.changes import Change, as_logged, seal
from gytrack.ledger.connection import Reader, Writer, reading, writing
from gytrack.ledger.engines.session import Session
from gytrack.ledger.keeping.agreement import DERIVED
from gytrack.ledger.migrate import Maker, create
from gytrack.ledger.passages import passages
from gytrack.ledger.queries import history
from gytrack.ledger.queries.history import Line
from gytrack.records.ledger import PlanTerms
from gytrack.records.plan import Head, Party, Place, Plan, Section, Source, Target, Task
from gytrack.records.terms import By, EvaluationKind, Kind, Light, Operator, Outcome, PeriodKind, Role
from gytrack.status.rules import Rules
from gytrack.status.summary import Group
from gytrack.usecases import editing
from gytrack.usecases.actor import Actor
from gytrack.usecases.adjusting import adjust as adjusting
from gytrack.usecases.adjusting.adjust import Adjusted
from gytrack.usecases.adjusting.asked import Asked
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.bulletins import finding, issuing
from gytrack.usecases.bulletins.issuing import Issuance
from gytrack.usecases.closing import deciding, requesting
from gytrack.usecases.closing.deciding import Decision
from gytrack.usecases.closing.requesting import Request
from gytrack.usecases.closing.steps import Stepped
from gytrack.usecases.departments import members, merging, naming
from gytrack.usecases.departments.members import Grouped
from gytrack.usecases.departments.merging import Merged
from gytrack.usecases.deriving import derived
from gytrack.usecases.editions import supplement
from gytrack.usecases.editions import update as editions
from gytrack.usecases.editions.update import Update
from gytrack.usecases.entries import adopting, log_entry
from gytrack.usecases.entries.entry import Given
from gytrack.usecases.entries.storing import Logged
from gytrack.usecases.evaluating import deciding as judging
from gytrack.usecases.evaluating import starting
from gytrack.usecases.evaluating.choosing import choose_evaluation
from gytrack.usecases.evaluating.deciding import Confirmed, Decided
from gytrack.usecases.evaluating.showing import Shown, shown
from gytrack.usecases.evaluating.starting import Started
from gytrack.usecases.importing import import_plan
from gytrack.usecases.importing.import_plan import Incoming
from gytrack.usecases.milestones import storing as splitting
from gytrack.usecases.milestones.storing import Split
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.rectifying.asking_for import AskedFor, ask_for
from gytrack.usecases.rectifying.finishing import Finished, finish
from gytrack.usecases.reporting.groups import grouped
from gytrack.usecases.reporting.report import StatusReport, status_report
from gytrack.usecases.reporting.selecting import Selection
from gytrack.usecases.reporting.status_json import status_json
from gytrack.usecases.ruling import using
from gytrack.usecases.ruling.named_sets import RuleSet
from gytrack.usecases.ruling.setting_lights import lift_light, set_light
from gytrack.usecases.undoing import commands
from gytrack.usecases.undoing.undo import undo

GONGSHU = Path(__file__).parents[1] / "examples" / "gongshu.txt"
TODAY = date(2025, 6, 30)
ALL_TASKS = Selection()
NOW = datetime(2025, 6, 30, 1, 2, 3, tzinfo=UTC)

T = TypeVar("T")
Tables = dict[str, dict[int, Row]]

TEXT = """某区试验实施方案
一、服务工程
（一）基层服务
到2025年，建成旗舰中医馆不少于5家、中医阁不少于10家。
依托现有资源，推动太极拳等传统体育进社区。
加强人员配备。
（二）健康教育
投入资金不少于1000万元，知晓率达到90%。
长期坚持开展宣传。
二、保障措施
（一）组织领导
建立工作机制。"""


def source(text: str = TEXT, name: str = "试验方案.txt") -> Source:
    return Source(name, text, hashlib.sha256(text.encode()).hexdigest())


def place(line: int) -> Place:
    return Place(line, 1, line, len(TEXT.split("\n")[line - 1]) + 1)


def section(code: str, title: str, line: int) -> Section:
    return Section(code, title, place(line))


def task(
    code: str, line: int, lead: str = "", support: str = "", kind: Kind = "task", *, ongoing: bool = False
) -> Task:
    text = TEXT.split("\n")[line - 1]
    roles: tuple[tuple[Role, str], ...] = (("lead", lead), ("support", support))
    parties = [Party(name, role, place(line)) for role, names in roles for name in names.split()]
    return Task(code, code.rpartition(".")[0], kind, text, place(line), tuple(parties), ongoing=ongoing)


def target(owner: str, name: str, op: Operator, value: str, unit: str, line: int, **more: Any) -> Target:
    return Target(owner, name, op, Decimal(value), unit, place(line), **more)


def small_plan(**head: Any) -> Plan:
    """Return a plan with every kind of row that an import stores."""
    return Plan(
        replace(Head("某区试验实施方案", ends=date(2025, 12, 31)), **head),
        (
            section("1", "服务工程", 2),
            section("1.1", "基层服务", 3),
            section("1.2", "健康教育", 7),
            section("2", "保障措施", 10),
            section("2.1", "组织领导", 11),
        ),
        (
            task("1.1.1", 4, "区卫健局", "区财政局 各街道"),
            task("1.1.2", 5, "各街道", "区卫健局"),
            task("1.1.m1", 6, "区卫健局", kind="measure"),
            task("1.2.1", 8, "长乐教育局", "财政局"),
            task("1.2.2", 9, ongoing=True),
            task("2.1.1", 12, "区卫健局", kind="safeguard"),
        ),
        (
            target("", "服务覆盖率", "=", "100", "%", 1),
            target("1.1", "中医药服务量占比", ">=", "30", "%", 3),
            target("1.1.1", "旗舰中医馆", ">=", "5", "家", 4, due=date(2025, 12, 31)),
            target("1.1.1", "中医阁", ">=", "10", "家", 4, due=date(2025, 12, 31)),
            target("1.2.1", "投入资金", ">=", "1000", "万元", 8),
            target("1.2.1", "知晓率", "=", "90", "%", 8),
        ),
        (),
    )


class Book:
    """One ledger; every command takes a minute, as the log of commands shows it."""

    def __init__(self, path: Path, plan: str | None = None) -> None:
        self.path = path
        self.db = address(path)
        self.plan = plan
        self.who = "张三"
        self.today = TODAY
        self._now = NOW

    def actor(self) -> Actor:
        self._now += timedelta(minutes=1)
        return Actor(self.who, self._now, self.today)

    def maker(self) -> Maker:
        return Maker(self._now, self.who)

    def setting(self) -> Setting:
        """Return what a command of this person works on."""
        return Setting(self.db, self.plan, self.today, self.who)

    @contextmanager
    def reader(self) -> Iterator[tuple[Reader, PlanTerms]]:
        with reading(self.db) as ledger:
            yield ledger, choose_plan(ledger, self.plan)

    @contextmanager
    def writer(self) -> Iterator[tuple[Writer, PlanTerms]]:
        with writing(self.db) as ledger:
            yield ledger, choose_plan(ledger, self.plan)

    def ask(self, question: Callable[..., T], *words: Any, **more: Any) -> T:
        """Ask a use case that takes a ledger and a plan."""
        with self.reader() as (ledger, plan):
            return question(ledger, plan, *words, **more)

    # What a person does.

    def store(self, plan: Plan, paper: Source, code: str | None = None, starts: date | None = None) -> int:
        (number,) = self.store_all(import_plan.incoming(plan, paper, code, starts))
        return number

    def store_all(self, *arriving: Incoming) -> list[int]:
        """Store plans as one import of several files does: all of them or none."""
        create(self.db, self.maker())
        with writing(self.db) as ledger:
            return import_plan.store(ledger, self.actor(), arriving)

    def compare(self, plan: Plan, paper: Source, code: str | None = None) -> Update:
        """Compare a new edition with the plan in the ledger."""
        with reading(self.db) as ledger:
            return editions.prepare(ledger, plan, paper, code)

    def update(self, plan: Plan, paper: Source, code: str = "small") -> int:
        """Store a new edition."""
        with writing(self.db) as ledger:
            return editions.store(ledger, self.actor(), plan, paper, code)

    def supplement(self, paper: Plan, source: Source, code: str = "small") -> int:
        """Fill in what a 政策解读 says of its plan."""
        with writing(self.db) as ledger:
            return supplement.store(ledger, self.actor(), code, paper, source)

    def log(self, code: str, text: str = "", **given: Any) -> Logged:
        with self.writer() as (ledger, plan):
            return log_entry.log(ledger, self.actor(), plan, Given(code, text, **given))

    def adopt(self, code: str, number: str | int) -> Logged:
        with self.writer() as (ledger, plan):
            return adopting.adopt(ledger, self.actor(), plan, code, str(number))

    def met(self, code: str, value: str | None = None, **given: Any) -> Logged:
        with self.writer() as (ledger, plan):
            return log_entry.declare_met(ledger, self.actor(), plan, Given(code, **given), value)

    def unmet(self, code: str, note: str, **given: Any) -> Logged:
        with self.writer() as (ledger, plan):
            return log_entry.declare_unmet(ledger, self.actor(), plan, Given(code, note, **given))

    def split(self, code: str, *parts: str, **asked: Any) -> Split:
        with self.writer() as (ledger, plan):
            return splitting.split(ledger, self.actor(), plan, splitting.Asked(code, parts, **asked))

    def close(self, code: str, *evidence: Path, **asked: Any) -> Stepped:
        with self.writer() as (ledger, plan):
            return requesting.request_closing(
                ledger, self.actor(), plan, Request(code, evidence or (Path(__file__),), **asked)
            )

    def set_aside(self, code: str, reason: str, **asked: Any) -> Stepped:
        with self.writer() as (ledger, plan):
            return requesting.set_aside(ledger, self.actor(), plan, Request(code, note=reason, **asked))

    def verify(self, code: str, by: str = "区政府督查室", who: str = "李四", **more: Any) -> Stepped:
        """Verify an application, as somebody else than applied."""
        with self.writer() as (ledger, plan):
            actor = self.actor()._replace(who=who)
            return deciding.decide(ledger, actor, plan, Decision(code, by, **more))

    def reopen(self, code: str, reason: str = "复核发现缺项", day: str | None = None) -> Stepped:
        with self.writer() as (ledger, plan):
            return deciding.reopen(ledger, self.actor(), plan, code, reason, day)

    def adjust(self, code: str, **asked: Any) -> Adjusted:
        given = {"reason": "场地未落实", "basis": "拱中医药办〔2025〕3号", **asked}
        with self.writer() as (ledger, plan):
            return adjusting.adjust(ledger, self.actor(), plan, Asked(code, **given))

    def title(self, code: str, title: str) -> int:
        with self.writer() as (ledger, plan):
            return editing.set_title(ledger, self.actor(), plan, code, title)

    def set_start(self, starts: date, basis: str = "会议纪要") -> int:
        with self.writer() as (ledger, plan):
            return editing.set_start(ledger, self.actor(), plan, starts, basis)

    def set_asked(self, asked: date) -> int:
        with self.writer() as (ledger, plan):
            return editing.set_asked(ledger, self.actor(), plan, asked)

    def make_default(self, code: str) -> int:
        with writing(self.db) as ledger:
            return editing.make_default(ledger, self.actor(), choose_plan(ledger, code))

    def alias(self, name: str, alias: str) -> int:
        with self.writer() as (ledger, plan):
            return naming.add_alias(ledger, self.actor(), plan, name, alias).number

    def rename(self, name: str, new: str) -> int:
        with self.writer() as (ledger, plan):
            return naming.rename(ledger, self.actor(), plan, name, new).number

    def merge(self, name: str, into: str) -> Merged:
        with self.writer() as (ledger, plan):
            return merging.merge(ledger, self.actor(), plan, name, into)

    def group(self, collective: str, *add: str, remove: Sequence[str] = ()) -> Grouped:
        with self.writer() as (ledger, plan):
            return members.group(ledger, self.actor(), plan, collective, add, remove)

    def use_rules(self, wanted: RuleSet, day: date) -> int:
        with self.writer() as (ledger, plan):
            return using.use(ledger, self.actor(), plan, wanted, day).number

    def override(self, code: str, light: Light, until: date, reason: str = "已约谈") -> int:
        with self.writer() as (ledger, plan):
            item = choose_item(ledger, plan, code)
            actor = self.actor()
            return set_light(ledger, actor, plan, item, light, reason, self.today, until).number

    def lift(self, code: str, reason: str = "") -> int:
        with self.writer() as (ledger, plan):
            item = choose_item(ledger, plan, code)
            return lift_light(ledger, self.actor(), plan, item, reason, self.today).number

    def undo(self, number: int | None = None) -> int:
        """Undo as the command does: the person's latest, or the one of a number."""
        with writing(self.db) as ledger:
            line = self._latest(ledger) if number is None else commands.command_numbered(ledger, number)
            return undo(ledger, self.actor(), line)

    def _latest(self, ledger: Reader) -> Line:
        one = self.plan or ledger.one("SELECT id FROM plan")
        plan_id = choose_plan(ledger, self.plan).id if one else None
        return commands.latest_undoable(ledger, plan_id, self.who)

    def issue(
        self, period: PeriodKind = "month", day: date | None = None, approved_by: str | None = None
    ) -> Issuance:
        """Issue a bulletin."""
        with self.writer() as (ledger, plan):
            return issuing.issue(ledger, self.actor(), plan, issuing.Asked(period, day, approved_by, ""))

    def reprinted(self, number: int, form: str) -> bytes:
        """Return a file of a bulletin."""
        with self.reader() as (ledger, plan):
            return finding.file_of(ledger, finding.choose_bulletin(ledger, plan, str(number)), form).data

    def evaluate(self, kind: EvaluationKind = "mid", day: date | None = None, name: str = "") -> Started:
        with self.writer() as (ledger, plan):
            return starting.start(ledger, self.actor(), plan, kind, day or self.today, name)

    def decide(
        self, code: str, outcome: Outcome | None = None, reason: str = "", number: int | None = None
    ) -> Decided:
        with self.writer() as (ledger, plan):
            found = choose_evaluation(ledger, plan, None if number is None else str(number))
            return judging.decide(ledger, self.actor(), plan, found, code, outcome, reason)

    def confirm(self, dept: str | None = None) -> Confirmed:
        with self.writer() as (ledger, plan):
            one = shown(ledger, plan, None, dept, self.today)
            return judging.confirm(ledger, self.actor(), plan, one.found, one.found.rows)

    def opinion(self, code: str, source: str, text: str) -> Decided:
        with self.writer() as (ledger, plan):
            found = choose_evaluation(ledger, plan, None)
            return judging.note_opinion(ledger, self.actor(), plan, found, code, source, text)

    def rectify(self, code: str, dept: str, due: date, text: str = "整改") -> AskedFor:
        with self.writer() as (ledger, plan):
            return ask_for(ledger, self.actor(), plan, code, dept, due, text)

    def rectified(
        self, number: int | str, text: str = "已改", day: date | None = None, evidence: Sequence[Path] = ()
    ) -> Finished:
        with self.writer() as (ledger, plan):
            return finish(ledger, self.actor(), plan, str(number), text, day or self.today, evidence)

    def evaluation(self, number: int | str | None = None, dept: str | None = None) -> Shown:
        return self.ask(shown, None if number is None else str(number), dept, self.today)

    def change(self, *changes: Change, name: str = "test") -> int:
        """Write rows for which no command exists yet."""
        with writing(self.db) as ledger:
            return apply(ledger, self.actor().command(name, name), changes)

    # What a person sees.

    def status(
        self, day: date = TODAY, dept: str | None = None, trial: Rules | None = None, **narrowing: Any
    ) -> StatusReport:
        with reading(self.db) as ledger:
            (found,) = choose(ledger, self.plan, Narrowing(dept, **narrowing))
            rules = rules_of(ledger, found.plan, day, trial)
            return status_report(ledger, found.plan, found.tasks, found.department, day, rules)

    def groups(
        self,
        by: By,
        day: date = TODAY,
        selection: Selection = ALL_TASKS,
        trial: Rules | None = None,
        **narrowing: Any,
    ) -> list[Group]:
        with reading(self.db) as ledger:
            chosen = choose(ledger, self.plan, Narrowing(**narrowing))
            return grouped(ledger, chosen, by, selection, day, trial).groups

    def status_text(self, day: date = TODAY) -> str:
        return json.dumps(status_json([self.status(day)]), ensure_ascii=False, indent=2)

    def history(self) -> list[Line]:
        with reading(self.db) as ledger:
            return list(history.of_all(ledger))

    # What is in the ledger.

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with looked_into(self.path) as ledger:
            return list(ledger.execute(sql, values))

    def spoil(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Change the ledger behind the program's back."""
        with looked_into(self.path) as ledger:
            ledger.execute(sql, values)

    def count(self, table: str) -> int:
        return int(self.rows(f'SELECT count(*) FROM "{table}"')[0][0])

    def dump(self) -> list[str]:
        """Return all that the ledger holds, as text."""
        return dump(self.path)

    def data(self) -> Tables:
        """Return every data table, row by row; command and change are the log, not data."""
        return data_of(self.path)


def data_of(path: Path) -> Tables:
    with looked_into(path) as ledger:
        return {name: _rows_of(ledger, name) for name in data_tables(ledger)}


def _rows_of(ledger: Session, table: str) -> dict[int, Row]:
    rows = rows_of(ledger, f'SELECT * FROM "{table}"')
    return {columns.pop("id"): dict(as_logged(table, columns) or {}) for columns in rows}


def rebuilt(path: Path) -> Tables:
    """Return the data tables as the change log alone tells them; each old value must be what was there."""
    with looked_into(path) as ledger:
        tables: Tables = {name: {} for name in data_tables(ledger)}
        for change in rows_of(ledger, "SELECT * FROM change ORDER BY id"):
            rows, row_id = tables[change["table_name"]], change["row_id"]
            old = change["old"] and json.loads(change["old"])
            new = change["new"] and json.loads(change["new"])
            if change["action"] == "insert":
                assert row_id not in rows
                rows[row_id] = new
            elif change["action"] == "delete":
                assert rows.pop(row_id) == old
            else:
                assert {name: rows[row_id][name] for name in new} == old
                rows[row_id] = rows[row_id] | new
        return tables


def first_broken_seal(path: Path) -> int | None:
    """Recompute every hash and return the number of the first command that does not hold, null where all do."""
    with looked_into(path) as ledger:
        previous = ""
        for command in list(rows_of(ledger, "SELECT * FROM command ORDER BY id")):
            found = command.pop("hash")
            changes = ledger.execute(
                "SELECT * FROM change WHERE command_id = ? ORDER BY id", (command["id"],)
            )
            if seal(previous, command, [tuple(change) for change in changes]) != found:
                return int(command["id"])
            previous = found
    return None


def hold_promises(path: Path) -> None:
    """Assert what holds of every ledger at every moment."""
    whole(path)
    assert rebuilt(path) == data_of(path)
    assert first_broken_seal(path) is None
    anew = derived_anew(path)
    assert all(rows.items() <= anew[table].items() for table, rows in derived_of(path).items())


def derived_of(path: Path) -> Tables:
    """Return what the ledger keeps that is derived from its data."""
    with looked_into(path) as ledger:
        return {name: _rows_of(ledger, name) for name in DERIVED}


def derived_anew(path: Path) -> Tables:
    """Derive it anew."""
    found: Tables = {name: {} for name in DERIVED}
    with looked_into(path) as session:  # also a ledger of another revision
        ledger = Reader(session)
        tasks = [number for (number,) in ledger.rows("SELECT id FROM task ORDER BY id")]
        editions = ledger.rows("SELECT id, source_text FROM edition")
        texts = (("passage", columns) for edition, text in editions for columns in passages(edition, text))
        for table, columns in chain(derived(ledger, tasks), texts):
            row = dict(columns)
            found[table][row.pop("id")] = row  # type: ignore[index]
    return found
