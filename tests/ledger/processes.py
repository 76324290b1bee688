"""Starting the worker, and the program itself, as processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(HERE.parent), "PYTHONIOENCODING": "utf-8"}


def start(job: str, ledger: str, *words: str) -> subprocess.Popen[str]:
    """Start a job on the ledger that ``--db`` would name."""
    return subprocess.Popen(
        [sys.executable, str(HERE / "worker.py"), job, ledger, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
        text=True,
        encoding="utf-8",
    )


def start_program(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "gytrack", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        text=True,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str], typed: str = "", seconds: float = 60) -> list[str]:
    """Wait for the end and return the lines that were printed."""
    out, _ = process.communicate(typed, timeout=seconds)
    return out.splitlines()
