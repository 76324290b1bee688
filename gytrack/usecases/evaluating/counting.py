"""How many of an evaluation's targets and tasks have which verdict: x of y, in whole points."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gytrack import term_words
from gytrack.records.evaluation import OUTCOMES, REACHED, Evaluated
from gytrack.records.terms import Evaluable, EvaluationKind, Outcome
from gytrack.status.rules import points

GROUPS: tuple[tuple[str, tuple[Evaluable, ...]], ...] = (
    ("量化指标", ("target",)),
    ("建设任务", ("task",)),
    ("配套及保障措施", ("measure", "safeguard")),
)
"""What is counted together, in the order of the table."""

_REACHED_WORDS: dict[EvaluationKind, str] = {"mid": "达到预期（含提前完成）", "final": "完成"}


class Counts(NamedTuple):
    """The verdicts of one group: of how many, each verdict's number, how many persons decided.

    ``assessed`` leaves out what cannot be judged yet; ``share`` is ``reached`` of it in points, null where it is 0.
    ``forecast`` counts those that have a forecast, ``forecast_meets`` those of them that would reach their goal.
    ``dropped`` are counted in none of these.
    """

    name: str
    total: int
    outcomes: dict[Outcome, int]
    assessed: int
    reached: int
    share: int | None
    decided: int
    forecast: int
    forecast_meets: int
    dropped: int


def counted(kind: EvaluationKind, rows: Sequence[Evaluated]) -> list[Counts]:
    """Return the counts of each group that has any."""
    found = (
        _counts(name, kind, [row for row in rows if row.figures.kind in kinds]) for name, kinds in GROUPS
    )
    return [one for one in found if one.total or one.dropped]


def _counts(name: str, kind: EvaluationKind, every: Sequence[Evaluated]) -> Counts:
    rows = [row for row in every if not row.figures.is_dropped()]
    found = Counter(row.outcome() for row in rows)
    assessed, reached = len(rows) - found["unknown"], sum(found[one] for one in REACHED)
    ahead = [row.figures.forecast_meets for row in rows if row.figures.forecast_meets is not None]
    return Counts(
        name,
        len(rows),
        {outcome: found[outcome] for outcome in OUTCOMES[kind]},
        assessed,
        reached,
        points(reached, assessed) if assessed else None,
        sum(row.decision is not None for row in rows),
        len(ahead),
        ahead.count(True),
        len(every) - len(rows),
    )


def count_words(kind: EvaluationKind, counts: Iterable[Counts]) -> list[str]:
    """Write the counts, one line a group."""
    return [_line(kind, one) for one in counts]


def _line(kind: EvaluationKind, one: Counts) -> str:
    each = " ".join(f"{term_words.OUTCOMES[outcome]}{number}" for outcome, number in one.outcomes.items())
    dropped = f"（另有已取消{one.dropped}项）" if one.dropped else ""
    parts = [f"{one.name}{one.total}项{dropped}：{each}"]
    if one.share is not None:
        parts.append(f"可评估{one.assessed}项中{_REACHED_WORDS[kind]}{one.reached}项，占{one.share}%")
    if one.forecast:
        parts.append(f"可推算{one.forecast}项中预计到期达标{one.forecast_meets}项")
    waiting = one.total - one.decided
    parts.append(f"已认定{one.decided}项" + (f"，其余{waiting}项为建议" if waiting else ""))
    return "｜".join(parts)
