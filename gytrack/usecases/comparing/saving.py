"""A comparison as a file."""

from datetime import date
from pathlib import Path

from gytrack.errors import InputError
from gytrack.export.counting import Seen
from gytrack.usecases.comparing.book import comparison_book
from gytrack.usecases.comparing.sides import Comparison
from gytrack.usecases.comparing.words import title_words
from gytrack.usecases.exporting.destination import destination, ending_of
from gytrack.usecases.exporting.naming import compact
from gytrack.usecases.exporting.replacing import write_file


def save(found: Comparison, search: str | None, day: date, to: str, seen: Seen, *, force: bool) -> Path:
    """Write a comparison as a workbook and return the file.

    Raises:
        InputError: the file cannot be written, or is to be anything but a workbook.
    """
    path = destination(to, f"{title_words(found)}_{compact(day)}.xlsx", day, force=force)
    if ending_of(path) != "xlsx":
        raise InputError(f"对照表只写成 xlsx，不能写成 {path.suffix}", "其他格式请用 -f，如 -f csv > 文件")
    from gytrack.export.workbook.write import write_workbook

    write_file(path, lambda stream: write_workbook(comparison_book(found, search, day), stream, seen))
    return path
