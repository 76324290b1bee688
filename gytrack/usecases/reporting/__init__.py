"""What the ledger holds becomes rows for screens, files and scripts."""
