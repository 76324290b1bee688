"""The outline that slides print ahead: 一、 with its （一）, each title of which heads a slide later on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gytrack.reading.slides.lines import Line
from gytrack.reading.text.passage import Passage

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A section that the outline announces: its code by the printed numbers, and its title."""

    code: str
    title: Passage

    @property
    def above(self) -> str:
        """Return the code of the part that it belongs to, empty of a part."""
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Contents:
    """The announced sections, and which lines (``start`` up to ``end``) announce them."""

    entries: tuple[Entry, ...]
    start: int
    end: int


def find_contents(lines: Sequence[Line]) -> Contents | None:
    """Return the longest run of lines that hold but numbered titles; null where there is none of three."""
    runs = list(_runs(lines))
    start, end = max(runs, key=lambda run: (run[1] - run[0], -run[0]), default=(0, 0))
    if end - start < _FEWEST:
        return None
    return Contents(tuple(_entries(lines[start:end])), start, end)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the runs of numbered titles whose numbers rise: where one begins anew, the text has begun."""
    start, part, item = 0, 0, 0
    for at, line in enumerate(lines):
        mark = line.mark
        if mark is None or not line.opens_section or not line.may_head:
            yield start, at
            start, part, item = at + 1, 0, 0
            continue
        if mark.kind == "part" and not part and item:
            start = at
        elif mark.number <= (part if mark.kind == "part" else item):
            yield start, at
            start, part, item = at, 0, 0
        part, item = (mark.number, 0) if mark.kind == "part" else (part, mark.number)
    yield start, len(lines)


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    part = ""
    for line in lines:
        assert line.mark is not None  # noqa: S101  (a run holds none without)
        number = str(line.mark.number)
        if line.mark.kind == "part":
            part = number
            yield Entry(number, line.words.strip("。："))
        else:
            yield Entry(f"{part}.{number}" if part else number, line.words.strip("。："))
