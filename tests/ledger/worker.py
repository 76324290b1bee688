"""A process of its own that works on a ledger, to be killed, starved or run beside another. Prints what is done."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from backups import backed_up_to, restored
from workbench import Book, small_plan, source

from gytrack.errors import GytrackError

LONG = "长" * 9_000


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def work_without_end(book: Book) -> None:
    """Log, import and undo; a line stands for a command that has been acknowledged."""
    number = 0
    while True:
        number += 1
        say("log", book.log("1.1.1", f"{number} {LONG}", values=["t1=1", "t2=2"]).number)
        imported = book.store(small_plan(), source(f"{os.getpid()}-{number}"), f"p{os.getpid()}-{number}")
        say("import", imported)
        say("undo", book.undo(imported))


def add_entries(book: Book, count: str) -> None:
    for number in range(int(count)):
        say("log", book.log("1.1.1", str(number)).number)


def hurry(book: Book, process: str, count: str) -> None:
    """Log as fast as can be; a line has the command's number and how long it took."""
    for number in range(int(count)):
        began = perf_counter()
        done = book.log("1.1.1", f"{process}-{number}").number
        say(done, f"{perf_counter() - began:.3f}")


def run_commands(book: Book, process: str, count: str) -> None:
    """Log by whole commands; a line has the exit code, how long it took, and what was complained of."""
    for number in range(int(count)):
        began = perf_counter()
        words = [
            "log",
            "1.1.1",
            f"{process}-{number}",
            "--db",
            book.db,
            "--plan",
            "small",
            "--today",
            "2025-06-30",
        ]
        done = subprocess.run([sys.executable, "-m", "gytrack", *words], capture_output=True, check=False)
        say(done.returncode, f"{perf_counter() - began:.3f}", ascii(done.stderr))


def import_one(book: Book, name: str) -> None:
    """Wait for the starting shot on stdin, so that several processes begin together."""
    say("ready")
    sys.stdin.readline()
    try:
        say("import", book.store(small_plan(), source(name), name))
    except GytrackError as error:
        say("refused", error)


def restore_without_end(book: Book, *files: str) -> None:
    """Restore one backup after the other; a line stands for a restore that has been acknowledged."""
    while True:
        for file in files:
            with TemporaryDirectory() as folder:
                say("restore", Path(file).name, restored(book, Path(file), Path(folder)).number)


def back_up_without_end(book: Book) -> None:
    number = 0
    while True:
        number += 1
        target = book.path.with_name(f"{os.getpid()}-{number}.db")
        say("backup", target.name, backed_up_to(book, target).commands)


def import_into_little_space(book: Book, size: str) -> None:
    """Import while no file may grow beyond a size, as on a full disk."""
    import resource  # not on every system

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    try:
        say("import", book.store(small_plan(), source("大" * 50_000, "大.txt"), "big"))
    except GytrackError as error:
        say("refused", error)


if __name__ == "__main__":
    job, ledger, *words = sys.argv[1:]
    worked = Book(Path(ledger), "small")
    worked.db = ledger  # a path, or the address of a server
    jobs: dict[str, Callable[..., None]] = {
        "work": work_without_end,
        "add": add_entries,
        "hurry": hurry,
        "commands": run_commands,
        "import": import_one,
        "backup": back_up_without_end,
        "restore": restore_without_end,
        "squeeze": import_into_little_space,
    }
    jobs[job](worked, *words)
