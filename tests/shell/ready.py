"""A process that has loaded the whole program and forks itself for each command: still a process of its own each time.

Loading takes a command ten times as long as most of what it does. What happens at a start is left to the tests that
start the program themselves: of the README, the start-up, encodings, interrupts, terminals. Where there is no fork,
all tests start it.
"""

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from typing import NoReturn

import gytrack
from gytrack.cli.main import main
from shell.run import SECONDS, Done, environment

_READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ")


class Ready:
    """The process that waits; it is started when first asked. One command runs at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._turn = threading.Lock()

    def run(self, words: Sequence[str], environ: dict[str, str], typed: bytes, folder: Path) -> Done | None:
        """Run a command as ``shell.run`` would.

        Null where only a new process will do: while another command runs, or where Python would start otherwise.
        """
        if sys.platform != "linux" or _starts_otherwise(environ) or not self._turn.acquire(blocking=False):
            return None
        try:
            return self._run(words, environ, typed, folder)
        finally:
            self._turn.release()

    def _run(self, words: Sequence[str], environ: dict[str, str], typed: bytes, folder: Path) -> Done:
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(typed)
            given.seek(0)
            files = [f"/proc/{os.getpid()}/fd/{one.fileno()}" for one in (given, out, err)]
            code = self._ask({"words": words, "environ": environ, "folder": str(folder), "files": files})
            out.seek(0)
            err.seek(0)
            return Done(code, out.read().decode(), err.read().decode())

    def _ask(self, command: dict[str, object]) -> int:
        self._process = self._process or _started()
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None
        assert answering is not None
        asking.write(json.dumps(command) + "\n")
        asking.flush()
        return int(answering.readline())


def _starts_otherwise(environ: dict[str, str]) -> bool:
    """Say whether Python would read at its start what the waiting process did not find."""
    plain = environment()
    return any(
        plain.get(name) != value for name, value in environ.items() if name.startswith(_READ_AT_THE_START)
    )


def _started() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        (sys.executable, "-m", "shell.ready"),
        cwd=Path(__file__).parents[1],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(process.kill)
    return process


def load() -> None:
    """Load all of the program, and keep a child from copying what it only looks at."""
    for module in walk_packages(gytrack.__path__, "gytrack."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()


def serve() -> None:
    """Fork for each line that comes in, and answer with the exit code; the standard streams are left to the children."""
    with os.fdopen(os.dup(0), encoding="utf-8") as asking, os.fdopen(os.dup(1), "w") as answering:
        for line in asking:
            child = os.fork()
            if child == 0:
                _be(**json.loads(line))
            _, status = os.waitpid(child, 0)
            answering.write(f"{os.waitstatus_to_exitcode(status)}\n")
            answering.flush()


def _be(words: list[str], environ: dict[str, str], folder: str, files: list[str]) -> NoReturn:
    """Be the command, with the streams, the folder and the environment that a new process would have, and end as one."""
    signal.alarm(SECONDS)
    for number, name in enumerate(files):
        os.dup2(os.open(name, os.O_WRONLY if number else os.O_RDONLY), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    code = 1
    try:
        code = main(words)
    except BaseException:  # noqa: BLE001 - the last one who could say it
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    load()
    serve()
