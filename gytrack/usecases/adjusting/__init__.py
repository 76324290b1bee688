"""Adjustments of a plan in force: what is changed, from when on, on what it rests."""
