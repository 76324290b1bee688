"""A real pseudo-terminal around the frame, for what only happens on one."""

import os
import pty
import subprocess
import time

from fakes.run import command, environment


def on_terminal(*words: str, typed: bytes = b"", **more: str) -> tuple[int, str]:
    """Run on a terminal; what is typed is sent once the program has asked for it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*words),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(**{"TERM": "xterm-256color", **more}),
        start_new_session=True,
        preexec_fn=_own_terminal,  # noqa: PLW1509 - Ctrl-C only reaches the terminal's own session
    )
    os.close(theirs)
    shown = b""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
        if typed and shown.rstrip().endswith((b"[y/N]", b"[Y/n]")):
            os.write(ours, typed)
            typed = b""
    os.close(ours)
    return process.wait(timeout=30), shown.decode().replace("\r\n", "\n")


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
