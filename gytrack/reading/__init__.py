"""Documents to plans: pure functions from text to records, and one small module that opens files."""
