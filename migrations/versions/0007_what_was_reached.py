"""What each task and target had reached by its latest report, which is derived after the upgrade; texts in passages."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_LINES = 200
_MOST = 1 << 16


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.create_table(
        "reached",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("ord", sa.Integer(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("later", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reached")),
    )
    op.create_table(
        "attained",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("actual", sa.String(), nullable=True),
        sa.Column("actual_date", sa.Date(), nullable=True),
        sa.Column("met", sa.Boolean(), nullable=True),
        sa.Column("met_by", sa.String(), nullable=True),
        sa.Column("met_since", sa.Date(), nullable=True),
        sa.Column("attainment", sa.Integer(), nullable=True),
        sa.Column("entry_day", sa.Date(), nullable=True),
        sa.Column("entry_number", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("last_number", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attained")),
    )
    op.create_index(op.f("ix_attained_task_id"), "attained", ["task_id"], unique=False)
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    op.create_index(
        op.f("ix_passage_edition_id_first_line"), "passage", ["edition_id", "first_line"], unique=False
    )
    _cut_texts()


def _cut_texts() -> None:
    numbers = (sa.column(name, sa.BigInteger()) for name in ("id", "edition_id", "first_line"))
    passage = sa.table("passage", *numbers, sa.column("text", sa.Text()))
    editions = op.get_bind().execute(sa.text("SELECT id FROM edition")).scalars().all()
    for edition in editions:
        text = op.get_bind().execute(
            sa.text("SELECT source_text FROM edition WHERE id = :id"), {"id": edition}
        )
        lines = text.scalar_one().split("\n")
        for number, start in enumerate(range(0, len(lines), _LINES)):
            op.get_bind().execute(
                sa.insert(passage).values(
                    id=edition * _MOST + number,
                    edition_id=edition,
                    first_line=start + 1,
                    text="\n".join(lines[start : start + _LINES]),
                )
            )
