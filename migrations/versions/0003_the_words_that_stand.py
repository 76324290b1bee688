"""A task's problem and next step are found among the few reports that name one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    with op.batch_alter_table("entry", schema=None) as batch_op:
        for name, named in (("ix_entry_problem", "problem <> ''"), ("ix_entry_next_step", "next_step <> ''")):
            batch_op.create_index(
                batch_op.f(name),
                ["task_id", "day", "id", "department_id"],
                unique=False,
                sqlite_where=sa.text(named),
                postgresql_where=sa.text(named),
            )
