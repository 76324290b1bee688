"""A real pseudo-terminal around a process, for what only happens on one."""

import os
import select
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from shell.run import SECONDS, interruptible

_ASKED = (b"[y/N]", b"[Y/n]", "再回车）".encode())


class Screen(NamedTuple):
    """A terminal's cells, and whether a person sits at it; without one, stdin is empty."""

    columns: int = 0
    lines: int = 0
    manned: bool = True


_ANY = Screen()


def on_terminal(
    words: Sequence[str],
    environ: dict[str, str],
    *,
    typed: bytes = b"",
    screen: Screen = _ANY,
    folder: Path | None = None,
) -> tuple[int, str]:
    """Run on a terminal; what is typed is sent once the program has asked for it."""
    import pty  # Windows has none

    ours, theirs = pty.openpty()
    set_size(theirs, screen)
    process = subprocess.Popen(
        words,
        stdin=theirs if screen.manned else subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={"TERM": "xterm-256color"} | environ,
        cwd=folder,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - Ctrl-C only reaches the terminal's own session
    )
    os.close(theirs)
    shown = b""
    deadline = time.monotonic() + SECONDS
    while part := _next_part(ours, deadline):
        shown += part
        if typed and shown.rstrip().endswith(_ASKED):
            os.write(ours, typed)
            typed = b""
    os.close(ours)  # a program that still waits for an answer ends here
    return process.wait(timeout=SECONDS), shown.decode().replace("\r\n", "\n")


def _next_part(terminal: int, deadline: float) -> bytes:
    """Return what comes next, nothing where the program has ended or says no more."""
    ready, _, _ = select.select([terminal], [], [], max(0, deadline - time.monotonic()))
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:  # the other end is closed
        return b""


def set_size(terminal: int, screen: Screen) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", screen.lines, screen.columns, 0, 0))


def own_terminal() -> None:
    import fcntl
    import termios

    interruptible()
    fcntl.ioctl(1, termios.TIOCSCTTY, 0)
