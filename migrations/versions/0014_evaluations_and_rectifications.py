"""Evaluations with what they drew up, third parties' opinions, and rectifications."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_OF_RECTIFICATION = "fk_evidence_rectification_id_rectification"


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
    if op.get_bind().dialect.name == "sqlite":
        _build_evidence_anew()
    else:
        op.add_column("evidence", sa.Column("rectification_id", sa.Integer(), nullable=True))
        op.create_foreign_key(
            op.f(_OF_RECTIFICATION), "evidence", "rectification", ["rectification_id"], ["id"]
        )
    op.create_index(op.f("ix_evidence_rectification_id"), "evidence", ["rectification_id"], unique=False)


def _build_evidence_anew() -> None:
    """Make the table again, which SQLite needs for a key that has a name."""
    op.execute("CREATE TABLE evidence_before AS SELECT * FROM evidence")
    op.drop_table("evidence")
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("closing_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("host", sa.String(), nullable=True),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("rectification_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_evidence_entry_id_entry")),
        sa.ForeignKeyConstraint(["closing_id"], ["closing.id"], name=op.f("fk_evidence_closing_id_closing")),
        sa.ForeignKeyConstraint(["rectification_id"], ["rectification.id"], name=op.f(_OF_RECTIFICATION)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.execute(
        "INSERT INTO evidence (id, entry_id, name, size, sha256, closing_id, path, host, copied)"
        " SELECT id, entry_id, name, size, sha256, closing_id, path, host, copied FROM evidence_before"
    )
    op.drop_table("evidence_before")
    op.create_index(op.f("ix_evidence_entry_id"), "evidence", ["entry_id"], unique=False)
    op.create_index(op.f("ix_evidence_closing_id"), "evidence", ["closing_id"], unique=False)
