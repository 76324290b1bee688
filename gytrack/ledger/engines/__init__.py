"""What runs SQL: the standard library's SQLite over a file, or a PostgreSQL server; one package's face is the other's.

Both take the same SQL text with ``:name`` and give the same Python values: truth as 0 and 1, days as ISO text.
"""
