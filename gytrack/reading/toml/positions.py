"""Where everything stands in a TOML text: each table, key and value, which tomllib does not tell.

The text must be one that tomllib has read: what is valid needs no second check here.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from gytrack.records.place import Place

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*)*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]+|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']+|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]+|\\.)*+"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+")


@dataclass(slots=True, eq=False)
class Node:
    """A value: where its key (or header, or itself in an array) begins, and from where to where it stands.

    The parts of a table are known by their keys, those of an array by their number. A table under a header ends with
    its last own line.
    """

    key: int
    start: int
    end: int
    parts: dict[str | int, "Node"] = field(default_factory=dict)
    is_array_of_tables: bool = False

    def latest(self) -> "Node":
        """Return the table that a header below this one belongs to: of an array of tables, the last."""
        return self.parts[len(self.parts) - 1] if self.is_array_of_tables else self


class Lines:
    """Turns offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        """Find the lines of a text."""
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, start: int, end: int) -> Place:
        """Return the place of a stretch of the text."""
        return Place(*self._spot(start), *self._spot(end))

    def _spot(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def positions(text: str) -> Node:
    """Return the whole document's table, with all that stands in it.

    Raises:
        RecursionError: values are nested deeper than any plan's.
    """
    return _Scanner(text).document()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def document(self) -> Node:
        root = table = Node(0, 0, 0)
        while self._skip(_BLANK) < len(self._text):
            if self._text[self._at] == "[":
                table = self._header(root)
            else:
                self._pair(table)
        return root

    def _header(self, root: Node) -> Node:
        start = self._at
        marks = 2 if self._text.startswith("[[", start) else 1
        self._at += marks
        *above, last = self._keys()
        self._at += marks
        node = root
        for key in above:
            node = node.parts.setdefault(key, Node(start, start, self._at)).latest()
        found = node.parts.setdefault(last, Node(start, start, self._at))
        if marks == 1:  # it may have been there already, made by a header below it
            found.key, found.start, found.end = start, start, self._at
            return found
        found.is_array_of_tables = True
        found.parts[len(found.parts)] = Node(start, start, self._at)
        return found.latest()

    def _pair(self, table: Node) -> None:
        """Read ``key = value`` into a table; dotted keys make tables in between."""
        start = self._at
        *above, last = self._keys()
        self._at += 1
        self._skip(_SPACE)
        value = self._value()
        value.key = start
        around = [table]
        for key in above:
            around.append(around[-1].parts.setdefault(key, Node(start, start, value.end)))
        around[-1].parts[last] = value
        for node in around:
            node.end = value.end

    def _keys(self) -> list[str]:
        """Read a key, dotted or not, and stop at what stands behind it."""
        keys = []
        while True:
            self._skip(_SPACE)
            keys.append(self._key())
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _key(self) -> str:
        written = self._take(_STRING if self._text[self._at] in "\"'" else _BARE_KEY)
        return _unquoted(written) if written[0] in "\"'" else written

    def _value(self) -> Node:
        start = self._at
        node = Node(start, start, start)
        opening = self._text[start]
        if opening == "[":
            self._array(node)
        elif opening == "{":
            self._inline_table(node)
        else:
            self._take(_STRING if opening in "\"'" else _SCALAR)
        node.end = self._at
        return node

    def _array(self, node: Node) -> None:
        while self._next_part("]"):
            node.parts[len(node.parts)] = self._value()

    def _inline_table(self, node: Node) -> None:
        while self._next_part("}"):
            self._pair(node)

    def _next_part(self, closing: str) -> bool:
        """Step to the next part of an array or inline table, over its opening or a comma; past its end if none is left."""
        self._skip(_BLANK)
        if self._text[self._at] in "[{,":
            self._at += 1
            self._skip(_BLANK)
        if self._text[self._at] == closing:
            self._at += 1
            return False
        return True

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _take(self, what: re.Pattern[str]) -> str:
        start = self._at
        self._skip(what)
        return self._text[start : self._at]


def _unquoted(written: str) -> str:
    import tomllib

    return str(tomllib.loads(f"key = {written}")["key"])
