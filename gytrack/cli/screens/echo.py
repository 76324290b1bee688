"""What a writing command says it has understood."""

from gytrack import wording
from gytrack.cli.screens.output import say, talk
from gytrack.dates import long_day
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.storing import Logged


def tell_logged(done: str, logged: Logged, back: str) -> None:
    """Print the echo of a report: its number, what it is about, whose, when, the figures, and the way back."""
    entry = logged.entry
    parts = [
        f"{done} #{logged.number}",
        entry.item.code,
        entry.department.name if entry.department else "",
        long_day(entry.day),
        "" if entry.state is None else wording.STATES[entry.state],
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


def _figure_words(figure: Figure) -> str:
    value = None if figure.understood is None else figure.understood.value
    return wording.figure(figure.target.name, figure.target.unit, figure.kind, value)
