"""How the cost of commands grows with the ledger, against a start-up, Taskwarrior and SQLite's shell.

    python tests/benchmarks/scale.py [--sizes 70 1000 10000 100000] [--entries 10] [--pairs 11] [--ledgers FOLDER] [--strict]

Ledgers are made by ``large.py``, each once; with ``--ledgers`` they are kept in a folder and found there again. Every run
of a command is a whole process into a pipe, right after one of the floor (``startup.py``) and one of the same command on
a ledger of one task: what it takes beyond that is what the size costs. The ratios are of the time until a process ended,
the seconds those that the processor was busy, which others who use it disturb less. Printed is Markdown. With
``--strict`` a budget that is exceeded ends in exit code 1.
"""

import argparse
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple

from exporting import Run, export
from large_plan import TODAY
from rivals import Rival, bare_query, taskwarrior, versions
from sizes import Ledger, imports, made
from startup import FLOOR, SLOWED, in_pipe, program

EMPTY = 1
"""Tasks of the ledger that is as good as empty; it has no reports."""


class Case(NamedTuple):
    """A command; ``{dept}`` stands for the largest department. ``budget`` is in seconds beyond the smallest ledger."""

    name: str
    words: tuple[str, ...]
    budget: float | None = None


CASES = (
    Case("`--help`", ("--help",)),
    Case("`show 1.1.1`", ("show", "1.1.1"), 0.05),
    Case("`why 1.1.1`", ("why", "1.1.1"), 0.05),
    Case("`log 1.1.1`", ("log", "1.1.1", "已部署，正在推进", "--percent", "30"), 0.05),
    Case("`status --section 1.1`", ("status", "--section", "1.1"), 0.05),
    Case("`list --dept`", ("list", "--dept", "{dept}"), 0.05),
    Case("`status --dept`", ("status", "--dept", "{dept}"), 0.05),
    Case("`status --by dept`", ("status", "--by", "dept"), 0.6),
)
MEMORY = {"csv": 80, "xlsx": 150}
TIMES_FASTER = 8


class Measured(NamedTuple):
    """Runs of one command: its ratios to the floor, its seconds beyond the smallest ledger, the rows that it printed."""

    ratios: list[float]
    beyond: list[float]
    rows: int


def measure(case: Case, ledger: Ledger, empty: Ledger, environment: dict[str, str], pairs: int) -> Measured:
    """Run a command in turn with the floor and with itself on the smallest ledger."""
    ratios, beyond = [], []
    for number in range(pairs + 1):
        floor, small = run(FLOOR, environment), run(words(case, empty), environment)
        large = run(words(case, ledger), environment)
        if number:  # the first of each warms the caches
            ratios.append(large.seconds / floor.seconds)
            beyond.append(large.busy - small.busy)
    return Measured(ratios, beyond, rows_of(words(case, ledger), environment))


def run(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command into a pipe, by itself."""
    before = getrusage(RUSAGE_CHILDREN)
    seconds = in_pipe(command, environment)
    after = getrusage(RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, busy, 0)


def words(case: Case, ledger: Ledger) -> list[str]:
    """Return a command on a ledger."""
    return [
        program(),
        "--db",
        str(ledger.path),
        *(word.replace("{dept}", ledger.department.name) for word in case.words),
    ]


def rows_of(command: list[str], environment: dict[str, str]) -> int:
    """Count the lines that a command prints."""
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout.count(b"\n")


def machine() -> str:
    """Name the machine and the versions."""
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions()}"
    )


def spread(numbers: list[float], digits: int) -> str:
    """Write the least, the median and the greatest."""
    return " / ".join(f"{number:.{digits}f}" for number in (min(numbers), median(numbers), max(numbers)))


class Suite:
    """The measurements over all sizes; ``over`` says whether a budget was exceeded."""

    def __init__(self, ledgers: list[Ledger], empty: Ledger, environment: dict[str, str], pairs: int) -> None:
        self._ledgers, self._empty, self._environment, self._pairs = ledgers, empty, environment, pairs
        self.over = False

    def commands(self) -> None:
        """Print each command at each size, and its slope."""
        print(
            "\n| command | tasks | rows | × floor: min / median / max | busy s beyond 1 task: min / median / max | |"
        )
        print("|---|---:|---:|---|---|---|")
        for case in CASES:
            found = []
            for ledger in self._ledgers:
                one = measure(case, ledger, self._empty, self._environment, self._pairs)
                found.append(one)
                last = ledger is self._ledgers[-1]
                verdict = self._judged(median(one.beyond), case.budget) if last else ""
                ratios, beyond = spread(one.ratios, 2), spread(one.beyond, 3)
                print(
                    f"| {case.name} | {ledger.tasks} | {one.rows} | {ratios} | {beyond} | {verdict} |",
                    flush=True,
                )
            self._slope(case, found)

    def _slope(self, case: Case, found: list[Measured]) -> None:
        """Print what a task more costs from the second size to the last."""
        if len(found) > 2:
            more = self._ledgers[-1].tasks - self._ledgers[1].tasks
            seconds = median(found[-1].beyond) - median(found[1].beyond)
            rows = found[-1].rows - found[1].rows
            a_row = f", {seconds / rows * 1e6:.0f} µs a row" if rows > 0 else ""
            print(f"| {case.name} | slope | | | {seconds / more * 1e6:.1f} µs a task{a_row} | |", flush=True)

    def rivals(self, folder: Path) -> None:
        """Print how many times faster the program lists a department than others list as many rows."""
        print("\n| tasks | rows | against | `list --dept` | `status --dept` | |")
        print("|---:|---:|---|---|---|---|")
        for ledger in self._ledgers:
            department = ledger.department
            task = taskwarrior(folder / f"task{ledger.tasks}", ledger.tasks, department.tasks)
            for rival in filter(None, (task, bare_query(ledger.path, department))):
                cases = [case for case in CASES if "{dept}" in case.words]
                found = [self._against(rival, case, ledger) for case in cases]
                judged = rival is task and ledger is self._ledgers[-1]
                verdict = self._judged(-median(found[0]), -TIMES_FASTER) if judged else ""
                cells = " | ".join(spread(ratios, 2) for ratios in found)
                print(
                    f"| {ledger.tasks} | {department.tasks} | {rival.name} | {cells} | {verdict} |",
                    flush=True,
                )

    def _against(self, rival: Rival, case: Case, ledger: Ledger) -> list[float]:
        theirs = self._environment | rival.environment
        found = [
            in_pipe(rival.command, theirs) / in_pipe(words(case, ledger), self._environment)
            for _ in range(self._pairs + 1)
        ]
        return found[1:]

    def exports(self, folder: Path) -> None:
        """Print what exporting the largest ledger takes."""
        print("\n| export | rows | s | MB held | MB written | |")
        print("|---|---:|---:|---:|---:|---|")
        ledger = self._ledgers[-1]
        for ending, most in MEMORY.items():
            file = folder / f"export.{ending}"
            run = export(file, self._environment | {"GYTRACK_DB": str(ledger.path)})
            verdict = self._judged(run.megabytes, most)
            size = file.stat().st_size / 1e6
            print(
                f"| {ending} | {ledger.tasks} | {run.seconds:.1f} | {run.megabytes:.0f} | {size:.1f} | {verdict} |"
            )

    def _judged(self, found: float, budget: float | None) -> str:
        if budget is None:
            return ""
        self.over |= found > budget
        return f"{'over' if found > budget else 'within'} {abs(budget):g}"


def main() -> int:
    """Make the ledgers, measure, print the tables, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[70, 1000, 10_000, 100_000], help="tasks")
    parser.add_argument("--entries", type=int, default=10, help="reports a task has on average")
    parser.add_argument("--pairs", type=int, default=11, help="counted runs of each")
    parser.add_argument("--ledgers", type=Path, help="a folder in which the ledgers are kept")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a budget is exceeded")
    asked = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if name not in SLOWED}
    environment |= {"GYTRACK_TODAY": str(TODAY), "GYTRACK_USER": "张三"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = asked.ledgers or folder
        print(f"{machine()}\n", flush=True)
        ledgers = [made(kept, tasks, asked.entries) for tasks in asked.sizes]
        suite = Suite(ledgers, made(kept, EMPTY, 0), environment, asked.pairs)
        suite.commands()
        suite.rivals(folder)
        suite.exports(folder)
        imports(folder, asked.sizes)
    return 1 if suite.over and asked.strict else 0


if __name__ == "__main__":
    sys.exit(main())
