"""Which code each part of a plan had in its earlier editions; no plan has any yet, so that there is nothing to fill in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.create_table(
        "former",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_former_edition_id_edition")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_former_plan_id_plan")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_former_section_id_section")),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_former_target_id_target")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_former_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former")),
    )
    with op.batch_alter_table("former", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_former_plan_id_code"), ["plan_id", "code"], unique=False)
        batch_op.create_index(batch_op.f("ix_former_section_id"), ["section_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_former_target_id"), ["target_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_former_task_id"), ["task_id"], unique=False)
