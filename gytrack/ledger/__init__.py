"""The ledger: its tables, its queries and the one function that writes."""
