"""Whatever people do, in whatever order: the log tells the tables, the chain holds, undo brings back what was."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from workbench import Book, Tables, hold_promises, small_plan, source

from gytrack.errors import GytrackError
from gytrack.usecases.importing.import_plan import incoming

TASKS = st.sampled_from(("1.1.1", "1.1.2", "1.2.1", "2.1.1"))
TARGETS = st.sampled_from(("1.1.1t1", "1.1.1t2", "1.1t1", "t1"))
PLANS = st.sampled_from(("small", "other", "third"))


class Commands(RuleBasedStateMachine):
    """Runs commands at random on a ledger; ``before`` holds the data before each of them."""

    ledger: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.book = Book(Path(shutil.copy(self.ledger, Path(self.folder.name) / "ledger.db")), "small")
        self.before: dict[int, Tables] = {}

    def teardown(self) -> None:
        hold_promises(self.book.path)
        self.folder.cleanup()

    def run(self, command: Callable[[], Any]) -> None:
        """Run a command; one that fails changes nothing."""
        data, log, last = self.book.data(), self.book.count("change"), self.book.count("command")
        with suppress(GytrackError):
            command()
            if self.book.count("command") == last + 1:
                self.before[last + 1] = data
            return
        assert (self.book.data(), self.book.count("change")) == (data, log)

    @rule(code=TASKS, percent=st.integers(0, 100), dept=st.sampled_from((None, "区卫健局", "各街道")))
    def log(self, code: str, percent: int, dept: str | None) -> None:
        self.run(lambda: self.book.log(code, "进展", percent=str(percent), dept=dept))

    @rule(code=TARGETS, value=st.integers(0, 9), kind=st.sampled_from(("values", "increments")))
    def log_value(self, code: str, value: int, kind: str) -> None:
        given: dict[str, Any] = {kind: [str(value)]}
        self.run(lambda: self.book.log(code, **given))

    @rule(total=st.integers(0, 9))
    def log_two_values(self, total: int) -> None:
        self.run(lambda: self.book.log("1.1.1", values=[f"t1={total}"], increments=["t2=1"]))

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
    def every_row_belongs_to_something(self) -> None:
        assert self.book.rows("PRAGMA foreign_key_check") == []


def test_random_sequences_of_commands(small_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Commands, "ledger", small_ledger, raising=False)
    run_state_machine_as_test(
        Commands,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
