"""Evaluations with what they drew up, third parties' opinions, and rectifications."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_evaluation_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["command_id"], ["command.id"], name=op.f("fk_evaluation_command_id_command")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
    )
    op.create_index(op.f("ix_evaluation_command_id"), "evaluation", ["command_id"], unique=False)
    op.create_index(op.f("ix_evaluation_plan_id"), "evaluation", ["plan_id"], unique=False)
    op.create_table(
        "evaluated",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("ord", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("support", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("upper", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("per", sa.String(), nullable=True),
        sa.Column("original", sa.String(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("baseline", sa.String(), nullable=True),
        sa.Column("baseline_year", sa.Integer(), nullable=True),
        sa.Column("actual", sa.String(), nullable=True),
        sa.Column("actual_date", sa.Date(), nullable=True),
        sa.Column("met", sa.Boolean(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("points", sa.String(), nullable=False),
        sa.Column("trend", sa.String(), nullable=False),
        sa.Column("forecast", sa.String(), nullable=True),
        sa.Column("forecast_meets", sa.Boolean(), nullable=True),
        sa.Column("proposed", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_evaluated_evaluation_id_evaluation")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_evaluated_task_id_task")),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_evaluated_target_id_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluated")),
    )
    op.create_index(
        op.f("ix_evaluated_evaluation_id_ord"), "evaluated", ["evaluation_id", "ord"], unique=False
    )
    op.create_index(op.f("ix_evaluated_target_id"), "evaluated", ["target_id"], unique=False)
    op.create_index(op.f("ix_evaluated_task_id"), "evaluated", ["task_id"], unique=False)
    op.create_table(
        "opinion",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("evaluated_id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluated_id"], ["evaluated.id"], name=op.f("fk_opinion_evaluated_id_evaluated")
        ),
        sa.ForeignKeyConstraint(["command_id"], ["command.id"], name=op.f("fk_opinion_command_id_command")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_opinion_task_id_task")),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_opinion_target_id_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
    )
    op.create_index(op.f("ix_opinion_command_id"), "opinion", ["command_id"], unique=False)
    op.create_index(op.f("ix_opinion_evaluated_id"), "opinion", ["evaluated_id"], unique=False)
    op.create_index(op.f("ix_opinion_target_id"), "opinion", ["target_id"], unique=False)
    op.create_index(op.f("ix_opinion_task_id"), "opinion", ["task_id"], unique=False)
    op.create_table(
        "rectification",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_text", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_rectification_plan_id_plan")),
        sa.ForeignKeyConstraint(
            ["command_id"], ["command.id"], name=op.f("fk_rectification_command_id_command")
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_rectification_evaluation_id_evaluation")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_rectification_task_id_task")),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_rectification_target_id_target")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_rectification_department_id_department")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectification")),
    )
    op.create_index(op.f("ix_rectification_command_id"), "rectification", ["command_id"], unique=False)
    op.create_index(op.f("ix_rectification_department_id"), "rectification", ["department_id"], unique=False)
    op.create_index(op.f("ix_rectification_evaluation_id"), "rectification", ["evaluation_id"], unique=False)
    op.create_index(op.f("ix_rectification_plan_id_day"), "rectification", ["plan_id", "day"], unique=False)
    op.create_index(op.f("ix_rectification_target_id"), "rectification", ["target_id"], unique=False)
    op.create_index(op.f("ix_rectification_task_id"), "rectification", ["task_id"], unique=False)
    op.create_table(
        "proof",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rectification_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rectification_id"], ["rectification.id"], name=op.f("fk_proof_rectification_id_rectification")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof")),
    )
    op.create_index(op.f("ix_proof_rectification_id"), "proof", ["rectification_id"], unique=False)
