"""A person at the prompt of a real shell: keys go in, and what then stands on the line comes out."""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from ledgers import address
from shell.run import SECONDS, environment
from shell.terminal import Screen, own_terminal, set_size

from gytrack.cli.completion.scripts import script

TAB, HOME, ENTER, KILL = "\t", "\x01", "\r", "\x15"
READY = "type now"
_STEERING = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[\[(][0-?]*[ -/]*[@-~]|\x1b[=>]")
_PROGRAM = "#!{python}\nimport sys\nfrom gytrack.cli.main import main\nsys.exit(main())\n"
_SCREEN = Screen(columns=100, lines=40)


class Shell(NamedTuple):
    """A shell as it starts without what a person has set, and how it shows the words of a line, one in each <>."""

    words: tuple[str, ...]
    shows: str


SHELLS = {
    "bash": Shell(
        ("bash", "--noprofile", "--norc", "-i"), "PS1='> '; shown() { printf '<%s>' \"$@\"; echo; }"
    ),
    "zsh": Shell(("zsh", "-f", "-i"), "PS1='> '; bindkey -e; shown() { printf '<%s>' \"$@\"; echo; }"),
    "fish": Shell(
        ("fish", "--private", "-i"),
        "function fish_prompt; echo '> '; end; function shown; printf '<%s>' $argv; echo; end",
    ),
}


class Prompt:
    """A shell that waits for keys."""

    def __init__(self, terminal: int, folder: Path) -> None:
        self.folder = folder
        self._terminal = terminal
        self._seen = ""

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def wait_for(self, pattern: str) -> str:
        """Wait for what fits, and return all that has come since the last time."""
        until = time.monotonic() + SECONDS
        while not re.search(pattern, _STEERING.sub("", self._seen)):
            assert time.monotonic() < until, f"{pattern} did not come:\n{self._seen}"
            self._read()
        seen, self._seen = _STEERING.sub("", self._seen), ""
        return seen

    def line_after(self, keys: str) -> list[str]:
        """Press keys on an empty line, and return the words that the shell then takes it for."""
        self.press(f"{keys}{HOME}shown {ENTER}")
        found = re.search(r"<(gytrack(?:>.*)?)>\r\n", self.wait_for(r"<gytrack>.*\r\n"))
        return found[1].split("><") if found else []

    def listed_after(self, keys: str, pattern: str) -> str:
        """Press keys on an empty line, return what comes up to what fits, and empty the line."""
        self.press(keys)
        seen = self.wait_for(pattern)
        self.press(KILL)
        assert self.line_after("gytrack") == ["gytrack"]
        return seen

    def _read(self) -> None:
        ready, _, _ = select.select([self._terminal], [], [], 0.2)
        if ready:
            self._seen += os.read(self._terminal, 65536).decode(errors="replace")


@contextmanager
def at_prompt(name: str, db: Path, folder: Path, *, more: str = "", **environ: str) -> Iterator[Prompt]:
    """Give a shell that has read the script, in a folder of its own, with gytrack over a ledger.

    Args:
        name: the shell.
        db: the ledger.
        folder: where the shell runs.
        more: a line that the shell reads after the script.
        environ: more of its environment.
    """
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminal")
    _furnish(folder, name, more)
    ours, theirs = pty.openpty()
    set_size(theirs, _SCREEN)
    process = subprocess.Popen(
        SHELLS[name].words,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=_environ(folder, db) | environ,
        cwd=folder,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - keys only reach the terminal's own session
    )
    os.close(theirs)
    try:
        yield _ready(Prompt(ours, folder))
    finally:
        os.close(ours)  # which ends the shell
        process.kill()
        process.wait(timeout=SECONDS)


def _furnish(folder: Path, name: str, more: str) -> None:
    (folder / "bin").mkdir(parents=True)
    program = folder / "bin" / "gytrack"
    program.write_text(_PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    lines = [script(name), SHELLS[name].shows, more, f"echo {READY}", ""]
    (folder / "start").write_text("\n".join(lines), encoding="utf-8")


def _environ(folder: Path, db: Path) -> dict[str, str]:
    environ = environment(GYTRACK_DB=address(db), TERM="xterm-256color", HOME=str(folder))
    return environ | {"PATH": os.pathsep.join((str(folder / "bin"), environ["PATH"]))}


def _ready(prompt: Prompt) -> Prompt:
    prompt.wait_for("[>#$%] ")
    prompt.press(f". ./start{ENTER}")
    prompt.wait_for(f"{READY}[^>]*> ")
    return prompt
