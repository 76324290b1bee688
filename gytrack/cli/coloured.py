"""Lines in colour, by rich: it knows what a terminal can do, what Windows needs and whether colour is wanted."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from gytrack.cli.plain import Line


def print_coloured(lines: Iterable[Line]) -> None:
    """Print lines to the terminal; nothing in them is taken for rich's markup, emoji or highlighting.

    The columns are set already. Rich's own tables would measure and wrap every cell again, a third of a millisecond
    for each row.
    """
    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
    console.print(Text("\n").join(map(_text, lines)), soft_wrap=True)


def _text(line: Line) -> Text:
    text = Text(line.text)
    for stretch in line.stretches:
        text.stylize(stretch.style, stretch.start, stretch.end)
    return text
