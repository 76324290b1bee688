"""What the file of an edition said beyond its text; editions that are there already are read again as plain text."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.add_column("edition", sa.Column("source_form", sa.String(), nullable=True))
