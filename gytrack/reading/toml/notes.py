"""What is wrong with a file and what is doubtful, gathered so that a person hears of all of it at once."""

from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import DocumentError
from gytrack.reading.toml.positions import Lines, Node
from gytrack.records.place import Place
from gytrack.records.plan import Issue, Source

MOST_TOLD = 10
"""How many mistakes are told; a person mends these first."""


class _Mistake(NamedTuple):
    line: int
    column: int
    key: str
    wrong: str
    todo: str


class Notes:
    """The mistakes and doubts of one file."""

    def __init__(self, source: Source) -> None:
        """Begin without any."""
        self._source = source
        self._lines = Lines(source.text)
        self._mistakes: list[_Mistake] = []
        self._issues: list[Issue] = []

    def place(self, node: Node) -> Place:
        """Return where a value stands."""
        return self._lines.place(node.start, node.end)

    def inside(self, node: Node) -> Place:
        """Return where the text of a value in quotes stands."""
        written = self._source.text[node.start : node.end]
        width = _width_of_quotes(written)
        return self._lines.place(node.start + width, node.end - width)

    def wrong(self, node: Node, key: str, wrong: str, todo: str) -> None:
        """Note a mistake at the line of a key or of a part of an array."""
        place = self._lines.place(node.key, node.key)
        self._mistakes.append(_Mistake(place.line, place.column, key, wrong, todo))

    def doubt(self, node: Node, unsure: str, assumed: str) -> None:
        """Note what a person should look at, and what it was taken for."""
        place = self._lines.place(node.key, node.end)
        quote = self._source.text[node.key : node.end]
        self._issues.append(Issue(place, quote, unsure, assumed))

    def settle(self) -> tuple[Issue, ...]:
        """Return the doubts in the order of the file.

        Raises:
            DocumentError: there are mistakes; it tells all of them, up to ten, each with line and key.
        """
        if self._mistakes:
            raise self._error(sorted(set(self._mistakes)))
        return tuple(sorted(self._issues, key=lambda issue: (issue.place.line, issue.place.column)))

    def _error(self, mistakes: list[_Mistake]) -> DocumentError:
        first, *others = mistakes
        more = [f"另有{len(others)}处："] if others else []
        more += [f"  {_where(one)}：{one.wrong}。{one.todo}。" for one in others[: MOST_TOLD - 1]]
        if len(mistakes) > MOST_TOLD:
            more.append(f"  还有{len(mistakes) - MOST_TOLD}处，改好以上各处后再读")
        wrong = f"“{self._source.name}”{_where(first)}：{first.wrong}"
        return DocumentError(wrong, first.todo, more)


def _where(mistake: _Mistake) -> str:
    return f"第{mistake.line}行 {shorten(mistake.key)}"


def _width_of_quotes(written: str) -> int:
    if written[:3] in ('"""', "'''"):
        return 3
    return 1 if written[:1] in ("'", '"') else 0
