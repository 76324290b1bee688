"""Which kind of file it is, and its paper."""

from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.source import decode


def open_paper(data: bytes, name: str) -> Paper:
    """Turn a document's bytes into a paper; ``name`` is the file's, whose ending may tell its kind.

    Raises:
        DocumentError: the document is empty, of a kind that is not read, damaged, or made to harm.
    """
    return plain_paper(decode(data, name))
