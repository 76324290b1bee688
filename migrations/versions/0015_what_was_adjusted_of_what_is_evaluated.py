"""What an evaluation says of adjustments, frozen with its figures; those that were drawn up before say nothing of them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.add_column("evaluated", sa.Column("adjusted", sa.String(), nullable=True))
