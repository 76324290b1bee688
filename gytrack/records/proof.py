"""A file that proves something."""

from typing import NamedTuple


class Proof(NamedTuple):
    """A file as it was when it was named as evidence; ``size`` is in bytes.

    ``path`` is where it stood on the machine ``host``, null where that is not known; ``copied`` says that a copy of it
    is kept beside the ledger.
    """

    name: str
    size: int
    sha256: str
    path: str | None = None
    host: str | None = None
    copied: bool = False
