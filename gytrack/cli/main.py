"""The entry point: streams that cannot fail on a character, one boundary for errors, then the called command."""

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence

from gytrack.cli.frame.errors import guarded
from gytrack.cli.frame.registry import COMMANDS, Registry

_NEW_OBJECTS = 1_000_000
"""How many pile up before Python looks for cycles; by default it does so forty times while it imports.

The status of 10,000 tasks makes a quarter of a million, and none of them stands in a cycle.
"""
_ASKING_SHELL = "_GYTRACK_COMPLETE"
"""Set by a shell's script on a key press: the shell's name."""


def main(argv: Sequence[str] | None = None, registry: Registry = COMMANDS) -> int:
    """Run gytrack and return its exit code.

    Args:
        argv: the words after the program's name; those of this process by default.
        registry: the commands.
    """
    gc.set_threshold(_NEW_OBJECTS)
    # On its way out Python would look for cycles among all that it has loaded, which takes as long as a small command.
    atexit.register(gc.freeze)
    _prepare_streams()
    if shell := os.environ.get(_ASKING_SHELL):
        return _answer(shell, registry)
    words = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(words, registry))


def _answer(shell: str, registry: Registry) -> int:
    from gytrack.cli.completion.answering import answer

    return answer(shell, os.environ, registry)


def _run(words: list[str], registry: Registry) -> None:
    # Typer is imported inside the boundary: even a Ctrl-C this early ends in a line.
    from gytrack.cli.frame.program import Program

    program = Program(registry)
    # Not ``program.main``: that has its own mind about Ctrl-C and broken pipes.
    with program.make_context("gytrack", words) as context:
        program.invoke(context)


def _prepare_streams() -> None:
    """Let stdout and stderr replace what their encoding lacks: an emoji must not stop a command on a GBK console."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _nowhere() -> io.TextIOWrapper:
    """Return a stream for a process that was started without one (``>&-``, pythonw)."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - it lives as long as the process
