"""What differs between two editions of a plan, part by part, as a person reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from gytrack.likeness import bare
from gytrack.records.plan import Plan, Section, Target, Task
from gytrack.usecases.editions.matching import Matching
from gytrack.usecases.editions.moves import moved_sections, moved_tasks
from gytrack.usecases.editions.words import Detail, head_details, kept_dates, target_words, task_details

Mark = Literal["added", "removed", "changed", "moved"]
Kind = Literal["head", "section", "task", "target"]


class Side(NamedTuple):
    """How one edition has a part: its number and its words."""

    code: str
    text: str


class Difference(NamedTuple):
    """A part that differs; ``old`` is null for what was added, ``new`` for what was removed."""

    kind: Kind
    marks: tuple[Mark, ...]
    old: Side | None
    new: Side | None
    details: tuple[Detail, ...] = ()


class Differences(NamedTuple):
    """All that differs. What has only another number stands in ``renumbered``, old and new.

    ``respelled`` counts the tasks that differ in signs and blanks alone; ``kept`` names the dates that the new edition
    does not print; ``lone`` says how many of the old tasks are in the new edition, of how many.
    """

    rows: tuple[Difference, ...]
    renumbered: tuple[tuple[str, str], ...]
    respelled: int
    newcomers: tuple[str, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...]
    found_again: tuple[int, int]

    def number_of(self, kind: Kind, mark: Mark) -> int:
        """Return how many parts of a kind have a mark."""
        return sum(row.kind == kind and mark in row.marks for row in self.rows)

    def are_strangers(self) -> bool:
        """Say whether hardly any task of the old edition is in the new one, so that they may be two plans."""
        again, of = self.found_again
        return of > 0 and again * 5 < of


def differences(old: Plan, new: Plan, matching: Matching) -> Differences:
    """Return what differs between two editions whose parts are matched."""
    compared = _Compared(old, new, matching)
    return Differences(
        tuple(compared.rows()),
        tuple(compared.renumbered()),
        compared.respelled(),
        *_departments(old, new),
        tuple(kept_dates(old.head, new.head)),
        (len(matching.tasks), len(old.tasks)),
    )


class _Compared:
    """Two editions whose parts are matched."""

    def __init__(self, old: Plan, new: Plan, matching: Matching) -> None:
        self._old, self._new, self._matching = old, new, matching
        self._moved_tasks = moved_tasks(old, new, matching)
        self._moved_sections = moved_sections(old, new, matching)
        self._before = _by_owner(old.targets)
        self._after = _by_owner(new.targets)

    def rows(self) -> Iterator[Difference]:
        details = tuple(head_details(self._old.head, self._new.head))
        if details:
            old, new = (Side("", plan.head.title) for plan in (self._old, self._new))
            yield Difference("head", ("changed",), old, new, details)
        yield from self._targets_of("", "")
        yield from self._sections()
        yield from self._tasks()

    def renumbered(self) -> Iterator[tuple[str, str]]:
        """Yield old and new numbers, where no section above explains them: below 2.3 that is 2.4 now, 2.3.1 is 2.4.1."""
        above: dict[str, str] = {}
        for parts, found, moved in (
            (self._section_codes(), self._matching.sections, self._moved_sections),
            (self._task_codes(), self._matching.tasks, self._moved_tasks),
        ):
            old, new = parts
            for at, was in sorted(found.items()):
                before, after = old[was], new[at]
                if at not in moved and before != after and not _is_explained(before, after, above):
                    yield before, after
                if before != after:
                    above[before] = after

    def respelled(self) -> int:
        pairs = (
            (self._old.tasks[was].text, self._new.tasks[at].text) for at, was in self._matching.tasks.items()
        )
        return sum(one != other and bare(one) == bare(other) for one, other in pairs)

    def _section_codes(self) -> tuple[list[str], list[str]]:
        old, new = ([section.code for section in plan.sections] for plan in (self._old, self._new))
        return old, new

    def _task_codes(self) -> tuple[list[str], list[str]]:
        old, new = ([task.code for task in plan.tasks] for plan in (self._old, self._new))
        return old, new

    def _sections(self) -> Iterator[Difference]:
        old, new, found = self._old.sections, self._new.sections, self._matching.sections
        for was, at in _in_order(len(old), len(new), found):
            one, other = None if was is None else old[was], None if at is None else new[at]
            details: list[Detail] = []
            if one and other and bare(one.title) != bare(other.title):
                details = [Detail("标题", one.title, other.title)]
            marks = _marks(one, other, details, moved=at in self._moved_sections)
            if marks:
                yield Difference("section", marks, _section_side(one), _section_side(other), tuple(details))
            yield from self._targets_of(one.code if one else None, other.code if other else None)

    def _tasks(self) -> Iterator[Difference]:
        old, new, found = self._old.tasks, self._new.tasks, self._matching.tasks
        for was, at in _in_order(len(old), len(new), found):
            one, other = None if was is None else old[was], None if at is None else new[at]
            details: list[Detail] = []
            if one and other:
                details = [*task_details(one, other), *self._target_details(one.code, other.code)]
            marks = _marks(one, other, details, moved=at in self._moved_tasks)
            if marks:
                yield Difference("task", marks, _task_side(one), _task_side(other), tuple(details))

    def _target_details(self, old_owner: str, new_owner: str) -> Iterator[Detail]:
        for _, one, other in self._target_pairs(old_owner, new_owner):
            yield Detail(
                "量化指标",
                "" if one is None else target_words(one),
                "" if other is None else target_words(other),
            )

    def _targets_of(self, old_owner: str | None, new_owner: str | None) -> Iterator[Difference]:
        """Yield the differing targets of a section or of the plan itself."""
        for mark, one, other in self._target_pairs(old_owner, new_owner):
            old = None if one is None else Side(one.owner, target_words(one))
            new = None if other is None else Side(other.owner, target_words(other))
            yield Difference("target", (mark,), old, new)

    def _target_pairs(
        self, old_owner: str | None, new_owner: str | None
    ) -> Iterator[tuple[Mark, Target | None, Target | None]]:
        """Yield an owner's targets that differ; one that came from or went to another owner differs."""
        old, new, found = self._old.targets, self._new.targets, self._matching.targets
        mine = self._before.get(old_owner, [])
        again = {found[at]: at for at in self._after.get(new_owner, []) if at in found}
        for was in mine:
            if was not in again:
                yield "removed", old[was], None
            elif target_words(old[was]) != target_words(new[again[was]]):
                yield "changed", old[was], new[again[was]]
        for at in self._after.get(new_owner, []):
            if found.get(at) not in mine:
                yield "added", None, new[at]


def _is_explained(before: str, after: str, above: Mapping[str, str]) -> bool:
    """Say whether a number changed only because a section above it has another one."""
    old, _, mine = before.rpartition(".")
    new, _, its = after.rpartition(".")
    return mine == its and above.get(old) == new


def _in_order(old: int, new: int, found: dict[int, int]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the parts of both editions in the order of the new one, what was removed behind what it had stood behind."""
    again = set(found.values())

    def removed(behind: int) -> Iterator[tuple[int | None, int | None]]:
        for was in range(behind + 1, old):
            if was in again:
                return
            yield was, None

    yield from removed(-1)
    for at in range(new):
        yield found.get(at), at
        if at in found:
            yield from removed(found[at])


def _marks(
    old: Section | Task | None, new: Section | Task | None, details: Sequence[Detail], *, moved: bool
) -> tuple[Mark, ...]:
    if old is None:
        return ("added",)
    if new is None:
        return ("removed",)
    found: list[Mark] = ["changed"] if details else []
    return (*found, "moved") if moved else tuple(found)


def _section_side(section: Section | None) -> Side | None:
    return None if section is None else Side(section.code, section.title)


def _task_side(task: Task | None) -> Side | None:
    return None if task is None else Side(task.code, task.text)


def _by_owner(targets: Iterable[Target]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = {}
    for at, target in enumerate(targets):
        found.setdefault(target.owner, []).append(at)
    return found


def _departments(old: Plan, new: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the departments that only the new edition names, and those that only the old one does."""
    before, after = ({party.name: None for party in plan.named()} for plan in (old, new))
    return tuple(name for name in after if name not in before), tuple(
        name for name in before if name not in after
    )
