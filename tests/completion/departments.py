"""Departments of any name, put into a ledger as an import would."""

from collections.abc import Sequence
from pathlib import Path

from workbench import Book

from gytrack.ledger.changes import insert
from gytrack.usecases.naming.names import initials


def add_departments(db: Path, names: Sequence[str]) -> None:
    """Add departments to the first plan of a ledger."""
    book = Book(db)
    ((last,),) = book.rows("SELECT max(id) FROM department")
    place = dict.fromkeys(("line", "col", "end_line", "end_col"), 1)
    book.change(
        *(
            insert(
                "department",
                number,
                plan_id=1,
                ord=number,
                name=name,
                initials=initials(name),
                collective=False,
                **place,
            )
            for number, name in enumerate(names, last + 1)
        )
    )
