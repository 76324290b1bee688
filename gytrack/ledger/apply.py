"""The one function that writes: a command's rows and their log, in one transaction, sealed and chained.

No other module runs INSERT, UPDATE or DELETE. Ids are permanent: the change log is never shortened, so a number that
it has seen is never given again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.errors import LedgerError
from gytrack.ledger.changes import Change, Columns, Command, as_logged, canonical, seal
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.passages import passages
from gytrack.ledger.touched import Touched

Derive = Callable[[Reader, Sequence[int]], Iterable[tuple[str, Columns]]]
"""Returns what is derived of some tasks: the table and the columns of each row."""

_DERIVED = (("reached", "id"), ("attained", "task_id"))
"""The tables of what is derived, each with its column of tasks."""

_NO_COMMAND = ""
"""The key of a commit that makes no command permanent."""

_LOG = (
    "INSERT INTO change (id, command_id, table_name, row_id, action, old, new, task_id, target_id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Ids:
    """Gives each new row of a command its permanent id."""

    def __init__(self, ledger: Reader) -> None:
        """Start from what the change log has seen."""
        self._ledger = ledger
        self._last: dict[str, int] = {}

    def next(self, table: str) -> int:
        """Return the next free id of a table."""
        if table not in self._last:
            row = self._ledger.one("SELECT max(row_id) FROM change WHERE table_name = :name", name=table)
            self._last[table] = int(row[0]) if row and row[0] else 0
        self._last[table] += 1
        return self._last[table]


def next_command(ledger: Reader) -> int:
    """Return the number that the next command will have."""
    return _last(ledger, "command") + 1


def apply_all(
    ledger: Writer, commands: Iterable[tuple[Command, Iterable[Change]]], derive: Derive | None = None
) -> list[int]:
    """Write commands that belong together whole and make them permanent at once; on any error nothing of them remains.

    Args:
        ledger: open for writing.
        commands: each pair is asked for when those before it are written, so that it can rest on them.
        derive: what is derived of the tasks that they touch; without it nothing is known of these any more.

    Returns:
        The commands' numbers.

    Raises:
        LedgerError: a row is not as a command took it to be.
    """
    touched = Touched()
    written = [stage(ledger, command, touched.noting(changes)) for command, changes in commands]
    _renew(ledger, touched.tasks(ledger), derive)
    _cut(ledger, touched.editions)
    ledger.commit(written[-1].key if written else _NO_COMMAND)
    return [one.number for one in written]


def renew(ledger: Writer, tasks: Sequence[int], derive: Derive) -> None:
    """Derive anew what is derived of some tasks, and make it permanent; no data changes."""
    _renew(ledger, tasks, derive)
    _keep_derived(ledger)


def renew_all(ledger: Writer, derive: Derive) -> None:
    """Derive everything anew, whatever stands there, and make it permanent; no data changes."""
    for table in ("attained", "passage", "reached"):
        ledger.run(f'DELETE FROM "{table}"')
    _renew(ledger, [row[0] for row in ledger.rows("SELECT id FROM task ORDER BY id")], derive)
    _cut(ledger, [row[0] for row in ledger.rows("SELECT id FROM edition ORDER BY id")])
    _keep_derived(ledger)


def _keep_derived(ledger: Writer) -> None:
    # Past the count of commits: who is interrupted later must not hear that the command may be stored.
    ledger.session.commit(_NO_COMMAND)


def _renew(ledger: Writer, tasks: Sequence[int], derive: Derive | None) -> None:
    for table, column in _DERIVED:
        for task in tasks:
            ledger.run(f'DELETE FROM "{table}" WHERE {column} = ?', (task,))
    for table, columns in derive(ledger, tasks) if derive else ():
        ledger.run(*_insertion(table, columns))


def _cut(ledger: Writer, editions: Iterable[int]) -> None:
    """Cut the texts of editions into passages anew."""
    for edition in editions:
        ledger.run("DELETE FROM passage WHERE edition_id = ?", (edition,))
        row = ledger.one("SELECT source_text FROM edition WHERE id = :id", id=edition)
        for columns in passages(edition, row[0]) if row else ():
            ledger.run(*_insertion("passage", columns))


class Staged(NamedTuple):
    """A command that was written but is not permanent yet: its number, and the key that no other command has."""

    number: int
    key: str


def stage(ledger: Writer, command: Command, changes: Iterable[Change]) -> Staged:
    """Write a command into the transaction that its caller commits, as a migration does."""
    number = next_command(ledger)
    columns = {"id": number, **command.columns()}
    log = _Log(ledger, number)
    ledger.run(*_insertion("command", {**columns, "hash": ""}))
    digest = seal(_last_hash(ledger, number), columns, log.write(changes))
    ledger.run("UPDATE command SET hash = ? WHERE id = ?", (digest, number))
    return Staged(number, str(columns["key"]))


class _Log:
    """Writes changes and their log rows, and passes each on to be sealed."""

    def __init__(self, ledger: Writer, command: int) -> None:
        self._ledger = ledger
        self._command = command
        self._last = _last(ledger, "change")

    def write(self, changes: Iterable[Change]) -> Iterator[tuple[Stored, ...]]:
        for change in changes:
            self._write_row(change)
            self._last += 1
            logged = (
                self._last,
                self._command,
                change.table,
                change.row_id,
                change.action,
                canonical(as_logged(change.table, change.old)),
                canonical(as_logged(change.table, change.new)),
                *_belongs_to(change),
            )
            self._ledger.run(_LOG, logged)
            yield logged

    def _write_row(self, change: Change) -> None:
        statement, values = _statement(change)
        if self._ledger.run(statement, values) != 1:
            raise LedgerError(
                f"台账中 {change.table} 第 {change.row_id} 行与预期不符", "本次未写入任何内容，请重试"
            )


def _belongs_to(change: Change) -> tuple[Stored, Stored]:
    columns = {f"{change.table}_id": change.row_id, **(change.new or change.old or {})}
    return columns.get("task_id"), columns.get("target_id")


def _statement(change: Change) -> tuple[str, list[Stored]]:
    if change.action == "insert":
        return _insertion(change.table, {"id": change.row_id, **(change.new or {})})
    condition, known = _as_known(change.row_id, change.old or {})
    if change.action == "delete":
        return f'DELETE FROM "{change.table}" WHERE {condition}', known
    new = change.new or {}
    columns = ", ".join(f'"{name}" = ?' for name in new)
    return f'UPDATE "{change.table}" SET {columns} WHERE {condition}', [*new.values(), *known]


def _insertion(table: str, columns: Columns) -> tuple[str, list[Stored]]:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(columns.values())


def _as_known(row_id: int, old: Columns) -> tuple[str, list[Stored]]:
    """Match a row only while it still is as the command read it."""
    conditions = [
        '"id" = ?',
        *(f'"{name}" IS NULL' if value is None else f'"{name}" = ?' for name, value in old.items()),
    ]
    return " AND ".join(conditions), [row_id, *(value for value in old.values() if value is not None)]


def _last(ledger: Reader, table: str) -> int:
    row = ledger.one(f'SELECT max(id) FROM "{table}"')
    return int(row[0]) if row and row[0] else 0


def _last_hash(ledger: Reader, number: int) -> str:
    row = ledger.one("SELECT hash FROM command WHERE id = :id", id=number - 1)
    return str(row[0]) if row else ""
