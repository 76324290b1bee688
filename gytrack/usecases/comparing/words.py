"""What is said of a comparison in words: which plans, how much matches, how far it is to be trusted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.records.ledger import PlanTerms
from gytrack.usecases.comparing.sides import Comparison, Match, T

CAUTION = "“相近”按两段文字重合的多少计算，100%为文字相同；是否同一项工作，以原文为准"


class Counts(NamedTuple):
    """How many are matched, and how many only the one or the other plan has."""

    both: int
    one: int
    other: int


def counts(matches: Sequence[Match[T]]) -> Counts:
    """Count matches."""
    found = [(match.one is not None, match.other is not None) for match in matches]
    return Counts(found.count((True, True)), found.count((True, False)), found.count((False, True)))


def title_words(found: Comparison) -> str:
    """Return what the comparison is called: 拱墅区与黑龙江省方案对照."""
    return f"{found.one.name}与{found.other.name}方案对照"


def plan_lines(found: Comparison) -> Iterator[str]:
    """Yield which plans are compared."""
    return (f"{side.name}：{_plan(side.plan)}" for side in (found.one, found.other))


def counted_tasks(found: Comparison) -> str:
    """Say how many tasks match."""
    return _counted(found, "任务", "项", counts(found.tasks))


def counted_targets(found: Comparison) -> str:
    """Say how many targets match."""
    return _counted(found, "量化指标", "个", counts(found.targets))


def without_target(found: Comparison, search: str) -> Iterator[str]:
    """Yield which plan sets no number for what was looked for, and whether a task of its speaks of it."""
    for at, side in enumerate((found.one, found.other)):
        if not any(match[at] is not None for match in found.targets):
            tasks = sum(match[at] is not None for match in found.tasks)
            more = f"，有{tasks}项任务提到" if tasks else "，也没有任务提到"
            yield f"{side.name}：没有与“{search}”有关的量化指标{more}"


def _counted(found: Comparison, what: str, unit: str, number: Counts) -> str:
    return (
        f"{what}：对上{number.both}{unit}，"
        f"仅{found.one.name}有{number.one}{unit}，仅{found.other.name}有{number.other}{unit}"
    )


def _plan(plan: PlanTerms) -> str:
    return f"《{plan.title}》（{plan.code}{'，征求意见稿' if plan.draft else ''}）"
