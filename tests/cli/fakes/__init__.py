"""Stand-ins for command modules, so that the frame can be tried without a ledger."""
