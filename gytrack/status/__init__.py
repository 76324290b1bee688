"""The rules of status: pure functions from ledger rows and a day to lights, percents and verdicts."""
