"""What exporting a large ledger takes beyond start-up, in seconds and memory, for each format.

    python tests/benchmarks/exporting.py [--tasks 10000] [--entries 3] [--pairs 7] [--only csv] [--strict]

Each ``gytrack export`` of the large ledger is a whole process, paired with one of the example's 71 tasks right before
it: what that one takes is start-up. Beside the seconds stand those that the processor was busy, which tell more where
others use it too, and the ratio to the floor of ``startup.py``, by which two machines can be compared. Budgets are for 10,000 tasks; with ``--strict`` a median over one ends in exit
code 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from large_plan import TODAY
from startup import FLOOR, in_pipe, prepared, program

BUDGETS = {"csv": 0.3, "tsv": None, "md": None, "json": None, "xlsx": 1.5}


class Run(NamedTuple):
    """What one process took: the seconds until it ended, those it computed, the most memory it held in megabytes."""

    seconds: float
    busy: float
    megabytes: float


def export(file: Path, environment: dict[str, str]) -> Run:
    """Run an export as a whole process; its memory is its own, not the largest of all children."""
    command = [program(), "export", str(file), "--force"]
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def make(path: Path, tasks: int, entries: int) -> None:
    """Make the large ledger in a process of its own: a child's peak counts what its parent held when it was forked."""
    words = [str(path), "--tasks", str(tasks), "--entries", str(entries)]
    subprocess.run([sys.executable, str(Path(__file__).with_name("large.py")), *words], check=True)


def measured(ending: str, folder: Path, environment: dict[str, str], pairs: int) -> bool:
    """Print one line of the table and return whether the format is over its budget."""
    file, large = folder / f"export.{ending}", environment | {"GYTRACK_DB": str(folder / "large.db")}
    beyond, busy, ratios, small_sizes, sizes = [], [], [], [], []
    for number in range(pairs + 1):
        floor = in_pipe(FLOOR, environment)
        small, run = export(file, environment), export(file, large)
        if number:  # the first of each warms the caches
            beyond.append(run.seconds - small.seconds)
            busy.append(run.busy - small.busy)
            ratios.append(run.seconds / floor)
        small_sizes.append(small.megabytes)
        sizes.append(run.megabytes)
    budget = BUDGETS[ending]
    over = budget is not None and median(beyond) > budget
    verdict = "" if budget is None else f"{budget:>8.2f}  {'OVER' if over else 'ok'}"
    print(
        f"{ending:<8}{min(beyond):>7.2f}{median(beyond):>8.2f}{max(beyond):>7.2f}{median(busy):>8.2f}{median(ratios):>10.1f}"
        f"{max(small_sizes):>8.0f}{max(sizes):>8.0f}{file.stat().st_size / 1e6:>8.1f}{verdict}",
        flush=True,
    )
    return over


def main() -> int:
    """Measure, print the table, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tasks", type=int, default=10_000, help="tasks of the large ledger")
    parser.add_argument("--entries", type=int, default=3, help="reports a task has on average")
    parser.add_argument("--pairs", type=int, default=7, help="counted pairs for each format")
    parser.add_argument("--only", default="", help="measure only the format of this ending")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a median is over its budget")
    asked = parser.parse_args()
    over = False
    with prepared() as environment, tempfile.TemporaryDirectory() as name:
        make(Path(name, "large.db"), asked.tasks, asked.entries)
        print(f"{asked.tasks} tasks, {asked.entries} reports each; MB: peak of 71 tasks, peak, file")
        print(
            f"{'format':<8}{'min s':>7}{'median':>8}{'max':>7}{'busy s':>8}{'x floor':>10}{'71':>8}{'peak':>8}{'file':>8}{'budget':>8}"
        )
        for ending in BUDGETS:
            if asked.only in ("", ending):
                over |= measured(ending, Path(name), environment | {"GYTRACK_TODAY": str(TODAY)}, asked.pairs)
    return 1 if over and asked.strict else 0


if __name__ == "__main__":
    sys.exit(main())
