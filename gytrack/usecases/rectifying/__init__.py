"""Rectifications (整改): asking for one, and saying that it is done."""
