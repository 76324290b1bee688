"""What is asked of the ledger: SQL text with named parameters, one module a matter; nothing here writes."""
