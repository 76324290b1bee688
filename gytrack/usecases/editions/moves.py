"""What moved between two editions: into another section, or past its neighbours. A number that shifts is no move."""

from collections.abc import Iterable, Sequence

from gytrack.records.plan import Plan
from gytrack.usecases.editions.matching import Matching
from gytrack.usecases.editions.order import out_of_order


def moved_tasks(old: Plan, new: Plan, matching: Matching) -> set[int]:
    """Return the places in the new edition of the tasks that moved."""
    home = _homes(old, new, matching)
    inside: dict[str, list[tuple[int, int]]] = {}
    moved = set()
    for at, was in sorted(matching.tasks.items()):
        section = new.tasks[at].section
        if home.get(section) == old.tasks[was].section:
            inside.setdefault(section, []).append((at, was))
        else:
            moved.add(at)
    return moved | _out_of_order(inside.values())


def moved_sections(old: Plan, new: Plan, matching: Matching) -> set[int]:
    """Return the places in the new edition of the sections that moved."""
    home = _homes(old, new, matching)
    inside: dict[str, list[tuple[int, int]]] = {}
    moved = set()
    for at, was in sorted(matching.sections.items()):
        above, below = _above(new.sections[at].code), _above(old.sections[was].code)
        if home.get(above) == below or (not above and not below):
            inside.setdefault(above, []).append((at, was))
        else:
            moved.add(at)
    return moved | _out_of_order(inside.values())


def _homes(old: Plan, new: Plan, matching: Matching) -> dict[str, str]:
    return {new.sections[at].code: old.sections[was].code for at, was in matching.sections.items()}


def _above(code: str) -> str:
    return code.rpartition(".")[0]


def _out_of_order(groups: Iterable[Sequence[tuple[int, int]]]) -> set[int]:
    found = set()
    for group in groups:
        gone = out_of_order([was for _, was in group])
        found |= {at for at, was in group if was in gone}
    return found
