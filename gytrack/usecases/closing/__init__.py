"""Closing a task: applying for it with evidence, verifying by somebody else, returning, reopening."""
