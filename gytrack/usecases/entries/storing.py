"""An entry as the rows of one command, and as the words that the history shows of it."""

from collections.abc import Iterator
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.ledger import PlanTerms
from gytrack.term_words import STATES
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.entries import evidence
from gytrack.usecases.entries.advice import advice
from gytrack.usecases.entries.entry import Entry
from gytrack.wording import amount


class Logged(NamedTuple):
    """What was stored, for the echo: the command's number, the entry, and what a person should know."""

    number: int
    entry: Entry
    notes: tuple[str, ...]


CORRECTION = "log --corrects"
"""What a command is called that logs a correction."""


def store(ledger: Writer, actor: Actor, plan: PlanTerms, name: str, entry: Entry) -> Logged:
    """Store an entry in one command named ``name``. Raises as ``advice``."""
    number = next_command(ledger)
    notes = (*_moved(entry), *advice(ledger, plan, entry, number))
    words = " ".join(filter(None, (name, entry.item.code, shorten(entry.text, 40), *_said(entry))))
    command = actor.command(name if entry.corrects is None else CORRECTION, words, plan.id)
    return Logged(apply(ledger, command, _rows(ledger, plan, entry, number)), entry, notes)


def _moved(entry: Entry) -> Iterator[str]:
    """Say what an edition has made of the code that was typed; asked before the entry is written."""
    if entry.item.said is not None:
        yield entry.item.said


def _said(entry: Entry) -> Iterator[str]:
    """Yield what the history shows of an entry beside its text."""
    if entry.state is not None:
        yield STATES[entry.state]
    if entry.percent is not None:
        yield f"{entry.percent}%"
    for figure in entry.figures:
        if figure.understood is not None:
            sign = "+" if figure.kind == "add" and figure.understood.value > 0 else ""
            which = "" if figure.target.code == entry.item.code else f"{figure.target.code}="
            yield f"{which}{sign}{amount(figure.understood.value, figure.target.unit)}"
    if entry.department is not None:
        yield f"（{entry.department.name}）"
    if entry.source:
        yield f"（来源：{shorten(entry.source)}）"
    if entry.corrects is not None:
        yield f"（更正 #{entry.corrects.number}）"


def _rows(ledger: Reader, plan: PlanTerms, entry: Entry, command: int) -> Iterator[Change]:
    ids = Ids(ledger)
    number = ids.next("entry")
    beside = entry.is_beside()
    about = entry.item.target or (entry.figures[0].target if beside else None)
    yield insert(
        "entry",
        number,
        plan_id=plan.id,
        task_id=None if beside else entry.item.task and entry.item.task.id,
        target_id=about and about.id,
        command_id=command,
        day=entry.day,
        text=entry.text,
        problem=entry.problem,
        next_step=entry.next_step,
        state=entry.state,
        percent=entry.percent,
        department_id=entry.department and entry.department.id,
        source=entry.source,
    )
    if entry.corrects is not None:
        yield insert("correction", ids.next("correction"), entry_id=number, corrected_id=entry.corrects.id)
    yield from _figure_rows(ids, number, entry)
    yield from evidence.rows(ids, "entry", number, entry.evidence)


def _figure_rows(ids: Ids, number: int, entry: Entry) -> Iterator[Change]:
    for order, figure in enumerate(entry.figures, 1):
        yield insert(
            "measurement",
            ids.next("measurement"),
            entry_id=number,
            target_id=figure.target.id,
            ord=order,
            kind=figure.kind,
            value=figure.understood and figure.understood.value,
        )
