"""Keeping the ledger safe: a copy elsewhere, and coming back from one."""
