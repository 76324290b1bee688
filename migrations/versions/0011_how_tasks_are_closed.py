"""The steps by which tasks are closed; evidence proves a step too, and keeps where its file stood."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_OF_CLOSING = "fk_evidence_closing_id_closing"


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.create_table(
        "closing",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["command_id"], ["command.id"], name=op.f("fk_closing_command_id_command")),
        sa.ForeignKeyConstraint(["follows_id"], ["closing.id"], name=op.f("fk_closing_follows_id_closing")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_closing_plan_id_plan")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_closing_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
        sa.UniqueConstraint("follows_id", name=op.f("uq_closing_follows_id")),
    )
    op.create_index(op.f("ix_closing_task_id_day_id"), "closing", ["task_id", "day", "id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        _build_evidence_anew()
    else:
        _alter_evidence()
    op.create_index(op.f("ix_evidence_closing_id"), "evidence", ["closing_id"], unique=False)


def _alter_evidence() -> None:
    """Change the table in place, for a server's grants and triggers hang on it."""
    op.alter_column("evidence", "entry_id", existing_type=sa.Integer(), nullable=True)
    op.add_column("evidence", sa.Column("closing_id", sa.Integer(), nullable=True))
    op.add_column("evidence", sa.Column("path", sa.String(), nullable=True))
    op.add_column("evidence", sa.Column("host", sa.String(), nullable=True))
    op.add_column("evidence", sa.Column("copied", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("evidence", "copied", existing_type=sa.Boolean(), server_default=None)
    op.create_foreign_key(op.f(_OF_CLOSING), "evidence", "closing", ["closing_id"], ["id"])


def _build_evidence_anew() -> None:
    """Make the table again, which SQLite needs where a column may be null from now on."""
    op.execute("CREATE TABLE evidence_before AS SELECT id, entry_id, name, size, sha256 FROM evidence")
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
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_evidence_entry_id_entry")),
        sa.ForeignKeyConstraint(["closing_id"], ["closing.id"], name=op.f(_OF_CLOSING)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.execute(
        "INSERT INTO evidence (id, entry_id, name, size, sha256, copied) "
        "SELECT id, entry_id, name, size, sha256, 0 FROM evidence_before"
    )
    op.drop_table("evidence_before")
    op.create_index(op.f("ix_evidence_entry_id"), "evidence", ["entry_id"], unique=False)
