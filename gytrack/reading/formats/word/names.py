"""Names of the elements of WordprocessingML (ECMA-376, part 1, 17) and how values are asked of them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
"""The namespace of the strict variant of the format, and that of the usual one, which means the same."""
_OFF = frozenset({"0", "false", "off", "none"})


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """Return the descendant at the end of a path of names, if all of it is there."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: "_Element | None", *path: str) -> str | None:
    """Return the ``val`` of the element at the end of a path."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def number(element: "_Element | None", *path: str) -> int | None:
    """Return the ``val`` of the element at the end of a path where it is a whole number."""
    found = value(element, *path) or ""
    return int(found) if found.isascii() and found.lstrip("-").isdigit() else None


def is_on(element: "_Element | None", *path: str) -> bool | None:
    """Tell whether a switch is set, null where it is not mentioned."""
    found = child(element, *path)
    return None if found is None else found.get(VAL, "true").lower() not in _OFF
