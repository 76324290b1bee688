"""What a command writes: rows inserted, updated, deleted, and the command itself; and the chain that seals them."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from gytrack import __version__
from gytrack.ledger.codec import Stored, Value, encode

Action = Literal["insert", "update", "delete"]
Columns = Mapping[str, Stored]


class Command(NamedTuple):
    """Who does what, when: one row of the command log. ``plan_id`` is null where no plan is concerned."""

    at: datetime
    who: str
    name: str
    words: str
    plan_id: int | None = None
    undoes: int | None = None

    def columns(self) -> dict[str, Stored]:
        """Return the command as the ledger stores it; ``key`` tells a repeated try from a new command."""
        return {
            "at": encode(self.at),
            "who": self.who,
            "name": self.name,
            "words": self.words,
            "plan_id": self.plan_id,
            "undoes": self.undoes,
            "version": __version__,
            "key": os.urandom(16).hex(),
        }


class Change(NamedTuple):
    """One row of one table: its columns before and after; an update names only those that change."""

    table: str
    row_id: int
    action: Action
    old: Columns | None
    new: Columns | None

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        opposite: dict[Action, Action] = {"insert": "delete", "delete": "insert", "update": "update"}
        return Change(self.table, self.row_id, opposite[self.action], self.new, self.old)


def insert(table: str, row_id: int, **columns: Value) -> Change:
    """Return the change that adds a row."""
    return Change(table, row_id, "insert", None, {name: encode(value) for name, value in columns.items()})


def delete(table: str, row_id: int, old: Mapping[str, Value]) -> Change:
    """Return the change that takes a row away, whose columns are all in ``old``."""
    return Change(table, row_id, "delete", {name: encode(value) for name, value in old.items()}, None)


def update(table: str, row_id: int, old: Mapping[str, Value], **new: Value) -> Change:
    """Return the change that sets some columns of a row, whose old values are ``old``."""
    before = {name: encode(old[name]) for name in new}
    return Change(table, row_id, "update", before, {name: encode(value) for name, value in new.items()})


_BULKY = {"issued": "content"}
"""Columns, by table, that the log knows by their digest only: they would double the ledger, and nothing brings them back."""


def as_logged(table: str, columns: Columns | None) -> Columns | None:
    """Return columns as the change log tells of them."""
    bulky = _BULKY.get(table)
    if columns is None or bulky is None or bulky not in columns:
        return columns
    return {**columns, bulky: hashlib.sha256(str(columns[bulky]).encode()).hexdigest()}


def canonical(columns: Columns | None) -> str | None:
    """Write columns as the change log keeps them, the same bytes for the same values."""
    if columns is None:
        return None
    return json.dumps(dict(columns), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(previous: str, command: Columns, changes: Iterable[tuple[Stored, ...]]) -> str:
    """Return the hash of a command and its changes, chained to the command before it.

    Args:
        previous: the hash of the command before, empty for the first.
        command: the command's row, ``hash`` left out.
        changes: the whole row of each change, in the order of the table's columns.
    """
    digest = hashlib.sha256(previous.encode())
    digest.update((canonical(command) or "").encode())
    for change in changes:
        digest.update(json.dumps(change, ensure_ascii=False, separators=(",", ":")).encode())
    return digest.hexdigest()
