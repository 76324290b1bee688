"""Rows to files and text: one set of rows, many forms."""
