"""部门汇总: what each department has to do and how it stands; a task counts under each of its departments."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.export.workbook.sheet import Sheet
from gytrack.records.terms import Light, Role
from gytrack.status.rule_words import counted_word
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.matter import Matter, asked
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.reporting.grouping import NOBODY, TOTAL
from gytrack.usecases.reporting.owners import NOBODY as NO_OWNER
from gytrack.usecases.reporting.report import TaskLine, is_listed
from gytrack.usecases.reporting.target_fields import met_words


class Part:
    """What one department has: counts of its tasks, and of the targets of these and of their sections."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.roles: Counter[Role | None] = Counter()
        self.lights: Counter[Light | None] = Counter()
        self.targets: Counter[str] = Counter()
        self.reported = 0

    def add_task(self, line: TaskLine, role: Role | None) -> None:
        """Count a task."""
        self.roles[role] += 1
        self.lights[line.status.light] += 1
        self.reported += asked(line) and line.status.reported

    def add_target(self, status: TargetStatus) -> None:
        """Count a target."""
        self.targets["达标" if status.met else met_words(status)] += 1


class Row(NamedTuple):
    """A department on the sheet; ``total`` stands last, where a part in tasks means nothing."""

    part: Part
    total: bool = False

    def in_role(self, role: Role) -> int | None:
        """Return in how many tasks it has a role."""
        return None if self.total else self.part.roles[role]


def departments_sheet(subject: Subject) -> Sheet:
    """Return the departments in the order of the paper, and last the total, in which each task counts once."""
    parts, total = _parts(subject.matters)
    columns, cells = numbered(_columns(subject.matters[0].rules), [*map(Row, parts), Row(total, total=True)])
    *rows, last = cells
    return Sheet("部门汇总", columns, [*rows, (None, *last[1:])], subject.head("部门汇总"), kept=2)


def _parts(matters: Sequence[Matter]) -> tuple[Sequence[Part], Part]:
    """Return each department with what concerns it, and all of it once."""
    parts: dict[str, Part] = {}
    total = Part(TOTAL)
    for matter, line in _lines(matters):
        total.add_task(line, None)
        for name, role in _roles(line).items():
            if _is_listed(matter, name):
                _part(parts, name).add_task(line, role)
    for matter in matters:
        for status in matter.report.standing_targets():
            total.add_target(status)
            for name in matter.owners.get(status.target.owner, NO_OWNER).names():
                if _is_listed(matter, name):
                    _part(parts, name).add_target(status)
    return list(parts.values()), total


def _is_listed(matter: Matter, name: str) -> bool:
    """Say whether a department belongs on the sheet: of one department's sheet only itself and its collectives."""
    return matter.concerned is None or name in matter.concerned


def _lines(matters: Sequence[Matter]) -> Iterator[tuple[Matter, TaskLine]]:
    return ((matter, line) for matter in matters for line in matter.report.tasks if is_listed(line))


def _part(parts: dict[str, Part], name: str) -> Part:
    if name not in parts:
        parts[name] = Part(name)
    return parts[name]


def _roles(line: TaskLine) -> dict[str, Role | None]:
    """Return each department's role; who leads and supports leads."""
    roles: dict[str, Role | None] = dict.fromkeys(line.support, "support")
    roles |= dict.fromkeys(line.lead, "lead")
    return roles or {NOBODY: None}


def _columns(rules: Rules) -> tuple[Filled[Row], ...]:
    return (*_COUNTS, *(_light(counted_word(light, rules), light) for light in _LIGHTS), *_RESULTS)


def _light(heading: str, light: Light | None) -> Filled[Row]:
    return filled(heading, 8, lambda row: row.part.lights[light], table.NUMBER)


_LIGHTS: tuple[Light, ...] = ("red", "yellow", "green", "grey")
_COUNTS: tuple[Filled[Row], ...] = (
    filled("单位", 32, lambda row: row.part.name),
    filled("建设任务", 10, lambda row: row.part.roles.total(), table.NUMBER),
    filled("其中牵头", 10, lambda row: row.in_role("lead"), table.NUMBER),
    filled("其中配合", 10, lambda row: row.in_role("support"), table.NUMBER),
)
_RESULTS: tuple[Filled[Row], ...] = (
    _light("不亮灯", None),
    filled("已报送", 8, lambda row: row.part.reported, table.NUMBER),
    filled("量化指标", 10, lambda row: row.part.targets.total(), table.NUMBER),
    filled("达标", 8, lambda row: row.part.targets["达标"], table.NUMBER),
    filled("指标未报", 10, lambda row: row.part.targets["未报"], table.NUMBER),
    filled("指标未到期", 10, lambda row: row.part.targets["未到期"], table.NUMBER),
)
