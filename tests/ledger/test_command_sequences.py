"""Whatever people do, in whatever order: the log tells the tables, the chain holds, undo brings back what was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from ledgers import copied, whole
from workbench import Book, Tables, hold_promises, small_plan, source

from gytrack.errors import GytrackError
from gytrack.usecases.importing.import_plan import incoming
from gytrack.usecases.ruling.named_sets import built_in, one_set

TASKS = st.sampled_from(("1.1.1", "1.1.2", "1.2.1", "2.1.1"))
TARGETS = st.sampled_from(("1.1.1t1", "1.1.1t2", "1.1t1", "t1"))
DEPARTMENTS = st.sampled_from(
    ("区卫健局", "区财政局", "各街道", "长乐教育局", "米市巷街道", "小河街道", "卫健")
)
PLANS = st.sampled_from(("small", "other", "third"))


class Ledger(RuleBasedStateMachine):
    """Runs commands at random on a ledger; ``before`` holds the data before each of them."""

    ledger: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.book = Book(copied(self.ledger, Path(self.folder.name) / "ledger.db"), "small")
        self.before: dict[int, Tables] = {}

    def teardown(self) -> None:
        hold_promises(self.book.path)
        self.folder.cleanup()

    def run(self, command: Callable[[], Any]) -> None:
        """Run a command; one that fails changes nothing."""
        data, log, last = self.book.data(), self.book.count("change"), self.book.count("command")
        refused = self._refusal(command)
        if refused is None:
            if self.book.count("command") == last + 1:
                self.before[last + 1] = data
            return
        assert "请反馈" not in refused
        assert (self.book.data(), self.book.count("change")) == (data, log)

    def _refusal(self, command: Callable[[], Any]) -> str | None:
        try:
            command()
        except GytrackError as error:
            return str(error)
        return None

    @rule(code=TASKS, percent=st.integers(0, 100), dept=st.none() | DEPARTMENTS)
    def log(self, code: str, percent: int, dept: str | None) -> None:
        self.run(lambda: self.book.log(code, "进展", percent=str(percent), dept=dept))

    @rule()
    def undo(self) -> None:
        self.run(self.book.undo)

    @rule(back=st.integers(0, 12))
    def undo_number(self, back: int) -> None:
        self.run(lambda: self.book.undo(self.book.count("command") - back))

    @rule()
    def undo_at_once(self) -> None:
        """Undoing the very last command always works and brings back what was before it."""
        last = self.book.count("command")
        if last in self.before:
            state = self.before[last]
            self.run(lambda: self.book.undo(last))
            assert self.book.count("command") == last + 1
            assert self.book.data() == state

    @invariant()
    def at_most_one_default(self) -> None:
        assert len(self.book.rows("SELECT 1 FROM plan WHERE is_default")) <= 1

    @invariant()
    def no_code_and_no_text_twice(self) -> None:
        for column, table in (("code", "plan"), ("source_text", "edition")):
            values = [row[0] for row in self.book.rows(f"SELECT {column} FROM {table}")]
            assert len(values) == len(set(values))

    @invariant()
    def no_name_is_of_two_departments_and_nobody_is_twice_in_a_task_or_a_collective(self) -> None:
        named = "SELECT id, plan_id, name FROM department UNION ALL SELECT department_id, plan_id, name FROM alias"
        assert not self.book.rows(f"SELECT name FROM ({named}) GROUP BY plan_id, name HAVING count(*) > 1")
        for table, key in (("assignment", "task_id, department_id"), ("member", "collective_id, member_id")):
            assert not self.book.rows(f"SELECT 1 FROM {table} GROUP BY {key} HAVING count(*) > 1")

    @invariant()
    def every_row_belongs_to_something(self) -> None:
        whole(self.book.path)


class Departments(Ledger):
    """Moves rows between departments, which undo must follow."""

    @rule(name=DEPARTMENTS, alias=DEPARTMENTS)
    def alias(self, name: str, alias: str) -> None:
        self.run(lambda: self.book.alias(name, alias))

    @rule(name=DEPARTMENTS, new=DEPARTMENTS)
    def rename(self, name: str, new: str) -> None:
        self.run(lambda: self.book.rename(name, new))

    @rule(name=DEPARTMENTS, into=DEPARTMENTS)
    def merge(self, name: str, into: str) -> None:
        self.run(lambda: self.book.merge(name, into))

    @rule(name=DEPARTMENTS, member=DEPARTMENTS)
    def group(self, name: str, member: str) -> None:
        self.run(lambda: self.book.group(name, member))

    @rule(name=DEPARTMENTS, member=DEPARTMENTS)
    def ungroup(self, name: str, member: str) -> None:
        self.run(lambda: self.book.group(name, remove=[member]))


DAYS = st.sampled_from(("2025-06-01", "2025-06-02", "2025-06-03"))
AFTER = {
    None: {"applied", "na"},
    "applied": {"verified", "returned"},
    "verified": {"reopened"},
    "returned": {"applied", "na"},
    "reopened": {"applied", "na"},
    "na": {"reopened"},
}
"""Which step of a closing may follow which."""


class Closings(Ledger):
    """Closes tasks and opens them again, which undo must not tear apart, nor an edition."""

    @rule(code=TASKS, day=DAYS)
    def close(self, code: str, day: str) -> None:
        self.run(lambda: self.book.close(code, day=day))

    @rule(code=TASKS, day=DAYS, returned=st.booleans())
    def verify(self, code: str, day: str, returned: bool) -> None:
        self.run(lambda: self.book.verify(code, day=day, returned=returned, words="缺项"))

    @rule(code=TASKS, day=DAYS)
    def reopen(self, code: str, day: str) -> None:
        self.run(lambda: self.book.reopen(code, day=day))

    @rule(code=TASKS, day=DAYS)
    def set_aside(self, code: str, day: str) -> None:
        self.run(lambda: self.book.set_aside(code, "统建", day=day))

    @rule(left_out=TASKS)
    def update(self, left_out: str) -> None:
        plan = small_plan()
        tasks = tuple(task for task in plan.tasks if task.code != left_out)
        targets = tuple(target for target in plan.targets if target.owner != left_out)
        self.run(
            lambda: self.book.update(replace(plan, tasks=tasks, targets=targets), source(f"无{left_out}"))
        )

    @invariant()
    def every_closing_is_one_chain_in_the_order_of_its_days(self) -> None:
        rows = self.book.rows("SELECT task_id, id, follows_id, step FROM closing ORDER BY task_id, day, id")
        last: dict[int, tuple[int, str]] = {}
        for task, number, follows, step in rows:
            before, after = last.get(task, (None, None))
            assert (follows, step in AFTER[after]) == (before, True)
            last[task] = number, step


class Commands(Departments, Closings):
    """Runs every command."""

    @rule(code=TASKS, light=st.sampled_from(("red", "yellow", "green")))
    def override(self, code: str, light: Any) -> None:
        self.run(lambda: self.book.override(code, light, date(2025, 12, 31)))

    @rule(code=TASKS)
    def lift(self, code: str) -> None:
        self.run(lambda: self.book.lift(code))

    @rule(
        name=st.sampled_from(("default", "sanya", "flags")),
        day=st.dates(date(2025, 1, 1), date(2025, 12, 31)),
    )
    def use_rules(self, name: str, day: date) -> None:
        self.run(lambda: self.book.use_rules(one_set(name, built_in()), day))

    @rule(code=TARGETS, value=st.integers(0, 9), kind=st.sampled_from(("values", "increments")))
    def log_value(self, code: str, value: int, kind: str) -> None:
        given: dict[str, Any] = {kind: [str(value)]}
        self.run(lambda: self.book.log(code, **given))

    @rule(total=st.integers(0, 9))
    def log_two_values(self, total: int) -> None:
        self.run(lambda: self.book.log("1.1.1", values=[f"t1={total}"], increments=["t2=1"]))

    @rule(code=TASKS, back=st.integers(0, 6), percent=st.integers(0, 100))
    def correct(self, code: str, back: int, percent: int) -> None:
        number = str(self.book.count("command") - back)
        self.run(lambda: self.book.log(code, "更正", percent=str(percent), corrects=number))

    @rule(
        code=TARGETS, value=st.integers(0, 9), day=st.none() | st.sampled_from(("2025-03-01", "2025-06-30"))
    )
    def split(self, code: str, value: int, day: str | None) -> None:
        self.run(lambda: self.book.split(code, f"2025-06={value}", "2025=9", day=day))

    @rule(code=TARGETS)
    def clear_split(self, code: str) -> None:
        self.run(lambda: self.book.split(code, clear=True))

    @rule(code=TARGETS)
    def met(self, code: str) -> None:
        self.run(lambda: self.book.met(code))

    @rule(code=TARGETS)
    def unmet(self, code: str) -> None:
        self.run(lambda: self.book.unmet(code, "复核"))

    @rule(code=TASKS, title=st.sampled_from(("", "甲", "乙")))
    def title(self, code: str, title: str) -> None:
        self.run(lambda: self.book.title(code, title))

    @rule(day=st.dates(date(2023, 1, 1), date(2026, 12, 31)))
    def set_start(self, day: date) -> None:
        self.run(lambda: self.book.set_start(day))

    @rule(code=PLANS)
    def make_default(self, code: str) -> None:
        self.run(lambda: self.book.make_default(code))

    @rule(code=PLANS)
    def store(self, code: str) -> None:
        self.run(lambda: self.book.store(small_plan(), source(code), code))

    @rule(codes=st.tuples(PLANS, PLANS))
    def store_two(self, codes: tuple[str, str]) -> None:
        arriving = [incoming(small_plan(), source(code), code, None) for code in codes]
        self.run(lambda: self.book.store_all(*arriving))

    @rule(code=PLANS)
    def turn_to(self, code: str) -> None:
        self.book.plan = code


@pytest.mark.parametrize("machine", [Departments, Closings, Commands])
def test_random_sequences_of_commands(
    machine: type[Ledger], small_ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "ledger", small_ledger, raising=False)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
