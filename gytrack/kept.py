"""Lists of any length in flat memory: what does not fit waits in a file without a name, in the order in which it came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, Any, Generic, TypeVar, overload

T = TypeVar("T")

_IN_MEMORY = 12_000
"""Items that a list may hold itself; of a longer one it holds none."""

_BLOCK = 64


class Kept(Sequence[T]):
    """Items that can be gone through again and again."""

    def __init__(self, items: Iterable[T], more: "_Filed[T] | None" = None) -> None:
        """Take all items, and those that a file has already."""
        rest = iter(items)
        first = deque(islice(rest, _IN_MEMORY + 1))
        fits = len(first) <= _IN_MEMORY
        self._first = list(first) if fits else []
        self._more = more or _Filed(rest if fits else chain(_drained(first), rest))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._first) + self._more.count

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return some of them, read from the first on."""
        return list(self)[at]

    def __iter__(self) -> Iterator[T]:
        """Yield them in order."""
        return chain(self._first, self._more.items())


def _drained(items: deque[T]) -> Iterator[T]:
    """Yield items and let go of each."""
    while items:
        yield items.popleft()


def kept_in_order(items: Iterable[T], key: Callable[[T], Any]) -> Kept[T]:
    """Return items in the order of their keys, which have to fit in memory."""
    rest = iter(items)
    first = deque(islice(rest, _IN_MEMORY + 1))
    if len(first) <= _IN_MEMORY:
        return Kept(sorted(first, key=key))
    return Kept((), _Filed(chain(_drained(first), rest), block=1, key=key))


class _Filed(Generic[T]):
    """Items in a file, block by block; there is none where there are no items.

    With a key, blocks of one item come in the order of their keys.
    """

    def __init__(
        self, items: Iterator[T], block: int = _BLOCK, key: Callable[[T], Any] | None = None
    ) -> None:
        self.count = 0
        self._places: list[tuple[Any, int]] = []
        waiting = list(islice(items, block))
        if not waiting:
            return
        from weakref import finalize

        self._file = _nameless()
        finalize(self, self._file.close)
        while waiting:
            self._places.append((key and key(waiting[0]), self._write(waiting)))
            waiting = list(islice(items, block))
        if key is not None:
            self._places.sort()

    def items(self) -> Iterator[T]:
        import pickle

        for _, place in self._places:
            self._file.seek(place)
            yield from pickle.load(self._file)  # noqa: S301 - this very process wrote it

    def _write(self, block: Sequence[T]) -> int:
        import pickle

        place = self._file.tell()
        pickle.dump(block, self._file, pickle.HIGHEST_PROTOCOL)
        self.count += len(block)
        return place


def _nameless() -> IO[bytes]:
    from tempfile import TemporaryFile

    return TemporaryFile()
