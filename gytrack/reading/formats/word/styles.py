"""What the styles of a document give to its paragraphs and runs, by what each style is based on."""

import re
from typing import TYPE_CHECKING

from gytrack.reading.formats.word.names import VAL, W, child, is_on, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_NO_LEVEL = 9
_LONGEST_CHAIN = 20


class Styles:
    """The styles of a document."""

    def __init__(self, root: "_Element | None") -> None:
        self._styles: dict[str, _Element] = {}
        self._usual: str | None = None
        for style in root.iter(f"{W}style") if root is not None else ():
            identifier = style.get(f"{W}styleId", "")
            self._styles[identifier] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._usual = identifier

    def chain(self, identifier: str | None) -> "Iterator[_Element]":
        """Give a style and those that it is based on; a paragraph without one has the document's usual style."""
        at = identifier or self._usual
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(at) if at else None
            if style is None:
                return
            yield style
            at = value(style, "basedOn")

    def level(self, properties: "_Element | None") -> int | None:
        """Return the outline level of a paragraph, from 1, null for text."""
        own = number(properties, "outlineLvl")
        if own is not None:
            return own + 1 if 0 <= own < _NO_LEVEL else None
        for style in self.chain(value(properties, "pStyle")):
            level = number(style, "pPr", "outlineLvl")
            named = _HEADING.fullmatch(value(style, "name") or "")
            if level is not None or named:
                found = level + 1 if level is not None else int(named[1] if named else 0)
                return found if 1 <= found <= _NO_LEVEL else None
        return None

    def is_contents(self, properties: "_Element | None") -> bool:
        """Tell a line of a table of contents."""
        return any(
            _CONTENTS.fullmatch(value(style, "name") or "")
            for style in self.chain(value(properties, "pStyle"))
        )

    def list_of(self, properties: "_Element | None") -> tuple[int, int | str] | None:
        """Return the list of a paragraph and its level in it; a style names the level by being named by the list."""
        own, level = number(properties, "numPr", "numId"), number(properties, "numPr", "ilvl")
        if own is not None:
            return (own, level or 0) if own > 0 else None
        for style in self.chain(value(properties, "pStyle")):
            inherited = number(style, "pPr", "numPr", "numId")
            if inherited is not None:
                at = level if level is not None else number(style, "pPr", "numPr", "ilvl")
                by_style = style.get(f"{W}styleId", "")
                return (inherited, by_style if at is None else at) if inherited > 0 else None
        return None

    def list_of_style(self, identifier: str) -> int | None:
        """Return the list that a style of the kind of lists stands for."""
        return number(self._styles.get(identifier), "pPr", "numPr", "numId")

    def is_hidden(self, run: "_Element | None") -> bool:
        """Tell whether the properties of a run hide it."""
        own = is_on(run, "vanish")
        if own is not None:
            return own
        style = child(run, "rStyle")
        if style is None:
            return False
        found = (is_on(one, "rPr", "vanish") for one in self.chain(style.get(VAL)))
        return next((switch for switch in found if switch is not None), False)
