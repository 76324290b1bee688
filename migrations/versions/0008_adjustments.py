"""Adjustments of targets and tasks, each from its own day on; who is responsible from when until when.

What is derived of tasks names their latest reports from now on, and says otherwise who leads them: all of it is derived
anew after the upgrade.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEYS = ("plan_id", "task_id", "target_id", "command_id")
_GONE = (
    "ix_assignment_department_id_task_id_role",
    "ix_assignment_task_id_ord_department_id_role",
)
_NEW = (
    (
        "ix_assignment_department_id_task_id_role_begins_ends",
        ["department_id", "task_id", "role", "begins", "ends"],
    ),
    (
        "ix_assignment_task_id_ord_department_id_role_begins_ends",
        ["task_id", "ord", "department_id", "role", "begins", "ends"],
    ),
)


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.create_table(
        "adjustment",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("op", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("upper", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("lead", sa.String(), nullable=True),
        sa.Column("support", sa.String(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("printed_op", sa.String(), nullable=True),
        sa.Column("printed_value", sa.String(), nullable=True),
        sa.Column("printed_upper", sa.String(), nullable=True),
        sa.Column("printed_unit", sa.String(), nullable=True),
        sa.Column("printed_due", sa.Date(), nullable=True),
        *(
            sa.ForeignKeyConstraint([key], [f"{table}.id"], name=op.f(f"fk_adjustment_{key}_{table}"))
            for key, table in ((key, key.removesuffix("_id")) for key in _KEYS)
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjustment")),
    )
    for key in _KEYS:
        op.create_index(op.f(f"ix_adjustment_{key}"), "adjustment", [key], unique=False)
    op.add_column("assignment", sa.Column("begins", sa.Date(), nullable=True))
    op.add_column("assignment", sa.Column("ends", sa.Date(), nullable=True))
    for name in _GONE:
        op.drop_index(op.f(name), table_name="assignment")
    for name, columns in _NEW:
        op.create_index(op.f(name), "assignment", columns, unique=False)
    op.execute("DELETE FROM attained")
    if op.get_bind().dialect.name == "sqlite":
        _build_reached_anew()
    else:
        _alter_reached()


def _alter_reached() -> None:
    """Change the emptied table in place, for a server's grants hang on it."""
    op.execute("DELETE FROM reached")
    op.execute("ALTER TABLE reached DROP COLUMN IF EXISTS entries")  # which some of the revision before had
    op.add_column("reached", sa.Column("entries", sa.String(), nullable=False))


def _build_reached_anew() -> None:
    """Make the table again, empty, so that it is the same whether it had the column or not."""
    op.drop_table("reached")
    op.create_table(
        "reached",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("ord", sa.Integer(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("entries", sa.String(), nullable=False),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("later", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reached")),
    )
