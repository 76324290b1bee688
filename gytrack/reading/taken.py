"""A document taken apart: what reading works on between the text and the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gytrack.reading.duties.tasks import ReadTask
from gytrack.reading.layout.branches import Outline
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Head

if TYPE_CHECKING:
    from gytrack.reading.tables.placing import Spot


@dataclass(frozen=True, slots=True)
class Part:
    """The plan itself or an annex that holds tasks too, taken apart."""

    outline: Outline
    tasks: tuple[ReadTask, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A document's head, its parts, and its tables where they stand.

    ``year`` is that of deadlines that name none; ``unread`` are annexes that hold no tasks.
    """

    head: Head
    year: int | None
    parts: tuple[Part, ...]
    unread: tuple[Sequence[Passage], ...]
    spots: "tuple[Spot, ...]"
