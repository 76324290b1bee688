"""What a command does: it reads the ledger, asks the rules, and says what to write."""
