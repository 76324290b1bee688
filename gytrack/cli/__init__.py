"""The command line: the only layer that prints; no rule and no SQL stands here."""
