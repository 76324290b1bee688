"""A sheet from its columns: each with the function that fills it, so that headings and cells cannot part."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from gytrack.export.tables import CellKind, Column, Value
from gytrack.export.workbook.sheet import SheetColumn
from gytrack.kept import Kept

T = TypeVar("T")


class Filled(NamedTuple, Generic[T]):
    """A column of a sheet and the function that fills it."""

    column: SheetColumn
    of: Callable[[T], Value]


class Look(NamedTuple):
    """How a column is set: its kind, whether it is centred, whether it is for scripts only."""

    kind: CellKind = "text"
    centred: bool = False
    hidden: bool = False


TEXT, CENTRED, CODE = Look(), Look(centred=True), Look(hidden=True)
NUMBER, PERCENT, LIGHT = Look("number"), Look("percent"), Look("light")
DATE, DEADLINE = Look("date"), Look("deadline")


def filled(heading: str, width: int, of: Callable[[T], Value], look: Look = TEXT) -> Filled[T]:
    """Return a column under its heading."""
    return Filled(sheet_column(heading, width, look), of)


def sheet_column(heading: str, width: int, look: Look = TEXT) -> SheetColumn:
    """Return a column whose cells are filled elsewhere; on a sheet the heading is all that names it."""
    return SheetColumn(Column(heading, heading, look.kind), width, look.centred, look.hidden)


def numbered(
    columns: Sequence[Filled[T]], items: Iterable[T]
) -> tuple[tuple[SheetColumn, ...], Sequence[tuple[Value, ...]]]:
    """Return columns and rows with 序号 before them."""
    getters = [column.of for column in columns]
    rows: Sequence[tuple[Value, ...]] = Kept(
        (number, *[of(item) for of in getters]) for number, item in enumerate(items, 1)
    )
    return (sheet_column("序号", 5, NUMBER), *(column.column for column in columns)), rows
