"""A ledger of many tasks and many reports, the same for the same seed, to measure and to test with.

    python tests/benchmarks/large.py DB [--tasks 10000] [--entries 3] [--seed 1]

The plan reads as plans do: chapters of projects of tasks, 200 departments of which one leads and some support, a target
on every second task, some yearly, some with a baseline or added up by department. A task has from none to twice
``--entries`` reports over 18 months, each logged by a command of its own as a person would. All of it goes through the
program's own writing functions, in two transactions.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from large_plan import ENDS, STARTS, TODAY, plan_of, sentence

from gytrack.addresses import names_server
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, Command, insert, update
from gytrack.ledger.connection import Reader, is_there, reading, writing
from gytrack.ledger.migrate import Maker, create
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply_all
from gytrack.usecases.importing import import_plan

CODE = "large"
_NOW = datetime(2025, 6, 30, 1, 0, tzinfo=UTC)
_STATES = ("not_started", "on_track", "slow", "blocked", "done", "ongoing")


class Entered(NamedTuple):
    """What the reports are written from: the plan's rows with their ids, and who leads and supports each task."""

    plan_id: int
    tasks: list[TaskRow]
    parties: dict[int, list[int]]
    targets: dict[int, list[TargetRow]]


class Made(NamedTuple):
    """What making took: the seconds of the import, and of the reports; the ledger's size in bytes after each."""

    importing: float
    imported: int
    reporting: float
    reported: int


def make(db: str, tasks: int, entries: int = 3, seed: int = 1) -> Made:
    """Make a ledger where none is: one plan of so many tasks, with about so many reports a task on average."""
    chance = Random(seed)
    create(db, Maker(_NOW, "张三"))
    plan, source = plan_of(tasks, chance)
    start = time.perf_counter()
    with writing(db) as ledger:
        import_plan.store(
            ledger, Actor("张三", _NOW, TODAY), [import_plan.incoming(plan, source, CODE, None)]
        )
    imported, size = time.perf_counter(), _size(db)
    if entries:
        with writing(db) as ledger:
            entered = _entered(ledger)
            apply_all(ledger, _commands(ledger, entered, entries, chance))
    return Made(imported - start, size, time.perf_counter() - imported, _size(db))


def _size(db: str) -> int:
    if not names_server(db):
        return Path(db).stat().st_size
    with reading(db) as ledger:
        (size,) = ledger.one("SELECT pg_database_size(current_database())") or (0,)
    return int(size)


def _entered(ledger: Reader) -> Entered:
    (plan_id,) = ledger.one("SELECT max(id) FROM plan") or (0,)
    chosen = Filter(plan_id)
    parties: dict[int, list[int]] = {}
    for task_id, department in ledger.rows(
        "SELECT task_id, department_id FROM assignment ORDER BY task_id, ord"
    ):
        parties.setdefault(task_id, []).append(department)
    targets: dict[int, list[TargetRow]] = {}
    for target in target_queries.targets(ledger, chosen):
        if target.task_id is not None:
            targets.setdefault(target.task_id, []).append(target)
    return Entered(plan_id, task_queries.tasks(ledger, chosen), parties, targets)


def _commands(
    ledger: Reader, entered: Entered, entries: int, chance: Random
) -> Iterator[tuple[Command, Iterable[Change]]]:
    """Yield a command for each report, in the order of their days."""
    yield Command(_NOW, "张三", "test", "按单位汇总", entered.plan_id), _shared_targets(entered)
    ids, numbers = Ids(ledger), count(next_command(ledger))
    days = [
        (STARTS + timedelta(days=chance.randrange((TODAY - STARTS).days)), task)
        for task in entered.tasks
        for _ in range(chance.randint(0, 2 * entries))
    ]
    for number, (day, task) in zip(
        numbers, sorted(days, key=lambda pair: (pair[0], pair[1].id)), strict=False
    ):
        at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
        command = Command(at, "张三", "log", f"log {task.code}", entered.plan_id)
        yield command, list(_entry(ids, entered, number, day, task, chance))


def _shared_targets(entered: Entered) -> Iterator[Change]:
    """Let the departments' values add up for one target in twenty."""
    for targets in entered.targets.values():
        for target in targets:
            if target.id % 20 == 0:
                yield update("target", target.id, {"by_department": False}, by_department=True)


def _entry(
    ids: Ids, entered: Entered, command: int, day: date, task: TaskRow, chance: Random
) -> Iterator[Change]:
    """Yield one report: a text, at times a percent, a state or figures; half of them by a department."""
    done = (day - STARTS).days / (ENDS - STARTS).days
    department = chance.choice([None, *entered.parties.get(task.id, ())[:3]])
    number = ids.next("entry")
    yield insert(
        "entry",
        number,
        plan_id=entered.plan_id,
        task_id=task.id,
        target_id=None,
        command_id=command,
        day=day,
        text=sentence(chance, 60, 200),
        problem=sentence(chance, 10, 40) if chance.random() < 0.2 else "",
        next_step=sentence(chance, 10, 60) if chance.random() < 0.5 else "",
        state=chance.choice(_STATES) if chance.random() < 0.3 else None,
        percent=min(100, int(150 * done * chance.random())) if chance.random() < 0.7 else None,
        department_id=department,
        source=chance.choice(("", "周报", "电话")),
    )
    for order, target in enumerate(entered.targets.get(task.id, ()), 1):
        yield insert(
            "measurement", ids.next("measurement"), entry_id=number, target_id=target.id, ord=order,
            **_figure(target, done, chance),
        )  # fmt: skip


def _figure(target: TargetRow, done: float, chance: Random) -> dict[str, Any]:
    kind = chance.choices(("total", "add", "met", "unmet"), (16, 2, 1, 1))[0]
    value = (target.value * Decimal(round(150 * done * chance.random())) / 100).quantize(Decimal("0.1"))
    return {"kind": kind, "value": value if kind in ("total", "add") else None}


def main() -> int:
    """Make a ledger."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "db", help="where the ledger is to be, a file or a database; nothing may be there yet"
    )
    parser.add_argument("--tasks", type=int, default=10_000, help="how many tasks")
    parser.add_argument("--entries", type=int, default=3, help="how many reports a task has on average")
    parser.add_argument("--seed", type=int, default=1, help="another number gives another ledger")
    parser.add_argument("--table", action="store_true", help="print what the import took as a row of a table")
    asked = parser.parse_args()
    if is_there(asked.db):
        parser.error(f"{asked.db} is there already")
    made = make(asked.db, asked.tasks, asked.entries, asked.seed)
    if asked.table:
        print(f"| {asked.tasks} | {made.importing:.1f} | {made.imported / 1e6:.1f} |", flush=True)
        return 0
    print(
        f"import of {asked.tasks} tasks in one transaction: {made.importing:.1f} s, {made.imported / 1e6:.1f} MB; "
        f"with reports: {made.reporting:.1f} s more, {made.reported / 1e6:.1f} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
