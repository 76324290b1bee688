"""Two plans side by side on a terminal: sections with their tasks, then the targets."""

from collections.abc import Iterator

from gytrack import wording
from gytrack.cli.screens.output import say
from gytrack.cli.screens.screen import Group, GroupedTable, Row, show
from gytrack.dates import deadline
from gytrack.export.tables import Column
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import TargetRow
from gytrack.usecases.comparing.sides import Comparison, Match
from gytrack.usecases.comparing.words import (
    CAUTION,
    counted_targets,
    counted_tasks,
    plan_lines,
    without_target,
)
from gytrack.usecases.reporting.listing import Listed


def print_comparison(found: Comparison, search: str | None, *, ascii_only: bool) -> None:
    """Print a comparison: which plans, the table, and below it how much matches, where a screen's end is."""
    for line in plan_lines(found):
        say(line)
    columns = (
        Column("likeness", "相近", "percent"),
        Column("one", found.one.name),
        Column("other", found.other.name),
    )
    show(GroupedTable(columns, [*_sections(found), *_targets(found)]), ascii_only=ascii_only)
    gaps = without_target(found, search) if search else ()
    for line in (counted_tasks(found), counted_targets(found), *gaps, CAUTION):
        say(line)


def _sections(found: Comparison) -> Iterator[Group]:
    """Yield the sections that hold tasks: those of both plans, those of the first, those of the second."""
    for match in found.sections:
        tasks = [task for task in found.tasks if _stands_in(task, match)]
        if tasks:
            yield Group(_heading(found, match), [_task_row(task) for task in tasks])


def _stands_in(task: Match[Listed], section: Match[SectionRow]) -> bool:
    """Say whether a match is listed under a section: the first plan's section, where that has the task."""
    if task.one is not None:
        return section.one is not None and task.one.task.section == section.one.code
    return (
        task.other is not None and section.other is not None and task.other.task.section == section.other.code
    )


def _heading(found: Comparison, match: Match[SectionRow]) -> str:
    if match.other is None:
        return f"仅{found.one.name}有：{_section(match.one)}"
    if match.one is None:
        return f"仅{found.other.name}有：{_section(match.other)}"
    return f"{_section(match.one)}｜{_section(match.other)}"


def _section(row: SectionRow | None) -> str:
    return "" if row is None else f"{row.code} {row.title}"


def _task_row(match: Match[Listed]) -> Row:
    return Row((match.likeness, *(line and f"{line.task.code} {line.task.title}" for line in match[:2])))


def _targets(found: Comparison) -> Iterator[Group]:
    if found.targets:
        yield Group("量化指标", [_target_row(match) for match in found.targets])


def _target_row(match: Match[TargetRow]) -> Row:
    return Row((match.likeness, *(target and _target(target) for target in match[:2])))


def _target(target: TargetRow) -> str:
    due = "" if target.due is None else f"（{deadline(target.due)}）"
    return f"{target.code} {target.name} {wording.target_goal(target)}{due}"
