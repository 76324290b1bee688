"""A zip as parts: unpacked one by one, and no further than the limits."""

import io
import zipfile
import zlib

from gytrack.reading.formats.limits import LEAST_FOR_RATIO, MOST_ENTRIES, MOST_PART_BYTES, MOST_RATIO
from gytrack.reading.formats.refusing import damaged, too_much

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
# What zipfile raises on archives that are cut short, lie about their sizes, or use a method it does not know.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError)


class Archive:
    """The parts of a zip, by name."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        """Open a zip; ``kind`` is what a person calls the file.

        Raises:
            DocumentError: it is no sound zip, or has too many entries.
        """
        self.name, self._kind = name, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {one.filename.replace("\\", "/").lstrip("/"): one for one in self._zip.infolist()}
        except _FAULTS:
            raise damaged(name, kind) from None
        if len(self._entries) > MOST_ENTRIES:
            raise too_much(name, f"里装了 {len(self._entries)} 个文件")

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """Unpack one part.

        Raises:
            DocumentError: it is missing, damaged or locked, or grows past the limits.
        """
        entry = self._entries.get(part)
        if entry is None or entry.flag_bits & _ENCRYPTED:
            raise damaged(self.name, self._kind)
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._check(size, entry.compress_size)
                    chunks.append(chunk)
        except _FAULTS:
            raise damaged(self.name, self._kind) from None
        return b"".join(chunks)

    def _check(self, size: int, packed: int) -> None:
        """Judge by what comes out, for what an entry declares may be a lie."""
        if size > MOST_PART_BYTES or (size > LEAST_FOR_RATIO and size > MOST_RATIO * packed):
            raise too_much(self.name, "解压后大得不正常")
