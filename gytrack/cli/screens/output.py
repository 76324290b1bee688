"""What a command prints: data on stdout in the form that was asked for, talk on stderr."""

import sys
from typing import Literal, TextIO

from gytrack.cleaning import clean, encodable
from gytrack.export.tables import Table

Format = Literal["table", "tsv", "json", "csv", "md"]


def choose_format(asked: Format | None) -> Format:
    """Return the form to print in: what was asked for, else a table on a terminal and tsv in a pipe."""
    return asked or ("table" if sys.stdout.isatty() else "tsv")


def emit(table: Table, form: Format, *, ascii_only: bool = False) -> None:
    """Print a table to stdout."""
    if form == "table":
        from gytrack.cli.screens.screen import Group, GroupedTable, Row, show

        rows = (Row(row) for row in table.rows)
        show(GroupedTable(table.columns, (Group("", rows),)), ascii_only=ascii_only)
        return
    from gytrack.export.writers import WRITERS

    WRITERS[form](table, sys.stdout)


def emit_json(value: object) -> None:
    """Print one JSON value to stdout, indented."""
    from gytrack.export.writers import json_text

    sys.stdout.write(json_text(value, sys.stdout, indent=2) + "\n")


def emit_toml(text: str) -> None:
    """Print TOML to stdout as it would stand in a file."""
    from gytrack.export.plan_toml import fitted

    sys.stdout.write(fitted(text, sys.stdout.encoding))


def say(line: str) -> None:
    """Print a line of data to stdout."""
    _write_line(line, sys.stdout)


def talk(line: str) -> None:
    """Print a line to stderr: what was understood, what is odd, what to do next."""
    _write_line(line, sys.stderr)


def _write_line(line: str, stream: TextIO) -> None:
    stream.write(encodable(clean(line), stream.encoding) + "\n")
