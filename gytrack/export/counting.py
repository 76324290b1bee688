"""Counting what goes by, for whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Seen = Callable[[int], None]
"""Told how many more have gone by."""

_AT_ONCE = 200


def counted(items: Iterable[T], seen: Seen) -> Iterator[T]:
    """Yield the items and tell ``seen`` of them, many at a time."""
    waiting = 0
    for item in items:
        yield item
        waiting += 1
        if waiting == _AT_ONCE:
            seen(waiting)
            waiting = 0
    seen(waiting)
