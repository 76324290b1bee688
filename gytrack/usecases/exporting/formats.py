"""In which formats a file can be written: each ending with how its bytes come to be."""

from collections.abc import Callable
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from gytrack.errors import InputError
from gytrack.export.counting import Seen, counted
from gytrack.export.tables import Table
from gytrack.export.writers import json_text, write_csv, write_json, write_md, write_tsv
from gytrack.usecases.exporting.contents import PLAN_TEXTS, Content, plain_book

Write = Callable[[BinaryIO], None]

_ROWS = {"csv": write_csv, "tsv": write_tsv, "md": write_md}
ENDINGS = ("xlsx", "csv", "tsv", "md", "json", *PLAN_TEXTS)


def writer(content: Content, ending: str, seen: Seen) -> Write:
    """Return the function that writes the content in the format of an ending; ``seen`` is told of the rows.

    Raises:
        InputError: only a plan itself has that format.
    """
    if ending == "xlsx":
        return lambda stream: _write_book(content, stream, seen)
    if ending in _ROWS:
        # Excel takes a csv for GBK unless it begins with a byte order mark.
        before = "\ufeff" if ending == "csv" else ""
        return _text(lambda stream: _ROWS[ending](_counted(content, seen), stream), before)
    if ending == "json":
        return _text(lambda stream: _write_json(content, stream, seen))
    if ending in content.texts:
        return _text(lambda stream: _write_whole(content.texts[ending](), stream))
    raise InputError(f"{ending} 文件只能写一个方案本身", "请加 --what plan，并用 --plan 指明一个方案")


def _write_book(content: Content, stream: BinaryIO, seen: Seen) -> None:
    from gytrack.export.workbook.write import write_workbook

    write_workbook(plain_book(content) if content.book is None else content.book(), stream, seen)


def _text(write: Callable[[TextIO], None], before: str = "") -> Write:
    def encoded(stream: BinaryIO) -> None:
        text = TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            text.write(before)
            write(text)
            text.flush()
        finally:
            text.detach()

    return encoded


def _counted(content: Content, seen: Seen) -> Table:
    table = content.table()
    return table._replace(rows=counted(table.rows, seen))


def _write_json(content: Content, stream: TextIO, seen: Seen) -> None:
    if content.json is None:
        write_json(_counted(content, seen), stream)
    else:
        _write_whole(json_text(content.json(), stream, indent=2) + "\n", stream)


def _write_whole(text: str, stream: TextIO) -> None:
    stream.write(text)
