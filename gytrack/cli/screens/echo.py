"""What a writing command says it has understood."""

from typing import TYPE_CHECKING

from gytrack import term_words, wording
from gytrack.cli.screens.output import say, talk
from gytrack.dates import long_day
from gytrack.records.terms import Step
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.storing import Logged

if TYPE_CHECKING:
    from gytrack.usecases.closing.steps import Stepped


_DONE: dict[Step, str] = {
    "applied": "已申请销号",
    "verified": "审核通过，已销号",
    "returned": "已退回",
    "reopened": "已重开",
    "na": "已列为不适用",
}


def tell_logged(done: str, logged: Logged, back: str) -> None:
    """Print the echo of a report: its number, what it is about, whose, when, the figures, and the way back."""
    entry = logged.entry
    parts = [
        f"{done} #{logged.number}",
        entry.item.code,
        entry.department.name if entry.department else "",
        long_day(entry.day),
        "" if entry.state is None else term_words.STATES[entry.state],
        "" if entry.percent is None else f"进度{entry.percent}%",
        *map(_figure_words, entry.figures),
        f"来源：{entry.source}" if entry.source else "",
        *(f"佐证{evidence.name}" for evidence in entry.evidence),
        "" if entry.corrects is None else f"更正 #{entry.corrects.number}",
        back,
    ]
    say("｜".join(part for part in parts if part))
    for note in logged.notes:
        talk(f"注意：{note}")


def tell_step(taken: "Stepped", back: str) -> None:
    """Print the echo of a step of a closing: its number, the task, the day, who, why, the files, and the way back."""
    parts = [
        f"{_DONE[taken.step]} #{taken.number}",
        taken.code,
        taken.party,
        long_day(taken.day),
        " ".join(taken.note.split()),
        *(f"佐证{proof.name}{'（已存副本）' if proof.copied else ''}" for proof in taken.evidence),
        back,
    ]
    say("｜".join(part for part in parts if part))
    for note in taken.notes:
        talk(f"注意：{note}")


def _figure_words(figure: Figure) -> str:
    value = None if figure.understood is None else figure.understood.value
    return wording.figure(figure.target.name, figure.target.unit, figure.kind, value)
