"""A comparison as rows and as data: what every form of it is written from."""

from collections.abc import Iterator

from gytrack import term_words, wording
from gytrack.dates import deadline
from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import TargetRow
from gytrack.usecases.comparing.sides import Comparison, Match, Side
from gytrack.usecases.reporting.listing import Listed
from gytrack.usecases.reporting.row_json import Json, target_keys, task_keys

SECTION, TARGET = "项目", "量化指标"


def goal_words(target: TargetRow) -> str:
    """Write a target in one line: 旗舰中医馆不少于5家（2025年底）."""
    words = target.name + wording.target_goal(target)
    return words if target.due is None else f"{words}（{deadline(target.due)}）"


def comparison_table(found: Comparison) -> Table:
    """Return sections, tasks and targets as rows, each with what either plan has; a task's targets stand beside it."""
    return Table(
        (_PART, _LIKENESS, *_columns("one", found.one), *_columns("other", found.other)), _rows(found)
    )


def comparison_json(found: Comparison, search: str | None) -> Json:
    """Return a comparison as data; ``one`` and ``other`` are null where a plan has no match."""
    return {
        "schema": SCHEMA,
        "plans": [{"code": side.plan.code, "title": side.plan.title} for side in (found.one, found.other)],
        "search": search,
        "sections": [_pair_json(match, *map(_section_json, match[:2])) for match in found.sections],
        "tasks": [
            _pair_json(match, _task_json(found.one, match.one), _task_json(found.other, match.other))
            for match in found.tasks
        ],
        "targets": [_pair_json(match, *map(_target_json, match[:2])) for match in found.targets],
    }


_PART = Column("part", "类别")
_LIKENESS = Column("likeness", "相近", "percent")
_Cells = tuple[Value, ...]
_NOTHING: _Cells = (None, None, (), None, ())


def _columns(key: str, side: Side) -> tuple[Column, ...]:
    return (
        Column(f"{key}_code", f"{side.name}编号"),
        Column(f"{key}_text", f"{side.name}内容"),
        Column(f"{key}_goal", f"{side.name}目标"),
        Column(f"{key}_due", f"{side.name}完成时限", "date"),
        Column(f"{key}_lead", f"{side.name}牵头单位"),
    )


def _rows(found: Comparison) -> Iterator[_Cells]:
    for section in found.sections:
        yield SECTION, section.likeness, *_section_cells(section.one), *_section_cells(section.other)
    goals, other_goals = found.one.goals(), found.other.goals()
    for task in found.tasks:
        kind = next(term_words.KINDS[line.task.kind] for line in task[:2] if line is not None)
        yield kind, task.likeness, *_task_cells(task.one, goals), *_task_cells(task.other, other_goals)
    for target in found.targets:
        yield TARGET, target.likeness, *_target_cells(target.one), *_target_cells(target.other)


def _section_cells(row: SectionRow | None) -> _Cells:
    return _NOTHING if row is None else (row.code, row.title, (), None, ())


def _task_cells(line: Listed | None, goals: dict[str, list[TargetRow]]) -> _Cells:
    if line is None:
        return _NOTHING
    task = line.task
    return task.code, task.text, tuple(map(goal_words, goals.get(task.code, ()))), task.due, line.lead


def _target_cells(target: TargetRow | None) -> _Cells:
    if target is None:
        return _NOTHING
    return target.code, target.name, wording.target_goal(target), target.due, ()


def _pair_json(
    match: Match[SectionRow] | Match[Listed] | Match[TargetRow], one: Json | None, other: Json | None
) -> Json:
    return {"likeness": match.likeness, "one": one, "other": other}


def _section_json(row: SectionRow | None) -> Json | None:
    return None if row is None else {"code": row.code, "title": row.title}


def _task_json(side: Side, line: Listed | None) -> Json | None:
    if line is None:
        return None
    keys = task_keys(side.plan.code, line.task, None, line.lead, line.support)
    return keys | {"due": iso(line.task.due)}


def _target_json(target: TargetRow | None) -> Json | None:
    return None if target is None else {"id": target.code, **target_keys(target)}
