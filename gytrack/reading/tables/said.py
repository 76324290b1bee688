"""What a table says: sections, tasks, targets, what is unsure, and what became of each of its cells."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gytrack.reading.duties.tasks import ReadTask
from gytrack.reading.issues import Doubt
from gytrack.reading.tables.matrix import Box
from gytrack.reading.text.paper import Cell
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Section, Target
from gytrack.records.terms import Kind

Use = Literal[
    "header",
    "caption",
    "number",
    "section",
    "task",
    "measure",
    "parties",
    "due",
    "target",
    "unit",
    "prose",
    "unread",
]
"""What a cell became; ``prose`` is what holds no task by its column (备注, 联系人), ``unread`` what was not understood."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a table stands.

    ``base`` is the code of the section that it stands in, empty for one of its own; ``owner`` that of the section whose
    targets an indicator is, empty for the plan; ``starts`` is the plan's first day, ``year`` that of deadlines that
    name none; ``taken`` is the highest number of a section so far.
    """

    base: str = ""
    kind: Kind = "task"
    owner: str = ""
    caption: Passage | None = None
    starts: date | None = None
    year: int | None = None
    taken: int = 0


@dataclass(slots=True)
class Said:
    """What a table says, and what its cells became."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[ReadTask] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    uses: dict[Cell, Use] = field(default_factory=dict)

    def use(self, box: Box | None, became: Use) -> None:
        """Note what a cell became; what it became first stands."""
        if box:
            self.uses.setdefault(box.cell, became)
