"""By which rules a plan is judged from which day on, and the lights that a person has set."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("figures", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["command_id"], ["command.id"], name=op.f("fk_ruling_command_id_command")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_ruling_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling")),
    )
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ruling_command_id"), ["command_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ruling_plan_id_day_id"), ["plan_id", "day", "id"], unique=False)
    op.create_table(
        "manual_light",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("light", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["command_id"], ["command.id"], name=op.f("fk_manual_light_command_id_command")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_manual_light_plan_id_plan")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_manual_light_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manual_light")),
    )
    with op.batch_alter_table("manual_light", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_manual_light_command_id"), ["command_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_manual_light_plan_id_day_id"), ["plan_id", "day", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_manual_light_task_id"), ["task_id"], unique=False)
