"""The plan's departments as rows: other names, members, how many tasks name each, when it last reported."""

from collections.abc import Mapping

from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.departments import DepartmentRow, Load, all_of

_COLUMNS = (
    Column("name", "单位"),
    Column("aliases", "别名"),
    Column("lead", "牵头", "number"),
    Column("support", "配合", "number"),
    Column("last", "最近报送", "date"),
    Column("collective", "统称"),
    Column("members", "成员"),
    Column("line", "原文行", "number"),
)


def department_table(ledger: Reader, plan_id: int, found: Mapping[int, Load]) -> Table:
    """Return departments as rows, in the order of the paper; ``found`` are their loads."""
    rows = [_row(department, found[department.id]) for department in all_of(ledger, plan_id)]
    return Table(_COLUMNS, rows, "departments")


def _row(department: DepartmentRow, load: Load) -> tuple[Value, ...]:
    return (
        department.name,
        department.aliases,
        load.lead,
        load.support,
        load.last,
        "是" if department.collective else None,
        department.members,
        department.place.line,
    )
