"""A yearly target is measured against the line of its own year.

What is kept of tasks now says which of their targets are yearly: of those that have any it is derived anew after the
upgrade, and nothing else changes.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.execute("DELETE FROM reached WHERE id IN (SELECT task_id FROM target WHERE per = 'year')")
