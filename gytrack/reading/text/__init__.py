"""A document's text, each character of which keeps its place."""
