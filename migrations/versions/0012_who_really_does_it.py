"""Who really does a task, what is not agreed about it, its money, and figures that a person wants beside the plan's."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_INDEXES = (
    ("handling", ["task_id", "what", "day", "id"]),
    ("handling", ["plan_id", "what"]),
    ("handling", ["department_id"]),
    ("dispute", ["plan_id"]),
    ("dispute", ["task_id"]),
    ("dispute", ["department_id"]),
    ("settlement", ["dispute_id"]),
    ("settlement", ["task_id"]),
    ("fund", ["plan_id"]),
    ("fund", ["task_id"]),
    ("fund", ["command_id"]),
    ("fund", ["department_id"]),
    ("fund", ["corrects"]),
)


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    _create("handling", _number("plan_id"), _number("task_id"), _day(), _text("what"),
            _number("department_id", nullable=True), _text("words", nullable=True),
            plan_id="plan", task_id="task", department_id="department")  # fmt: skip
    _create("dispute", _number("plan_id"), _number("task_id"), _day(), _number("department_id", nullable=True),
            _text("words"), plan_id="plan", task_id="task", department_id="department")  # fmt: skip
    _create("settlement", _number("dispute_id"), _number("task_id"), _day(), _text("words"),
            dispute_id="dispute", task_id="task")  # fmt: skip
    _create("fund", _number("plan_id"), _number("task_id"), _number("command_id"), _day(), _text("kind"),
            _text("amount"), _text("source", nullable=True), _number("department_id", nullable=True), _text("note"),
            _number("corrects", nullable=True), plan_id="plan", task_id="task", command_id="command",
            department_id="department", corrects="fund")  # fmt: skip
    for table, columns in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns, unique=False)
    op.add_column("target", _text("own", nullable=True))


def _create(table: str, *columns: sa.Column[object], **parents: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"))
            for column, parent in parents.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _number(name: str, *, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.String(), nullable=nullable)


def _day() -> "sa.Column[object]":
    return sa.Column("day", sa.Date(), nullable=False)
