"""How high a row has to be for its text: WPS and LibreOffice do not find it out on opening, Excel not always."""

_LINE, _ROOM = 14, 6
_PADDING = 2
"""Letters that a line leaves free at its end, where a sign may not begin the next one."""

_HIGHEST = 409
"""The limit of Excel, in points."""


def height_of(lines: int) -> int:
    """Return the height in points of a row whose highest cell has so many lines."""
    return min(_HIGHEST, _LINE * lines + _ROOM)


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of so many letters."""
    if "\n" in text:
        return sum([lines_of(line, width) for line in text.split("\n")])
    return 1 if 2 * len(text) <= width - _PADDING else -(-letters(text) // (width - _PADDING))


def letters(text: str) -> int:
    """Return how many letters wide a text is: a hanzi, three bytes of UTF-8, takes two."""
    return (len(text.encode("utf-8", "replace")) + len(text) + 1) // 2
