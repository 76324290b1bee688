"""Ledgers of a size, made in processes of their own and kept from one run to the next."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

MAKER = Path(__file__).with_name("large.py")


class Department(NamedTuple):
    """The department that has the most tasks of a ledger."""

    id: int
    name: str
    tasks: int


class Ledger(NamedTuple):
    """A ledger of a size, and its largest department."""

    path: Path
    tasks: int
    department: Department


def largest(ledger: Path) -> Department:
    """Return the department with the most tasks."""
    with closing(sqlite3.connect(ledger)) as connection:
        row = connection.execute(
            "SELECT d.id, d.name, count(DISTINCT a.task_id) FROM department d "
            "JOIN assignment a ON a.department_id = d.id GROUP BY d.id ORDER BY 3 DESC, 1 LIMIT 1"
        ).fetchone()
    return Department(*row)


def made(folder: Path, tasks: int, entries: int) -> Ledger:
    """Return the ledger of a size, made where it is not there yet, in a process of its own."""
    path = folder / f"{tasks}-{entries}.db"
    if not path.exists():
        given = [str(path), "--tasks", str(tasks), "--entries", str(entries)]
        done = subprocess.run(
            [sys.executable, str(MAKER), *given], check=True, capture_output=True, text=True
        )
        print(f"- {done.stdout.strip()}", flush=True)
    return Ledger(path, tasks, largest(path))


def imports(folder: Path, sizes: list[int]) -> None:
    """Print what importing a plan in one transaction takes, the change log and what is derived included."""
    print("\n| tasks imported in one transaction | s | MB of ledger |")
    print("|---:|---:|---:|")
    for tasks in sizes:
        path = folder / f"import{tasks}.db"
        words = [str(path), "--tasks", str(tasks), "--entries", "0", "--table"]
        subprocess.run([sys.executable, str(MAKER), *words], check=True)
        path.unlink()
