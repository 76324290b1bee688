"""The schema that this program writes."""

HEAD = "0017"
"""The newest migration; a test holds it equal to the head of ``migrations/``."""
