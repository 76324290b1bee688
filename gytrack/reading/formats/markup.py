"""XML of a document as a tree: no entities, no files or network, no more nodes than memory bears."""

import re
from typing import TYPE_CHECKING

from gytrack.reading.formats.limits import MOST_ATTRIBUTES, MOST_MARKS
from gytrack.reading.formats.refusing import damaged, too_much

if TYPE_CHECKING:
    from lxml.etree import _Element

# A document type is the only place where entities can be declared; no office file has one. UTF-16 has zeros between.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)


def parse_xml(data: bytes, name: str, kind: str) -> "_Element":
    """Return the root of a part of an office file.

    Raises:
        DocumentError: it is no XML, declares a document type, or has too many or too deep elements.
    """
    from lxml import etree  # an office library: most files are text

    if _DOCTYPE.search(data):
        raise too_much(name, "里有不该出现的实体声明")
    check_marks(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(name, kind) from None


def check_marks(data: bytes, name: str, most: int = MOST_MARKS) -> None:
    """Refuse what would make too many nodes, before any is made.

    Raises:
        DocumentError: there are too many tags or attributes, in all or in one tag.
    """
    if max(data.count(b"<"), data.count(b"=")) > most:
        raise too_much(name, "的标记多得不正常")
    if any(piece.partition(b">")[0].count(b"=") > MOST_ATTRIBUTES for piece in data.split(b"<")):
        raise too_much(name, "的标记多得不正常")
