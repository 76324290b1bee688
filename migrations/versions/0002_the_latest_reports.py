"""The latest reports of a task are found in an index alone: it holds what the choice among them looks at."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_task_id_day_id"))
        batch_op.create_index(
            batch_op.f("ix_entry_task_id_day_id_department_id_percent_state"),
            ["task_id", "day", "id", "department_id", "percent", "state"],
            unique=False,
        )
