"""How long whole commands take, against a process that imports what every command needs and does nothing.

    python tests/benchmarks/startup.py [--pairs 21] [--only log] [--strict]

Machines differ and are shared, so no time is judged, only ratios: each run of a command is paired with a run of the
floor right before it, and the median of the pairs is held against the budget. With ``--strict`` a median over its
budget ends in exit code 1.
"""

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

import gytrack
from gytrack.cli.completion.typed import SEPARATOR

EXAMPLE = Path(__file__).parents[2] / "examples" / "gongshu.txt"
FLOOR = [sys.executable, "-c", "import typer, rich.table, sqlite3"]
COLUMNS = 100
_DEPT = "区卫健局"
_REPORTED = ("2.1.1", "2.1.3", "2.2.1", "2.3.1", "2.4.1", "3.1.1", "4.1.1", "5.1.1")
SLOWED = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")  # nobody who uses the program sets these

Run = Callable[[list[str], dict[str, str]], float]


class Case(NamedTuple):
    """A command to measure: its words, how it is run, and the ratio that its median is to stay below.

    With a key pressed the words are not run: a shell asks what the last of them may be.
    """

    name: str
    words: tuple[str, ...]
    budget: float | None
    on_terminal: bool = False
    key_pressed: bool = False

    def environ(self) -> dict[str, str]:
        """Return what the environment has to hold for it."""
        if not self.key_pressed:
            return {}
        return {"_GYTRACK_COMPLETE": "zsh", "_GYTRACK_TYPED": SEPARATOR.join(("gytrack", *self.words))}

    def typed(self) -> tuple[str, ...]:
        """Return the words that the program gets."""
        return () if self.key_pressed else self.words


CASES = (
    Case("status --dept, pipe", ("status", "--dept", _DEPT), 1.3),
    Case("status --dept, terminal", ("status", "--dept", _DEPT), 1.5, on_terminal=True),
    Case("log", ("log", "2.1.3", "旗舰中医馆已挂牌2家", "--percent", "40"), 1.6),
    Case("list, pipe", ("list",), 1.3),
    Case("show, pipe", ("show", "2.1.3"), 1.3),
    Case("why, pipe", ("why", "2.1.3"), 1.3),
    Case("targets, pipe", ("targets",), 1.3),
    Case("bare, pipe", (), 1.3),
    Case("bare, terminal", (), 1.5, on_terminal=True),
    Case("--help, pipe", ("--help",), 1.0),
    Case("key: a command", ("sta",), 1.5, key_pressed=True),
    Case("key: a department", ("status", "--dept", "qwj"), 1.5, key_pressed=True),
    Case("key: a code", ("why", "2.1."), 1.5, key_pressed=True),
    Case("key: a figure", ("log", "2.1.3", "--value", ""), 1.5, key_pressed=True),
)


def in_pipe(command: list[str], environment: dict[str, str]) -> float:
    """Run a command into a pipe and return the seconds until it ended and all of its output was read."""
    start = time.perf_counter()
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
    return seconds


def on_terminal(command: list[str], environment: dict[str, str]) -> float:
    """Run a command on a pseudo-terminal and return the seconds until it ended and all of its output was read."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    _drain(ours)
    code = process.wait()
    seconds = time.perf_counter() - start
    os.close(ours)
    if code:
        raise RuntimeError(f"{command} ended with {code}")
    return seconds


def _drain(terminal: int) -> None:
    with suppress(OSError):  # Linux ends a terminal that its last process has left with an error
        while os.read(terminal, 65536):
            pass


def ratios(run: Run, command: list[str], environment: dict[str, str], pairs: int) -> list[float]:
    """Return the ratio of the command to the floor, pair by pair, after one run of each that does not count."""
    run(FLOOR, environment)
    run(command, environment)
    found = []
    for _ in range(pairs):
        floor = run(FLOOR, environment)
        found.append(run(command, environment) / floor)
    return found


@contextmanager
def prepared() -> Iterator[dict[str, str]]:
    """Give the environment of a fresh ledger that holds the example and some reports, the bytecode compiled."""
    compileall.compile_dir(Path(gytrack.__file__).parent, quiet=1)
    environment = {name: value for name, value in os.environ.items() if name not in SLOWED}
    with tempfile.TemporaryDirectory() as folder:
        environment |= {"GYTRACK_DB": str(Path(folder, "ledger.db")), "TERM": "xterm-256color"}
        environment.pop("COLUMNS", None)  # it would outdo the pseudo-terminal's own size
        in_pipe([program(), "import", str(EXAMPLE), "--yes"], environment)
        for code in _REPORTED:
            in_pipe([program(), "log", code, "已部署，正在推进", "--percent", "30"], environment)
        yield environment


def program() -> str:
    """Return the console script that stands beside this interpreter."""
    return str(Path(sys.executable).with_name("gytrack"))


def main() -> int:
    """Measure, print the table, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=21, help="counted pairs for each command")
    parser.add_argument("--only", default="", help="measure only the commands whose name has this in it")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a median is over its budget")
    asked = parser.parse_args()
    over = 0
    print(f"{'command':<26}{'min':>7}{'median':>8}{'max':>7}{'budget':>8}")
    with prepared() as environment:
        for case in CASES:
            if asked.only in case.name:
                over += _measured(case, environment, asked.pairs)
    return 1 if over and asked.strict else 0


def _measured(case: Case, environment: dict[str, str], pairs: int) -> bool:
    """Print one line of the table and return whether the case is over its budget."""
    run = on_terminal if case.on_terminal else in_pipe
    found = ratios(run, [program(), *case.typed()], environment | case.environ(), pairs)
    middle = median(found)
    over = case.budget is not None and middle > case.budget
    budget = "" if case.budget is None else f"{case.budget:>8.2f}  {'OVER' if over else 'ok'}"
    print(f"{case.name:<26}{min(found):>7.2f}{middle:>8.2f}{max(found):>7.2f}{budget}", flush=True)
    return over


if __name__ == "__main__":
    sys.exit(main())
