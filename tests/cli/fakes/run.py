"""Start the frame over the stand-ins as a process of its own, as a person would."""

import sys
from pathlib import Path

from shell import run as shell
from shell.run import Done

__all__ = ["Done", "command", "environment", "run"]

_HERE = Path(__file__).parents[1]


def environment(**more: str) -> dict[str, str]:
    return shell.environment(**({"PYTHONPATH": str(_HERE)} | more))


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "fakes", *words]


def run(*words: str, encoding: str = "utf-8", **more: str) -> Done:
    return shell.run(command(*words), environment(**more), encoding=encoding)
