"""Which section a heading of slides opens: the announced one of its title, else the next free number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from gytrack.reading.slides.contents import Entry
from gytrack.reading.slides.lines import Line, plain_title

_ALIKE = 0.8
# What the file does not make a heading is only taken for one where hardly a character differs.
_NEARLY_SAME = 0.9
# More titles than any deck has: each is likened to each, so time would grow with their square.
_MOST_LIKENED = 200


class Numbering:
    """The announced sections by title, and the numbers that are taken."""

    def __init__(self, entries: Sequence[Entry], lines: Iterable[Line]) -> None:
        self._by_title: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_title[plain_title(entry.title.text)].append(entry)
        named = {line.title for line in lines if line.may_head}
        self._unnamed = [
            (title, entry) for title, same in self._by_title.items() if title not in named for entry in same
        ]
        self._last: dict[str, int] = defaultdict(int)
        self._of_printed: dict[str, Entry] = {entry.code: entry for entry in entries}
        self._alike: dict[str, list[tuple[float, Entry]]] = {}
        for entry in entries:
            self.take(entry.code)

    def named(self, line: Line, part: str) -> Entry | None:
        """Return the announced section of just this title: below ``part`` before others, a part before an item."""
        found = self._by_title.get(line.title, ())
        return min(found, key=lambda entry: (entry.above != part, bool(entry.above)), default=None)

    def like(self, line: Line, part: str) -> Entry | None:
        """Return the announced section that a heading all but names, and that no heading names."""
        bound = _ALIKE if line.level else _NEARLY_SAME
        near = [
            (ratio, entry)
            for ratio, entry in self._all_alike(line.title)
            if ratio >= bound and (line.level or entry.above in ("", part))
        ]
        best = max(near, key=lambda one: (one[1].above == part, one[0]), default=None)
        return best[1] if best else None

    def _all_alike(self, title: str) -> list[tuple[float, Entry]]:
        if title not in self._alike:
            if max(len(self._alike), len(self._unnamed)) >= _MOST_LIKENED:
                return []
            matcher = SequenceMatcher(None, "", title, autojunk=False)
            self._alike[title] = [(_ratio(matcher, other), entry) for other, entry in self._unnamed]
        return self._alike[title]

    def printed(self, line: Line, part: str) -> str | None:
        """Return the code that a heading's own number gives it, null where the outline has it for another title."""
        if line.mark is None:
            return None
        number = str(line.mark.number)
        code = f"{part}.{number}" if line.mark.kind == "item" and part else number
        return None if code in self._of_printed else code

    def next_free(self, above: str) -> str:
        """Return the next number that no section of a part has; ``above`` is empty for the parts themselves."""
        number = str(self._last[above] + 1)
        return f"{above}.{number}" if above else number

    def take(self, code: str) -> None:
        """Note that a section has this number."""
        above, _, number = code.rpartition(".")
        self._last[above] = max(self._last[above], int(number))


def _ratio(matcher: SequenceMatcher[str], other: str) -> float:
    """Return how alike two titles are, 0 where they plainly are not."""
    matcher.set_seq1(other)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    return matcher.ratio()
