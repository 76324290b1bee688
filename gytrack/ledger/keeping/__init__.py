"""Copies of a whole ledger, and what tells that one is sound: its structure, its chain of commands, its rows."""
