"""A page saved with all that belongs to it as one file (mht): the page itself."""

from email import message_from_bytes

from gytrack.reading.formats.refusing import damaged
from gytrack.reading.formats.web.charset import decode_page


def page_of_archive(data: bytes, name: str) -> str:
    """Return the page of an archive.

    Raises:
        DocumentError: the archive holds no page.
    """
    for part in message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return decode_page(content, part.get_content_charset())
    raise damaged(name, "mht")
