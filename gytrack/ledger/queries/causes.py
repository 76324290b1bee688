"""Which commands touched what, when each of them held, and from which day on what they brought counts."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import batches
from gytrack.ledger.queries.history import Line, lines_of
from gytrack.records.funds import FundKind

Owner = Literal["task", "target"]

_OUT_OF_TIME = ("correction",)
"""Tables whose rows change what counts on earlier days too."""


class Scope(NamedTuple):
    """What a command touched: its tables, and whether any of it belongs to a task or target."""

    tables: frozenset[str]
    of_items: bool


class Touch(NamedTuple):
    """That a command changed rows of a table; ``money`` is of which kind it was, null where none was logged."""

    command: int
    table: str
    money: FundKind | None = None


def touching(ledger: Reader, owner: Owner, ids: Collection[int]) -> dict[int, set[Touch]]:
    """Return, by task or by target, the commands that touched rows of it, and in which tables."""
    found: dict[int, set[Touch]] = defaultdict(set)
    for marks, values in batches("id", ids):
        rows = ledger.rows(
            f"SELECT DISTINCT {owner}_id, command_id, table_name, CASE WHEN table_name = 'fund' THEN coalesce(new, old) END "
            f"FROM change WHERE {owner}_id IN ({marks})",
            **values,
        )
        for item, command, table, fund in rows:
            found[item].add(Touch(command, table, fund and json.loads(fund).get("kind")))
    return found


def lines(ledger: Reader, numbers: Collection[int]) -> dict[int, Line]:
    """Return commands by their numbers."""
    return {
        line.number: line
        for marks, values in batches("id", numbers)
        for line in lines_of(ledger, f"c.id IN ({marks})", **values)
    }


def undos(ledger: Reader, plan_id: int) -> dict[int, list[int]]:
    """Return, by command, the numbers of the commands that took it back."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = ledger.rows(
        "SELECT undoes, id FROM command WHERE plan_id = :plan AND undoes IS NOT NULL ORDER BY id",
        plan=plan_id,
    )
    for undone, number in rows:
        found[undone].append(number)
    return found


def since(ledger: Reader, plan_id: int, number: int) -> list[Line]:
    """Return a plan's commands after one, in their order."""
    return sorted(lines_of(ledger, "c.plan_id = :plan AND c.id > :number", plan=plan_id, number=number))


def last_before(ledger: Reader, at: str) -> int:
    """Return the number of the latest command that was recorded before a time, 0 where none was."""
    row = ledger.one("SELECT max(id) FROM command WHERE at < :at", at=at)
    return int(row[0]) if row and row[0] else 0


def reported_after(ledger: Reader, plan_id: int, day: str, until: str) -> list[Line]:
    """Return the commands that logged what is dated after ``day`` and not after ``until``, in their order."""
    condition = (
        "c.id IN (SELECT command_id FROM entry WHERE plan_id = :plan AND day > :day AND day <= :until)"
    )
    return sorted(lines_of(ledger, condition, plan=plan_id, day=day, until=until))


def days(ledger: Reader, numbers: Collection[int]) -> dict[int, str | None]:
    """Return, by command, the first day of the rows that it added; null where they count on every day."""
    found: dict[int, list[str]] = defaultdict(list)
    timeless = set()
    for table, command, columns in _dated(ledger, numbers):
        day = columns.get("day") or columns.get("since")
        if table in _OUT_OF_TIME:
            timeless.add(command)
        elif isinstance(day, str):
            found[command].append(day)
    return {
        number: min(found[number]) if number in found and number not in timeless else None
        for number in numbers
    }


def scopes(ledger: Reader, numbers: Collection[int]) -> dict[int, Scope]:
    """Return what commands touched."""
    tables: dict[int, set[str]] = defaultdict(set)
    of_items: dict[int, bool] = defaultdict(bool)
    for marks, values in batches("id", numbers):
        rows = ledger.rows(
            "SELECT command_id, table_name, max(CASE WHEN task_id IS NULL AND target_id IS NULL THEN 0 ELSE 1 END) "
            f"FROM change WHERE command_id IN ({marks}) GROUP BY command_id, table_name",
            **values,
        )
        for command, table, owned in rows:
            tables[command].add(table)
            of_items[command] |= bool(owned)
    return {number: Scope(frozenset(tables[number]), of_items[number]) for number in numbers}


def _dated(ledger: Reader, numbers: Collection[int]) -> Iterator[tuple[str, int, Mapping[str, object]]]:
    # A text may hold these words too; what an import adds has none of them, and is not read.
    for marks, values in batches("id", numbers):
        rows = ledger.rows(
            f"SELECT table_name, command_id, new FROM change WHERE command_id IN ({marks}) AND action = 'insert' "
            "AND (new LIKE :day OR new LIKE :since OR table_name = 'correction') ORDER BY id",
            day='%"day":%',
            since='%"since":%',
            **values,
        )
        for table, command, new in rows:
            yield table, command, json.loads(new)
