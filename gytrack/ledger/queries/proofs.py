"""The files that prove reports and applications: of some tasks, of some entries, or all of the ledger."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.belonging import belonging
from gytrack.ledger.queries.filters import Filter, batches, wanted
from gytrack.ledger.queries.journal import entries_of

Owner = Literal["entry", "closing"]
_PROOF = "v.name, v.size, v.sha256, v.path, v.host, v.copied"
_OF_ENTRY = (
    "e.command_id, e.day, coalesce(g.code, t.code), d.name, m.who, e.id, e.task_id, e.target_id, " + _PROOF
)
_AROUND_ENTRY = (
    "JOIN command m ON m.id = e.command_id LEFT JOIN task t ON t.id = e.task_id "
    "LEFT JOIN target g ON g.id = e.target_id LEFT JOIN department d ON d.id = e.department_id"
)
_OF_CLOSING = "c.command_id, c.day, t.code, c.party, m.who, NULL, c.task_id, NULL, " + _PROOF


class Proof(NamedTuple):
    """A file that was named as evidence; ``path`` is null where it is not known where it stood, on the machine ``host``."""

    name: str
    size: int
    sha256: str
    path: str | None
    host: str | None
    copied: bool


class Given(NamedTuple):
    """A file with what it proves: an entry by its id, or, where that is null, a step of a task's closing.

    ``code`` is what it was given for; ``body`` the department or body that is named, if any, ``who`` typed it.
    ``task`` and ``target`` are the ids of what it was given for.
    """

    command: int
    day: date
    code: str
    body: str | None
    who: str
    entry: int | None
    task: int | None
    target: int | None
    proof: Proof


def given(ledger: Reader, chosen: Filter, day: date) -> list[Given]:
    """Return the files given up to ``day`` for the tasks asked for and for the targets among theirs, by their days."""
    found = [*_of_entries(ledger, chosen, day), *_of_closings(ledger, chosen, day)]
    return sorted(found, key=lambda one: (one.day, one.command))


def all_given(ledger: Reader) -> Iterator[Given]:
    """Yield every file of the ledger."""
    rows = ledger.scan(
        f"SELECT {_OF_ENTRY} FROM evidence v JOIN entry e ON e.id = v.entry_id {_AROUND_ENTRY} ORDER BY v.id"
    )
    yield from map(_given, rows)
    rows = ledger.scan(
        f"SELECT {_OF_CLOSING} FROM evidence v JOIN closing c ON c.id = v.closing_id "
        "JOIN command m ON m.id = c.command_id JOIN task t ON t.id = c.task_id ORDER BY v.id"
    )
    yield from map(_given, rows)


def measured(ledger: Reader, entries: Collection[int]) -> dict[int, set[int]]:
    """Return, by entry, the targets that it gives a figure or a verdict for."""
    found: dict[int, set[int]] = {}
    for marks, values in batches("id", entries):
        rows = ledger.rows(
            f"SELECT entry_id, target_id FROM measurement WHERE entry_id IN ({marks})", **values
        )
        for entry, target in rows:
            found.setdefault(entry, set()).add(target)
    return found


def of(ledger: Reader, owner: Owner, ids: Collection[int]) -> dict[int, tuple[Proof, ...]]:
    """Return the files of some entries or steps of closings, by their ids."""
    found: dict[int, tuple[Proof, ...]] = {}
    for marks, values in batches("id", ids):
        rows = ledger.rows(
            f"SELECT v.{owner}_id, {_PROOF} FROM evidence v WHERE v.{owner}_id IN ({marks}) ORDER BY v.id",
            **values,
        )
        for number, *columns in rows:
            found[number] = (*found.get(number, ()), _proof(columns))
    return found


class Held(NamedTuple):
    """A file as the ledger has it, with its row's id and the code of what it proves."""

    id: int
    code: str
    proof: Proof


def of_digest(ledger: Reader, plan_id: int, sha256: str) -> list[Held]:
    """Return the files of a plan that have a digest, in the order in which they were given."""
    rows = ledger.rows(
        f"SELECT v.id, coalesce(g.code, t.code), {_PROOF} FROM evidence v LEFT JOIN entry e ON e.id = v.entry_id "
        "LEFT JOIN closing c ON c.id = v.closing_id LEFT JOIN target g ON g.id = e.target_id "
        "LEFT JOIN task t ON t.id = coalesce(e.task_id, c.task_id) "
        "WHERE v.sha256 = :sha256 AND coalesce(e.plan_id, c.plan_id) = :plan ORDER BY v.id",
        sha256=sha256,
        plan=plan_id,
    )
    return [Held(number, code, _proof(columns)) for number, code, *columns in rows]


def _of_entries(ledger: Reader, chosen: Filter, day: date) -> Iterator[Given]:
    begins, tables, condition, values = entries_of(chosen)
    if not belonging(chosen).begins:
        tables = "evidence v CROSS JOIN entry e"  # few files, many entries
    else:
        tables += " CROSS JOIN evidence v"
    rows = ledger.rows(
        f"{begins} SELECT {_OF_ENTRY} FROM {tables} {_AROUND_ENTRY} "
        f"WHERE {condition} AND v.entry_id = e.id AND e.day <= :day ORDER BY v.id",
        day=codec.encode(day),
        **values,
    )
    return map(_given, rows)


def _of_closings(ledger: Reader, chosen: Filter, day: date) -> Iterator[Given]:
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT {_OF_CLOSING} FROM wanted w CROSS JOIN closing c CROSS JOIN evidence v "
        "JOIN command m ON m.id = c.command_id JOIN task t ON t.id = c.task_id "
        "WHERE c.task_id = w.id AND v.closing_id = c.id AND c.day <= :day ORDER BY v.id",
        day=codec.encode(day),
        **values,
    )
    return map(_given, rows)


def _given(row: Row) -> Given:
    command, day, code, body, who, entry, task, target, *columns = row
    return Given(command, codec.known_day(day), code, body or None, who, entry, task, target, _proof(columns))


def _proof(columns: Sequence[Any]) -> Proof:
    *known, copied = columns
    return Proof._make((*known, bool(copied)))
