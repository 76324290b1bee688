"""A ledger on a PostgreSQL server, in a schema of its own: writers wait on one lock, each reading is one snapshot."""

from gytrack.ledger.engines.postgres.opening import glancing, is_current, is_there, reading, writing

__all__ = ["glancing", "is_current", "is_there", "reading", "writing"]
