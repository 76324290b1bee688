"""Files kept as exact bytes: packed into text that either engine holds, and proved by their digest when taken out."""

import hashlib
import zlib
from base64 import b64decode, b64encode

from gytrack.ledger.queries.bulletins import FileRow

_HARDEST = 9


class DamagedError(Exception):
    """What is kept is not what was issued."""


def packed(data: bytes) -> str:
    """Return bytes as the ledger keeps them, in text that either engine holds."""
    return b64encode(zlib.compress(data, _HARDEST)).decode("ascii")


def unpacked(row: FileRow, content: str) -> bytes:
    """Return the bytes of a file as they were issued.

    Raises:
        DamagedError: they are not those of the digest that was taken then.
    """
    try:
        data = zlib.decompress(b64decode(content, validate=True))
    except (ValueError, zlib.error) as error:
        raise DamagedError from error
    if digest(data) != row.sha256 or len(data) != row.size:
        raise DamagedError
    return data


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()
