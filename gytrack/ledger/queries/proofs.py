"""The files that prove reports, applications and rectifications: of some tasks, of some of these, or all of the ledger."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.belonging import belonging
from gytrack.ledger.queries.filters import Filter, batches, wanted
from gytrack.ledger.queries.journal import entries_of
from gytrack.records.proof import Proof

Owner = Literal["entry", "closing", "rectification"]
OWNERS: tuple[Owner, ...] = ("entry", "closing", "rectification")
_PROOF = "v.name, v.size, v.sha256, v.path, v.host, v.copied"
_OF_ENTRY = (
    "'entry', e.command_id, e.day, coalesce(g.code, t.code), d.name, m.who, e.id, e.task_id, e.target_id, "
    + _PROOF
)
_AROUND_ENTRY = (
    "JOIN command m ON m.id = e.command_id LEFT JOIN task t ON t.id = e.task_id "
    "LEFT JOIN target g ON g.id = e.target_id LEFT JOIN department d ON d.id = e.department_id"
)
_OF_CLOSING = "'closing', c.command_id, c.day, t.code, c.party, m.who, c.id, c.task_id, NULL, " + _PROOF
_OF_RECTIFICATION = (
    "'rectification', r.command_id, r.done_on, coalesce(g.code, t.code), d.name, m.who, r.id, r.task_id, r.target_id, "
    + _PROOF
)
_ASKED_FOR = "(r.task_id IN (SELECT id FROM wanted) OR (r.task_id IS NULL AND r.target_id IN (SELECT id FROM belonging)))"
_AROUND_RECTIFICATION = (
    "JOIN command m ON m.id = r.command_id JOIN department d ON d.id = r.department_id "
    "LEFT JOIN task t ON t.id = r.task_id LEFT JOIN target g ON g.id = r.target_id"
)


class Given(NamedTuple):
    """A file with what it proves, by kind and id: an entry, a step of a task's closing, a rectification that is done.

    ``code`` is what it was given for; ``body`` the department or body that is named, if any, ``who`` typed it.
    ``task`` and ``target`` are the ids of what it was given for.
    """

    owner: Owner
    command: int
    day: date
    code: str
    body: str | None
    who: str
    owner_id: int
    task: int | None
    target: int | None
    proof: Proof


def given(ledger: Reader, chosen: Filter, day: date) -> list[Given]:
    """Return the files given up to ``day`` for the tasks asked for and for the targets among theirs, by their days."""
    chosen = chosen._replace(day=day)
    found = [
        *_of_entries(ledger, chosen, day),
        *_of_closings(ledger, chosen, day),
        *_of_rectifications(ledger, chosen, day),
    ]
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
    rows = ledger.scan(
        f"SELECT {_OF_RECTIFICATION} FROM evidence v JOIN rectification r ON r.id = v.rectification_id "
        f"{_AROUND_RECTIFICATION} ORDER BY v.id"
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
    """Return the files of some entries, steps of closings or rectifications, by their ids."""
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
        "LEFT JOIN closing c ON c.id = v.closing_id LEFT JOIN rectification r ON r.id = v.rectification_id "
        "LEFT JOIN target g ON g.id = coalesce(e.target_id, r.target_id) "
        "LEFT JOIN task t ON t.id = coalesce(e.task_id, c.task_id, r.task_id) "
        "WHERE v.sha256 = :sha256 AND coalesce(e.plan_id, c.plan_id, r.plan_id) = :plan ORDER BY v.id",
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


def _of_rectifications(ledger: Reader, chosen: Filter, day: date) -> Iterator[Given]:
    found = belonging(chosen)
    condition = _ASKED_FOR if found.begins else "TRUE"
    rows = ledger.rows(
        f"{found.begins} SELECT {_OF_RECTIFICATION} FROM rectification r CROSS JOIN evidence v {_AROUND_RECTIFICATION} "
        f"WHERE r.plan_id = :plan AND v.rectification_id = r.id AND r.done_on <= :day AND {condition} ORDER BY v.id",
        day=codec.encode(day),
        **found.values,
    )
    return map(_given, rows)


def _given(row: Row) -> Given:
    owner, command, day, code, body, who, number, task, target, *columns = row
    return Given(
        owner, command, codec.known_day(day), code, body or None, who, number, task, target, _proof(columns)
    )


def _proof(columns: Sequence[Any]) -> Proof:
    *known, copied = columns
    return Proof._make((*known, bool(copied)))
