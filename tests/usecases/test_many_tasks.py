"""Hundreds of tasks at once: asked for in batches, each stands as it does when it is asked for alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from ledgers import address
from workbench import TODAY, Book

from gytrack.ledger.connection import reading
from gytrack.ledger.queries.filters import Filter
from gytrack.status.rules import Rules
from gytrack.usecases.asking.choosing import choose_plan
from gytrack.usecases.reporting.report import TaskLine, target_statuses, task_lines

MAKER = Path(__file__).parents[1] / "benchmarks" / "large.py"


def made(path: Path, tasks: int, seed: int = 1) -> Book:
    words = ["--tasks", str(tasks), "--entries", "2", "--seed", str(seed)]
    subprocess.run([sys.executable, str(MAKER), address(path), *words], check=True)
    return Book(path)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return made(tmp_path_factory.mktemp("many") / "ledger.db", 260)


def lines_of(book: Book, codes: list[str]) -> list[TaskLine]:
    """Return the lines of tasks that are asked for one by one."""
    with reading(book.db) as ledger:
        plan = choose_plan(ledger, None)
        found = []
        for code in codes:
            chosen = Filter(plan.id, code=code)
            targets = target_statuses(ledger, chosen, TODAY, Rules())
            found += task_lines(ledger, plan, chosen, targets, TODAY, Rules())
        return found


def test_a_task_stands_the_same_alone_and_among_hundreds(many: Book) -> None:
    whole = many.status().tasks
    assert sum(len(line.targets) for line in whole) > 100
    assert sum(line.reports.last is not None for line in whole) > 200
    assert lines_of(many, [line.task.code for line in whole]) == whole


def test_a_department_sees_of_its_tasks_what_the_whole_plan_shows(many: Book) -> None:
    whole = {line.task.id: line for line in many.status().tasks}
    named = {name for line in whole.values() for name in (*line.lead, *line.support)}
    for name in sorted(named)[:20]:
        lines = many.status(dept=name).tasks
        assert {line.task.id for line in lines} == {
            line.task.id for line in whole.values() if name in (*line.lead, *line.support)
        }
        assert all(line._replace(role=None, via=None) == whole[line.task.id] for line in lines)


def test_every_light_and_verdict_occurs_among_many(many: Book) -> None:
    report = many.status()
    assert {line.status.light for line in report.tasks} == {None, "red", "yellow", "green", "grey"}
    assert {(status.met, status.met_by) for status in report.targets} == {
        (None, None), (True, "value"), (True, "statement"), (False, "value"), (False, "statement"),
    }  # fmt: skip


def test_the_same_seed_makes_the_same_ledger(tmp_path: Path) -> None:
    first, second, other = (
        made(tmp_path / "1", 40),
        made(tmp_path / "2", 40),
        made(tmp_path / "3", 40, seed=2),
    )
    assert first.status_text() == second.status_text() != other.status_text()
