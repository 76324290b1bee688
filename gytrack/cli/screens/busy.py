"""A sign of life on work that takes long: on a terminal only, and only once it has taken a while."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 0.8
"""Seconds after which a person begins to wonder."""


@contextmanager
def busy(words: str) -> Iterator[None]:
    """Show ``words`` with a turning bar on stderr while the work inside goes on."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from threading import Timer

    from rich.console import Console

    # The bar is of ASCII: a console of another encoding has no braille to spin.
    status = Console(stderr=True).status(words, spinner="line")
    timer = Timer(_PATIENCE, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
