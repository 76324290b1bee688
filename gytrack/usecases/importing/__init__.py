"""A plan that was read becomes rows of the ledger."""
