"""What moved among things that keep an order: the fewest that had to leave their place."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest places without which the rest ascend; what is inserted or left out between them moves nothing.

    ``places`` are the old places in the new order, each once.
    """
    ends: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else None)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [number]
    staying: set[int] = set()
    last = at[-1] if at else None
    while last is not None:
        staying.add(places[last])
        last = before[last]
    return set(places) - staying
