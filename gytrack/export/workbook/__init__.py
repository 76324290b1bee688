"""Workbooks: sheets of cells described as values, and their writing as xlsx; nothing here knows what a status is."""
