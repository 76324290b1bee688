"""The schema's types on a server, so that values are what they are in a file; loaded by migrations alone.

Whole numbers have 64 bits, as SQLite's have. Text is compared by its bytes, as SQLite does: a database's own collation
would order names and change case in its own way.
"""

from typing import Any

from sqlalchemy import Column, Integer, String
from sqlalchemy.ext.compiler import compiles


@compiles(Integer, "postgresql")
def _integer(of: Integer, compiler: Any, **more: Any) -> str:
    return "BIGINT" if _is_column(more) else str(compiler.visit_integer(of, **more))


@compiles(String, "postgresql")
def _string(of: String, compiler: Any, **more: Any) -> str:
    return 'TEXT COLLATE "C"' if _is_column(more) else str(compiler.visit_string(of, **more))


def _is_column(more: dict[str, Any]) -> bool:
    """Say whether a column is being made; elsewhere, types are those of the server's own catalogue."""
    return isinstance(more.get("type_expression"), Column)
