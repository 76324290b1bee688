"""A process in pipes."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SECONDS = 60
_NOWHERE = f"{os.devnull}/home"  # below a file nobody can make a folder, not even root
_KEPT = ("PATH", "SYSTEMROOT", "PYTHONDONTWRITEBYTECODE")


class Done(NamedTuple):
    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return an environment that knows nothing of this machine's home."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"HOME": _NOWHERE, "LOGNAME": "张三", "LC_ALL": "C.UTF-8"} | more


def run(
    words: Sequence[str],
    environ: dict[str, str],
    *,
    typed: bytes = b"",
    folder: Path | None = None,
    encoding: str = "utf-8",
) -> Done:
    done = subprocess.run(
        words, env=environ, cwd=folder, input=typed, capture_output=True, check=False, timeout=SECONDS
    )
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def interruptible() -> None:
    """Let a child be interrupted, even where its parents are not: in the background Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
