"""A plan's rows as a new edition changes them, and what of them has progress."""

from typing import NamedTuple

from gytrack.ledger.changes import Columns
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import LATEST

_PLACE = ("line", "col", "end_line", "end_col")
COLUMNS = {
    "section": ("plan_id", "edition_id", "ord", "code", "title", *_PLACE),
    "task": (
        "plan_id",
        "edition_id",
        "section_id",
        "ord",
        "code",
        "kind",
        "title",
        "own_title",
        "text",
        "due",
        "ongoing",
        "closure",
        *_PLACE,
    ),
    "target": (
        "plan_id",
        "edition_id",
        "section_id",
        "task_id",
        "ord",
        "code",
        "name",
        "op",
        "value",
        "upper",
        "unit",
        "due",
        "baseline",
        "baseline_year",
        "per",
        "by_department",
        "own",
        *_PLACE,
    ),
    "department": ("plan_id", "ord", "name", "initials", "collective", *_PLACE),
    "assignment": ("task_id", "department_id", "ord", "role", "line", "col", "begins", "ends"),
    "former": ("plan_id", "edition_id", "section_id", "task_id", "target_id", "code", "title"),
    "plan": (
        "code",
        "title",
        "issuer",
        "doc_no",
        "draft",
        "issued",
        "effective",
        "expires",
        "starts",
        "ends",
        "start_set",
        "start_basis",
    ),
}
"""The columns of each table that an edition can change; a test holds them equal to the tables' own."""

_PLANNED = {"section": "", "task": "", "target": " AND own IS NULL"}
"""What a person wants counted beside the plan is no part of an edition."""

_REPORTED = {
    "task": (
        "SELECT task_id FROM entry WHERE plan_id = :plan AND task_id IS NOT NULL UNION "
        "SELECT g.task_id FROM target g WHERE g.plan_id = :plan AND g.task_id IS NOT NULL AND (g.id IN "
        "(SELECT target_id FROM measurement) OR g.id IN (SELECT target_id FROM entry WHERE target_id IS NOT NULL) "
        "OR g.id IN (SELECT target_id FROM schedule)) UNION "
        "SELECT id FROM task WHERE plan_id = :plan AND own_title IS NOT NULL UNION "
        "SELECT task_id FROM target WHERE plan_id = :plan AND own IS NOT NULL UNION "
        "SELECT task_id FROM handling WHERE plan_id = :plan UNION SELECT task_id FROM dispute WHERE plan_id = :plan UNION "
        "SELECT task_id FROM fund WHERE plan_id = :plan UNION SELECT task_id FROM closing WHERE plan_id = :plan UNION "
        "SELECT task_id FROM manual_light WHERE plan_id = :plan UNION "
        "SELECT v.task_id FROM evaluation n JOIN evaluated v ON v.evaluation_id = n.id WHERE n.plan_id = :plan "
        "AND v.task_id IS NOT NULL UNION "
        "SELECT task_id FROM rectification WHERE plan_id = :plan AND task_id IS NOT NULL UNION "
        "SELECT task_id FROM adjustment WHERE plan_id = :plan AND task_id IS NOT NULL UNION "
        "SELECT g.task_id FROM adjustment j JOIN target g ON g.id = j.target_id WHERE j.plan_id = :plan "
        "AND g.task_id IS NOT NULL"
    ),
    "target": (
        "SELECT g.id FROM target g WHERE g.plan_id = :plan AND (g.id IN (SELECT target_id FROM measurement) "
        "OR g.id IN (SELECT target_id FROM entry WHERE target_id IS NOT NULL) "
        "OR g.id IN (SELECT target_id FROM schedule) "
        "OR g.id IN (SELECT target_id FROM adjustment WHERE target_id IS NOT NULL) "
        "OR g.id IN (SELECT target_id FROM evaluated WHERE target_id IS NOT NULL) "
        "OR g.id IN (SELECT target_id FROM rectification WHERE target_id IS NOT NULL))"
    ),
}
_ADDED = "(SELECT task_id FROM adjustment WHERE plan_id = :plan AND added)"


class HeldRow(NamedTuple):
    """A row of the ledger with its columns as they are stored."""

    id: int
    columns: Columns


def latest(ledger: Reader, plan_id: int) -> tuple[int, int]:
    """Return the id and the number of a plan's latest edition."""
    row = ledger.one(f"SELECT id, number FROM edition WHERE id = {LATEST}", plan=plan_id)
    assert row is not None  # noqa: S101 - a plan comes with its first edition
    return row[0], row[1]


def held(ledger: Reader, table: str, plan_id: int) -> list[HeldRow]:
    """Return the sections, tasks or targets that a plan's latest edition prints, in the order of the paper."""
    printed = f" AND id NOT IN {_ADDED}" if table == "task" else ""
    condition = f"plan_id = :plan AND edition_id = {LATEST}{_PLANNED[table]}{printed}"
    return _rows(ledger, table, f"{condition} ORDER BY ord", plan_id)


def added(ledger: Reader, plan_id: int) -> list[HeldRow]:
    """Return the tasks of a plan's latest edition that adjustments added, in their order."""
    return _rows(
        ledger, "task", f"plan_id = :plan AND edition_id = {LATEST} AND id IN {_ADDED} ORDER BY ord", plan_id
    )


def dropped(ledger: Reader, table: str, plan_id: int) -> list[HeldRow]:
    """Return the tasks or targets that an edition left out and that are kept for what was reported of them."""
    return _rows(
        ledger, table, f"plan_id = :plan AND edition_id <> {LATEST}{_PLANNED[table]} ORDER BY id", plan_id
    )


class OwnRow(NamedTuple):
    """A figure that a person wants counted, with the code of its task as it stands now."""

    id: int
    code: str
    name: str
    task_id: int
    task: str


def own_targets(ledger: Reader, plan_id: int) -> list[OwnRow]:
    """Return what a person ever wanted counted of a plan's tasks."""
    rows = ledger.rows(
        "SELECT g.id, g.code, g.name, t.id, t.code FROM target g JOIN task t ON t.id = g.task_id "
        "WHERE g.plan_id = :plan AND g.own IS NOT NULL ORDER BY g.id",
        plan=plan_id,
    )
    return [OwnRow(*row) for row in rows]


def departments(ledger: Reader, plan_id: int) -> list[HeldRow]:
    """Return a plan's departments, in the order of the paper."""
    return _rows(ledger, "department", "plan_id = :plan ORDER BY ord", plan_id)


def assignments(ledger: Reader, plan_id: int) -> list[HeldRow]:
    """Return who is responsible for the tasks of a plan."""
    of_plan = "task_id IN (SELECT id FROM task WHERE plan_id = :plan) ORDER BY task_id, ord"
    return _rows(ledger, "assignment", of_plan, plan_id)


def formers(ledger: Reader, plan_id: int) -> list[HeldRow]:
    """Return the codes of a plan's earlier editions."""
    return _rows(ledger, "former", "plan_id = :plan ORDER BY id", plan_id)


def head(ledger: Reader, plan_id: int) -> HeldRow:
    """Return a plan's own row."""
    return _rows(ledger, "plan", "id = :plan", plan_id)[0]


def reported(ledger: Reader, table: str, plan_id: int) -> set[int]:
    """Return the tasks or targets of a plan that something was said of: a report, an annual plan, a title, a verdict."""
    return {row[0] for row in ledger.rows(_REPORTED[table], plan=plan_id)}


def used_departments(ledger: Reader, plan_id: int) -> set[int]:
    """Return the departments of a plan to which more belongs than tasks: reports, names, money, rectifications."""
    rows = ledger.rows(
        "SELECT department_id FROM entry WHERE plan_id = :plan AND department_id IS NOT NULL UNION "
        "SELECT department_id FROM alias WHERE plan_id = :plan UNION "
        "SELECT department_id FROM handling WHERE plan_id = :plan AND department_id IS NOT NULL UNION "
        "SELECT department_id FROM dispute WHERE plan_id = :plan AND department_id IS NOT NULL UNION "
        "SELECT department_id FROM fund WHERE plan_id = :plan AND department_id IS NOT NULL UNION "
        "SELECT department_id FROM rectification WHERE plan_id = :plan UNION "
        "SELECT collective_id FROM member UNION SELECT member_id FROM member",
        plan=plan_id,
    )
    return {row[0] for row in rows}


def _rows(ledger: Reader, table: str, condition: str, plan_id: int) -> list[HeldRow]:
    names = COLUMNS[table]
    found = ledger.rows(f"SELECT id, {', '.join(names)} FROM {table} WHERE {condition}", plan=plan_id)
    return [HeldRow(number, dict(zip(names, values, strict=True))) for number, *values in found]
