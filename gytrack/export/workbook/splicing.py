"""A workbook's parts put together to a file: the rows into the sheets that wait for them, nothing of clock or system."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import chain
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from gytrack.export.zips import timeless

_END_OF_ROWS = b"</sheetData>"
_EXTENT = re.compile(rb'(?<=<dimension ref=")[^"]*')
_LEVEL = 3
"""Half the work of zip's usual level for a fifth more bytes."""


class Body(NamedTuple):
    """The rows of a sheet below its head, as XML in parts, and all the cells that the sheet has: ``A1:T53``."""

    parts: Sequence[Iterable[str]]
    extent: str


def splice(frame: BytesIO, bodies: Sequence[Body], stream: BinaryIO) -> None:
    """Write a workbook whose sheets have heads only, with the bodies of its sheets in their order."""
    waiting = {f"xl/worksheets/sheet{number}.xml": body for number, body in enumerate(bodies, 1)}
    with ZipFile(frame) as made, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            part = made.read(name)
            if name in waiting:
                part = _with_rows(part, waiting[name])
            archive.writestr(timeless(name), part, compresslevel=_LEVEL)


def _with_rows(part: bytes, body: Body) -> bytes:
    above, below = part.split(_END_OF_ROWS)
    above = _EXTENT.sub(body.extent.encode(), above, count=1)
    return b"".join(
        chain([above], (row.encode() for rows in body.parts for row in rows), [_END_OF_ROWS, below])
    )
