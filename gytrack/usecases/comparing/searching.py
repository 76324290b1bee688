"""A comparison narrowed to some words."""

from collections.abc import Callable, Iterable

from gytrack.ledger.queries.tasks import SectionRow
from gytrack.likeness import bare
from gytrack.records.ledger import TargetRow
from gytrack.usecases.comparing.sides import Comparison, Match, Side, T
from gytrack.usecases.reporting.listing import Listed


def narrowed(whole: Comparison, words: str) -> Comparison:
    """Return what has the words on either side, what is matched with it beside it.

    A section whose title has them is kept with all its tasks and targets, and a task with its section; width, case and
    blanks do not count.
    """
    one, other = _Searched(whole.one, words), _Searched(whole.other, words)
    tasks = _kept(whole.tasks, one.task, other.task)
    holding = {match.one.task.section for match in tasks if match.one is not None}
    holding_other = {match.other.task.section for match in tasks if match.other is not None}
    return whole._replace(
        sections=_kept(
            whole.sections,
            lambda section: one.section(section) or section.code in holding,
            lambda section: other.section(section) or section.code in holding_other,
        ),
        tasks=tasks,
        targets=_kept(whole.targets, one.target, other.target),
    )


def _kept(
    matches: Iterable[Match[T]], one: Callable[[T], bool], other: Callable[[T], bool]
) -> list[Match[T]]:
    return [
        match
        for match in matches
        if (match.one is not None and one(match.one)) or (match.other is not None and other(match.other))
    ]


class _Searched:
    """What of one plan has the words."""

    def __init__(self, side: Side, words: str) -> None:
        self._words = bare(words)
        self._sections = {code for code, title in side.titles().items() if self._has(title)}
        self._section_of = {line.task.code: line.task.section for line in side.tasks}

    def _has(self, text: str) -> bool:
        return self._words in bare(text)

    def _inside(self, section: str) -> bool:
        parts = section.split(".")
        return any(".".join(parts[:depth]) in self._sections for depth in range(1, len(parts) + 1))

    def section(self, row: SectionRow) -> bool:
        return self._inside(row.code)

    def task(self, line: Listed) -> bool:
        task = line.task
        return self._inside(task.section) or self._has(task.text) or self._has(task.title)

    def target(self, row: TargetRow) -> bool:
        return self._has(row.name) or self._inside(self._section_of.get(row.owner, row.owner))
