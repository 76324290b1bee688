"""Where on a page its text stands: the smallest part that holds nearly all that is said, links apart."""

from itertools import islice
from typing import TYPE_CHECKING

from gytrack.reading.formats.web.nodes import BLOCKS, Said, is_named_as_around, is_never_text, measure

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEARLY_ALL = 0.9
_SMALL = 0.3
_FEWEST_LINKS = 3
_LINKS_MOSTLY = 0.6
_FIRST_PIECES = 8
_LISTS = ("ul", "ol", "dl", "div", "p", "section")
_ATTACHED = ("附件", "附表", "附：")
_OF_TABLES: frozenset[object] = frozenset(("table", "thead", "tbody", "tfoot", "tr"))


def prune(body: "_Element") -> None:
    """Take out of a page what is no text; what only its name calls so stays where it holds much of the page."""
    for element in list(body.iter()):
        if is_never_text(element) and element is not body:
            _drop(element)
    said = measure(body)
    for element in said:
        if (
            element is not body
            and said[element].all < _SMALL * said[body].all
            and is_named_as_around(element)
        ):
            _drop(element)


def find_article(body: "_Element") -> "_Element":
    """Return the part of a page that is its text.

    A table stays whole unless one cell of it is the text, and with it what stands around it in its part: its caption.
    """
    said = measure(body)
    article = around = body
    while True:
        found = [one for one in article if said[one].weight >= _NEARLY_ALL * max(1, said[body].weight)]
        if not found or found[0].tag == "p":
            return around if article.tag in _OF_TABLES else article
        if found[0].tag == "table":
            around = found[0] if article is body else article
        article = found[0]


def drop_lists_of_links(article: "_Element") -> None:
    """Take out the lists of links that stand in the text itself: what else to read, where to share it."""
    said = measure(article)
    for element in list(article.iter(*_LISTS)):
        if element is not article and _is_list_of_links(said[element]) and not _names_attachments(element):
            _drop(element)


def _is_list_of_links(said: Said) -> bool:
    return said.links >= _FEWEST_LINKS and said.linked >= _LINKS_MOSTLY * said.all


def _names_attachments(element: "_Element") -> bool:
    before = element.getprevious()
    return _opening(element).startswith(_ATTACHED) or (
        before is not None and _opening(before).startswith(_ATTACHED)
    )


def _opening(element: "_Element") -> str:
    return "".join(islice(element.itertext(), _FIRST_PIECES)).strip()


def _drop(element: "_Element") -> None:
    """Take an element out, but not what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = f"\n{element.tail or ''}" if element.tag in BLOCKS else element.tail or ""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
