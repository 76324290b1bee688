"""Start the frame over the stand-ins as a process of its own, as a person would."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parents[1]
_KEPT = ("PATH", "SYSTEMROOT", "PYTHONDONTWRITEBYTECODE")


class Done(NamedTuple):
    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return an environment that knows nothing of this machine's home."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    nowhere = {"HOME": "/nonexistent", "LOGNAME": "张三", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(HERE)}
    return kept | nowhere | more


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "fakes", *words]


def run(*words: str, encoding: str = "utf-8", **more: str) -> Done:
    done = subprocess.run(
        command(*words), env=environment(**more), capture_output=True, check=False, timeout=60
    )
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))
