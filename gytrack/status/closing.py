"""How far a task's closing is: what its steps come to, and the words for them."""

from collections.abc import Sequence

from gytrack.dates import long_day
from gytrack.records.ledger import Closing
from gytrack.records.terms import Closure, Step

_LEADS_TO: dict[Step, Closure] = {
    "applied": "applied",
    "verified": "closed",
    "returned": "open",
    "reopened": "open",
    "na": "na",
}
_STEPS: dict[Step, str] = {
    "applied": "申请销号",
    "verified": "审核通过，已销号",
    "returned": "审核退回",
    "reopened": "重开",
    "na": "列为不适用",
}


def closure_of(kept: Closure, steps: Sequence[Closing]) -> Closure:
    """Return how far a closing is.

    Args:
        kept: the task's own: a task that was dropped stays so, whatever was done before.
        steps: its steps up to a day, in their order.
    """
    if kept == "dropped" or not steps:
        return kept
    return _LEADS_TO[steps[-1].step]


def step_words(step: Closing) -> str:
    """Say one step: 2025年6月10日审核通过，已销号（区政府督查室，李四，#13）：材料齐全."""
    by = "，".join(part for part in (step.party, step.who, f"#{step.number}") if part)
    return f"{long_day(step.day)}{_STEPS[step.step]}（{by}）{_note(step)}"


def standing_words(steps: Sequence[Closing]) -> str:
    """Say in one clause how a closing stands that is under way or over; empty where a task is open or was never closed."""
    if not steps:
        return ""
    last = steps[-1]
    day = long_day(last.day)
    if last.step == "applied":
        return f"已于{day}申请销号，尚待审核"
    if last.step == "verified":
        return f"任务已于{day}经{last.party}审核销号"
    return f"任务自{day}起不适用{_note(last)}" if last.step == "na" else ""


def reopened_words(steps: Sequence[Closing]) -> str:
    """Say when and why a task was opened again; empty where that was not its latest step."""
    if not steps or steps[-1].step != "reopened":
        return ""
    last = steps[-1]
    return f"已重开（{long_day(last.day)}，{' '.join(last.note.split())}）"


def _note(step: Closing) -> str:
    note = " ".join(step.note.split())
    return f"：{note}" if note else ""
