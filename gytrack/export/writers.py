"""Tables as text, streamed row by row: tsv and csv for other programs, Markdown for papers, JSON for scripts."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from gytrack.cleaning import clean, encodable, steering_escaped
from gytrack.export.json_values import iso, number
from gytrack.export.tables import SCHEMA, TEXTS, Table, Value, for_people

# Spreadsheets take text that begins so for a formula, in East Asian settings its full-width twins too.
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
# What Markdown (CommonMark, and GitHub's tables and links) would take for markup inside a cell.
_MARKUP = r"[\\`*_\[\]<>|~&$@]|:(?=//)|(?<=www)\."


def write_tsv(table: Table, stream: TextIO) -> None:
    """Write the headings and whole cells, a tab between them."""
    _write_lines(table, stream, _tsv_line)


def write_csv(table: Table, stream: TextIO) -> None:
    """Write the headings and whole cells as csv; text that a spreadsheet would run gets an apostrophe in front.

    A file for Excel is to begin with a byte order mark, which is the caller's, and to be opened with ``newline=""``.
    """
    import csv

    out, last = _end_of(stream), len(table.columns) - 1
    quoting = csv.writer(out, lineterminator="\n")
    quoting.writerow([clean(_inert(column.heading)) for column in table.columns])
    for row in table.rows:
        texts = [
            value
            if isinstance(value, str) and value[:1] not in _FORMULA_STARTS
            else _INERT[value.__class__](value)
            for value in row
        ]
        line = ",".join(texts)
        # Few rows need quotes or cleaning, which would both be looked for in each cell, letter by letter.
        if last and line.isprintable() and '"' not in line and line.count(",") == last:
            out.write(line + "\n")
        else:
            quoting.writerow(map(clean, texts))


def write_md(table: Table, stream: TextIO) -> None:
    """Write a Markdown table in which no text is markup."""
    kinds = [column.kind for column in table.columns]
    out = _end_of(stream)
    right = [kind in ("number", "percent") for kind in kinds]
    out.write(_md_line([md_text(column.heading) for column in table.columns]))
    out.write(_md_line(["---:" if numbers else "---" for numbers in right]))
    for row in table.rows:
        out.write(
            _md_line([md_text(for_people(value, kind)) for value, kind in zip(row, kinds, strict=True)])
        )


def write_json(table: Table, stream: TextIO) -> None:
    """Write an object that has the rows under the table's name, one a line, by the columns' keys."""
    keys = [column.key for column in table.columns]
    stream.write(f'{{"schema": {SCHEMA}, {json_text(table.name, stream)}: [')
    before = "\n"
    for row in table.rows:
        stream.write(before + json_text(dict(zip(keys, row, strict=True)), stream))
        before = ",\n"
    stream.write("\n]}\n")


def json_text(value: object, stream: TextIO, indent: int | None = None) -> str:
    """Return ``value`` as JSON that ``stream`` can carry; hanzi stay readable where its encoding has them."""
    import json

    text = steering_escaped(json.dumps(value, ensure_ascii=False, indent=indent, default=_json_value))
    if encodable(text, stream.encoding or "utf-8") == text:
        return text
    return json.dumps(value, indent=indent, default=_json_value)


WRITERS: dict[str, Callable[[Table, TextIO], None]] = {
    "tsv": write_tsv,
    "csv": write_csv,
    "md": write_md,
    "json": write_json,
}


class _Encodable:
    """A stream's writing end that puts a stand-in where the stream's encoding lacks a character."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._encoding = stream.encoding or "utf-8"

    def write(self, text: str) -> int:
        return self._stream.write(encodable(text, self._encoding))


def _end_of(stream: TextIO) -> TextIO | _Encodable:
    """Return where clean text is written to; UTF-8 lacks none of it."""
    return stream if (stream.encoding or "utf-8").startswith("utf-8") else _Encodable(stream)


def _write_lines(table: Table, stream: TextIO, line: Callable[[tuple[Value, ...]], str]) -> None:
    write = _end_of(stream).write
    write(line(tuple(column.heading for column in table.columns)) + "\n")
    for row in table.rows:
        write(line(row) + "\n")


def _tsv_line(row: tuple[Value, ...]) -> str:
    texts = [
        value if value.__class__ is str else "" if value is None else TEXTS[value.__class__](value)
        for value in row
    ]
    # Few rows need cleaning, which would be looked for in each cell.
    return "\t".join(texts if "".join(texts).isprintable() else map(clean, texts))


def _inert(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text


_INERT: dict[type, Callable[[Any], str]] = {
    **TEXTS,
    str: _inert,
    tuple: lambda names: _inert("、".join(names)),
}


def md_text(text: str) -> str:
    """Return text in which Markdown sees no markup."""
    return re.sub(_MARKUP, r"\\\g<0>", clean(text))


def _md_line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _json_value(value: object) -> object:
    """Turn what JSON has no word for."""
    if isinstance(value, date):
        return iso(value)
    if isinstance(value, Decimal):
        return number(value)
    message = f"no JSON for {type(value).__name__}"
    raise TypeError(message)
