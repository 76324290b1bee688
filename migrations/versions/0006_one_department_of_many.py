"""What one department, section or task asks for is found in indexes, however many others the ledger holds."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OWN = "task_id IS NULL AND section_id IS NULL"
_GONE = (
    ("assignment", "ix_assignment_task_id_ord"),
    ("entry", "ix_entry_task_id_day_id_department_id_percent_state"),
    ("entry", "ix_entry_plan_id"),
    ("entry", "ix_entry_department_id"),
    ("measurement", "ix_measurement_target_id_entry_id"),
)
_NEW = (
    ("section", "ix_section_plan_id_code", ["plan_id", "code"]),
    ("task", "ix_task_edition_id", ["edition_id"]),
    (
        "assignment",
        "ix_assignment_task_id_ord_department_id_role",
        ["task_id", "ord", "department_id", "role"],
    ),
    (
        "entry",
        "ix_entry_task",
        ["task_id", "day", "id", "department_id", "percent", "state", "command_id"],
    ),
    ("entry", "ix_entry_plan_id_day_id", ["plan_id", "day", "id"]),
    ("entry", "ix_entry_department_id_day", ["department_id", "day"]),
    ("measurement", "ix_measurement_target", ["target_id", "entry_id", "ord", "kind", "value"]),
)


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    for table, name in _GONE:
        op.drop_index(op.f(name), table_name=table)
    for table, name, columns in _NEW:
        op.create_index(op.f(name), table, columns, unique=False)
    op.create_index(
        op.f("ix_target_own"),
        "target",
        ["plan_id"],
        unique=False,
        sqlite_where=sa.text(_OWN),
        postgresql_where=sa.text(_OWN),
    )
