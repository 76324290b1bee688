"""The elements of a page: which begin a line, which are no text, and how much each says."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS: frozenset[object] = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "ucapcontent",
        "ucaptitle",
    ]
)
"""What begins and ends a line."""
_NO_TEXT: frozenset[object] = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "video",
        "audio",
        "map",
        "head",
        "title",
        "meta",
        "button",
        "select",
        "option",
        "datalist",
        "input",
        "textarea",
        "nav",
        "aside",
        "footer",
    ]
)
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog")
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What the parts around the text are called by those who write pages, in English, in pinyin and shortened.
_AROUND = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "location",
        "position",
        "dqwz",
        "weizhi",
        "mianbao",
        "header",
        "head",
        "top",
        "topbar",
        "footer",
        "foot",
        "bottom",
        "copyright",
        "banner",
        "logo",
        "sidebar",
        "aside",
        "leftnav",
        "leftmenu",
        "share",
        "bdshare",
        "bdsharebuttonbox",
        "jiathis",
        "fenxiang",
        "qrcode",
        "ewm",
        "erweima",
        "saoyisao",
        "toolbar",
        "tools",
        "related",
        "relate",
        "xgyd",
        "xgwj",
        "xgzc",
        "xglj",
        "recommend",
        "hot",
        "tuijian",
        "pagination",
        "pager",
        "search",
        "login",
        "comment",
        "prev",
        "next",
        "prevnext",
        "fontsize",
        "ziti",
    ]
)
_LETTERS = re.compile(r"[a-z]+")
# A line of so few characters is a label, a date, a button: it tells nothing of where the text is.
_SAYS_LITTLE = 8


@dataclass(slots=True)
class Said:
    """How much stands in an element: all, in links, how many links, and what weighs (no links, no short lines)."""

    all: int = 0
    linked: int = 0
    links: int = 0
    weight: int = 0


def measure(body: "_Element") -> "dict[_Element, Said]":
    """Measure every element of a page in one go."""
    elements = list(body.iter())
    said = {element: Said() for element in elements}
    linked: set[_Element] = set()
    block_of: dict[_Element, _Element] = {}
    lines: dict[_Element, int] = {}
    for element in elements:
        parent = element.getparent() if element is not body else None
        if element.tag == "a" or parent in linked:
            linked.add(element)
        block = element if parent is None or element.tag in BLOCKS else block_of[parent]
        block_of[element] = block
        own = len("".join("".join([element.text or "", *(one.tail or "" for one in element)]).split()))
        said[element] = Said(own, own if element in linked else 0, int(element.tag == "a"))
        if element not in linked:
            lines[block] = lines.get(block, 0) + own
    for element, count in lines.items():
        said[element].weight = count if element.tag in ("td", "th") else max(0, count - _SAYS_LITTLE)
    for element in reversed(elements[1:]):
        above = element.getparent()
        if above is not None:
            _add(said[above], said[element])
    return said


def _add(above: Said, own: Said) -> None:
    above.all += own.all
    above.linked += own.linked
    above.links += own.links
    above.weight += own.weight


def is_never_text(element: "_Element") -> bool:
    """Tell what a person does not see, or what is there to be clicked."""
    return (
        element.tag in _NO_TEXT
        or element.get("hidden") is not None
        or element.get("role") in _ROLES
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def is_named_as_around(element: "_Element") -> bool:
    """Tell what its own name calls a part around the text: navigation, sidebar, footer."""
    names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
    return any(bool(words := _LETTERS.findall(name)) and _AROUND.issuperset(words) for name in names)
