"""A yearly target is judged by the last year that it is asked for in, once that has passed.

What is kept of the tasks that have any is derived anew after the upgrade, and nothing else changes.
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the ledger from the revision before to this one."""
    op.execute("DELETE FROM reached WHERE id IN (SELECT task_id FROM target WHERE per = 'year')")
