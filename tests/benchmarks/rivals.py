"""What the program is measured against: Taskwarrior with as many tasks, and SQLite's shell with the bare query."""

import os
import shutil
import subprocess
import uuid
from pathlib import Path
from random import Random
from typing import NamedTuple

from large_plan import sentence
from sizes import Department

_BARE = (
    "SELECT t.code, t.kind, a.role, t.due, coalesce(t.own_title, t.title) FROM assignment a "
    "CROSS JOIN task t WHERE a.department_id = {} AND t.id = a.task_id ORDER BY t.ord"
)


class Rival(NamedTuple):
    """A command that lists as many rows, and what its environment has to hold."""

    name: str
    command: list[str]
    environment: dict[str, str]


def bare_query(ledger: Path, department: Department) -> Rival | None:
    """Return SQLite's own shell over the same ledger, null where there is none."""
    shell = shutil.which("sqlite3")
    if shell is None:
        return None
    words = [shell, "-readonly", "-tabs", str(ledger), _BARE.format(department.id)]
    return Rival("sqlite3, the bare query", words, {})


def taskwarrior(folder: Path, tasks: int, listed: int) -> Rival | None:
    """Make a list of so many tasks for Taskwarrior, of which a project has ``listed``; null where there is none."""
    program = shutil.which("task")
    if program is None:
        return None
    folder.mkdir()
    Path(folder, "rc").write_text(
        f"data.location={folder}\nconfirmation=no\nverbose=nothing\ngc=off\n", encoding="utf-8"
    )
    chance = Random(1)
    with Path(folder, "pending.data").open("w", encoding="utf-8") as file:
        for number in range(tasks):
            project = "X" if number * listed // tasks != (number + 1) * listed // tasks else f"P{number % 49}"
            file.write(
                f'[description:"{sentence(chance, 20, 40)}" entry:"1704067200" modified:"1704067200" '
                f'project:"{project}" status:"pending" uuid:"{uuid.UUID(int=chance.getrandbits(128), version=4)}"]\n'
            )
    environment = {"TASKRC": str(folder / "rc"), "TASKDATA": str(folder)}
    return Rival("Taskwarrior, project:X list", [program, "project:X", "list"], environment)


def versions() -> str:
    """Return the versions of the rivals that there are."""
    found = []
    for name, words in (("Taskwarrior", ["task", "--version"]), ("SQLite's shell", ["sqlite3", "--version"])):
        if shutil.which(words[0]):
            done = subprocess.run(words, env=os.environ, capture_output=True, check=False, text=True)
            found.append(f"{name} {done.stdout.split()[0]}")
    return ", ".join(found)
