"""A sign of life on work that takes long: on a terminal only, and only once it has taken a while."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 0.8
"""Seconds after which a person begins to wonder."""


@contextmanager
def busy(words: str) -> Iterator[Callable[[int], None]]:
    """Show ``words`` with a turning bar on stderr while the work inside goes on.

    Yields a function for work that can be counted: told how many more rows are done, it lets the words say how many
    they are by now.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from threading import Timer

    from rich.console import Console

    # The bar is of ASCII: a console of another encoding has no braille to spin.
    status = Console(stderr=True).status(words, spinner="line")
    done = 0

    def seen(more: int) -> None:
        nonlocal done
        done += more
        status.update(f"{words}已写{done}行")

    timer = Timer(_PATIENCE, status.start)
    timer.start()
    try:
        yield seen
    finally:
        timer.cancel()
        timer.join()
        status.stop()
