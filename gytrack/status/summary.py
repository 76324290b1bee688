"""Counts over tasks: one line for a whole plan, one row for each section or department."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from gytrack.records.terms import Closure, Kind, Light, Role
from gytrack.status.rules import Rule
from gytrack.status.targets import TargetStatus

T = TypeVar("T")


class Item(NamedTuple):
    """What is counted of a task; ``role`` is that of the department asked for, null where none was.

    ``rule`` is that of the light as computed; ``by_hand`` says that a person set another one.
    """

    kind: Kind
    role: Role | None
    closure: Closure
    light: Light | None
    rule: Rule
    reported: bool
    by_hand: bool = False


class Mark(NamedTuple):
    """What a group counts of a task."""

    light: Light | None
    percent: int | None


class Lights(NamedTuple):
    """How many tasks show each light."""

    red: int
    yellow: int
    green: int
    grey: int


class Summary(NamedTuple):
    """The counts of a set of tasks.

    The lights add up to ``lit``; with ``closed``, ``dropped``, ``na``, ``ongoing`` and ``other`` (配套措施、保障措施)
    they add up to ``tasks``; ``applied``, whose closing is applied for, are among those lit. Past due and never reported is counted apart from ``overdue``.
    """

    tasks: int
    lead: int
    support: int
    lit: int
    reported: int
    closed: int
    dropped: int
    na: int
    ongoing: int
    other: int
    overdue: int
    overdue_unreported: int
    lights: Lights
    targets: int
    targets_met: int
    targets_not_due: int
    applied: int
    by_hand: int = 0


class Group(NamedTuple):
    """The tasks of one section or department; ``median`` is over the ``with_percent`` tasks that reported one."""

    key: str
    tasks: int
    lights: Lights
    median: int | None
    with_percent: int


def summarise(items: Iterable[Item], targets: Iterable[TargetStatus]) -> Summary:
    """Count tasks and targets; each stands in ``items`` and ``targets`` once; 自设统计项 do not count.

    Rules of status: What is lit, Light.
    """
    alike = Counter(items)  # of a hundred thousand tasks some dozens
    rules, roles = _by(alike, lambda item: item.rule), _by(alike, lambda item: item.role)
    lights = _by(alike, lambda item: item.light)
    met = Counter((target.met, target.not_due) for target in targets if not target.target.own)
    return Summary(
        tasks=alike.total(),
        lead=roles["lead"],
        support=roles["support"],
        lit=lights.total() - lights[None],
        reported=_by(alike, lambda item: item.reported)[True],
        closed=rules["unlit_closed"],
        dropped=rules["unlit_dropped"],
        na=rules["unlit_na"],
        ongoing=rules["unlit_ongoing"],
        other=rules["unlit_kind"],
        overdue=rules["overdue"] + rules["overdue_orange"],
        overdue_unreported=rules["overdue_unreported"],
        lights=_shown(lights),
        targets=met.total(),
        targets_met=met[True, False] + met[True, True],
        targets_not_due=sum(targets for (_, not_due), targets in met.items() if not_due),
        applied=_by(alike, lambda item: item.closure)["applied"],
        by_hand=_by(alike, lambda item: item.by_hand)[True],
    )


def _by(alike: Counter[Item], of: Callable[[Item], T]) -> Counter[T]:
    counts: Counter[T] = Counter()
    for item, tasks in alike.items():
        counts[of(item)] += tasks
    return counts


def group(marked: Iterable[tuple[str, Mark]], names: Mapping[str, str], total: str) -> tuple[Group, ...]:
    """Count tasks by name, in the order of ``names``, and last under ``total`` each task once.

    Beside what counts of a task stand the keys that it counts under, blanks between them; several keys may be called by
    one name, and what no task counts under is left out. Rule of status: Groups. A group has no light of its own.
    """
    alike: defaultdict[Mark, list[str]] = defaultdict(list)
    for keys, mark in marked:
        alike[mark].append(keys)
    names = {**names, total: total}
    by_name = {name: _Tally(defaultdict(int), defaultdict(int)) for name in names.values()}
    by_key = {key: by_name[name] for key, name in names.items()}
    for (light, percent), texts in alike.items():
        # The keys of all tasks alike at once: counting a word takes a tenth of what a turn of a loop takes.
        counted = Counter(" ".join(texts).split())
        counted[total] = len(texts)
        for key, tasks in counted.items():
            lights, percents = by_key[key]
            lights[light] += tasks
            percents[percent] += tasks
    return tuple(_group(name, tally) for name, tally in by_name.items() if tally.lights or name == total)


class _Tally(NamedTuple):
    """How many tasks show each light, and how many have each percent."""

    lights: defaultdict[Light | None, int]
    percents: defaultdict[int | None, int]


def _group(key: str, tally: _Tally) -> Group:
    percents = {percent: tasks for percent, tasks in tally.percents.items() if percent is not None}
    tasks, with_percent = sum(tally.lights.values()), sum(percents.values())
    return Group(key, tasks, _shown(tally.lights), _median(percents), with_percent)


def _shown(lights: Mapping[Light | None, int]) -> Lights:
    return Lights(*(lights.get(light, 0) for light in ("red", "yellow", "green", "grey")))


def _median(percents: Mapping[int, int]) -> int | None:
    """Return the middle of percents, half up; the standard library's loads more than a start-up can bear."""
    how_many = sum(percents.values())
    if not how_many:
        return None
    ordered = sorted(percents.items())
    lower, upper = _percent_at((how_many - 1) // 2, ordered), _percent_at(how_many // 2, ordered)
    return (lower + upper + 1) // 2


def _percent_at(place: int, ordered: Sequence[tuple[int, int]]) -> int:
    """Return the percent at a place of many, of which each stands beside how often it comes."""
    upto = accumulate(tasks for _, tasks in ordered)
    return next(percent for (percent, _), end in zip(ordered, upto, strict=True) if place < end)
