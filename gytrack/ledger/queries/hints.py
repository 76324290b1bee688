"""What begins with the letters that a person has typed so far: codes with their titles, commands with their words."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import literal

Coded = Literal["section", "task", "target"]
_TITLES: dict[Coded, str] = {"section": "title", "task": "coalesce(own_title, title)", "target": "name"}


_MOST_DIGITS = 9
"""Of a command's number."""


class Hint(NamedTuple):
    """A code or number, and what a person knows it by."""

    code: str
    title: str


def codes(
    ledger: Reader, plan_id: int, table: Coded, begins: str, most: int, *, level: bool = False
) -> list[Hint]:
    """Return a plan's codes of one kind that begin so, in the order of the paper.

    Args:
        ledger: an open ledger.
        plan_id: whose codes.
        table: their kind.
        begins: the letters typed so far.
        most: how many at most.
        level: only those without a dot after these letters.
    """
    values: dict[str, str | int] = {"plan": plan_id, "begins": begins, "length": len(begins), "most": most}
    # The index of codes is narrow, the rows are wide: what does not begin so is passed over in the index.
    condition = f"id IN (SELECT id FROM {table} WHERE plan_id = :plan AND substr(code, 1, :length) = :begins)"
    if table == "target":
        condition += " AND coalesce(own, '') <> 'dropped'"
    if level:
        condition += " AND code NOT LIKE :deeper ESCAPE '!'"
        values["deeper"] = f"{literal(begins)}%.%"
    rows = ledger.rows(
        f"SELECT code, {_TITLES[table]} FROM {table} WHERE {condition} ORDER BY ord LIMIT :most", **values
    )
    return [Hint(*row) for row in rows]


def commands(ledger: Reader, plan_id: int, begins: str, most: int) -> list[Hint]:
    """Return the numbers of a plan's commands that are neither undone nor undo one, latest first."""
    found: list[Hint] = []
    for first, last in _numbers_that_begin(begins):
        if len(found) == most:
            break
        rows = ledger.rows(
            "SELECT CAST(c.id AS TEXT), c.words FROM command c WHERE c.id BETWEEN :first AND :last "
            "AND coalesce(c.plan_id, 0) = :plan AND c.undoes IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM command u WHERE u.undoes = c.id) ORDER BY c.id DESC LIMIT :most",
            plan=plan_id,
            first=first,
            last=last,
            most=most - len(found),
        )
        found += [Hint(*row) for row in rows]
    return found


def _numbers_that_begin(digits: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the numbers reach that begin with some digits, the largest first: 12000—12999, …, 12."""
    if not digits:
        yield 1, 10**_MOST_DIGITS
    elif digits.isascii() and digits.isdecimal() and digits[0] != "0":
        for more in range(_MOST_DIGITS - len(digits), -1, -1):
            yield int(digits) * 10**more, (int(digits) + 1) * 10**more - 1
