"""Bulletins of a plan, and their files as they were issued."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.records.terms import PeriodKind


class BulletinRow(NamedTuple):
    """One bulletin; ``command`` is the number of the command that issued it."""

    id: int
    number: int
    command: int
    period: PeriodKind
    label: str
    first: date
    last: date
    as_of: date
    issued_on: date
    title: str
    approved_by: str | None
    rules: str
    withdrawn: bool


class FileRow(NamedTuple):
    """A file of a bulletin, without its bytes."""

    form: str
    name: str
    size: int
    sha256: str


class StoredFile(NamedTuple):
    """A file as the ledger stores it, with the number and the plan of its bulletin."""

    plan: str
    number: int
    file: FileRow
    content: str


_COLUMNS = (
    "b.id, b.number, b.command_id, b.period, b.label, b.first_day, b.last_day, b.as_of, b.issued_on, b.title, "
    "b.approved_by, b.rules, b.withdrawn"
)


def all_of(ledger: Reader, plan_id: int) -> list[BulletinRow]:
    """Return the bulletins of a plan by their numbers, withdrawn ones too."""
    rows = ledger.rows(
        f"SELECT {_COLUMNS} FROM bulletin b WHERE b.plan_id = :plan ORDER BY b.number", plan=plan_id
    )
    return [_bulletin(row) for row in rows]


def numbered(ledger: Reader, plan_id: int, number: int) -> BulletinRow | None:
    """Return one bulletin."""
    row = ledger.one(
        f"SELECT {_COLUMNS} FROM bulletin b WHERE b.plan_id = :plan AND b.number = :number",
        plan=plan_id,
        number=number,
    )
    return None if row is None else _bulletin(row)


def standing(ledger: Reader, bulletin_id: int) -> BulletinRow | None:
    """Return the bulletin of another number that stands for the same period of the same plan."""
    row = ledger.one(
        f"SELECT {_COLUMNS} FROM bulletin b JOIN bulletin o ON o.plan_id = b.plan_id AND o.period = b.period "
        "AND o.last_day = b.last_day WHERE o.id = :id AND b.id <> o.id AND NOT b.withdrawn",
        id=bulletin_id,
    )
    return None if row is None else _bulletin(row)


def numbers_of(ledger: Reader, plan_id: int) -> list[int]:
    """Return the numbers of a plan's bulletins."""
    rows = ledger.rows("SELECT number FROM bulletin WHERE plan_id = :plan ORDER BY number", plan=plan_id)
    return [number for (number,) in rows]


def files_of(ledger: Reader, bulletin_id: int) -> list[FileRow]:
    """Return the files of a bulletin without their bytes, in the order in which they were kept."""
    rows = ledger.rows(
        "SELECT form, name, size, sha256 FROM issued WHERE bulletin_id = :id ORDER BY id", id=bulletin_id
    )
    return [FileRow(*row) for row in rows]


def file_of(ledger: Reader, bulletin_id: int, form: str) -> tuple[FileRow, str] | None:
    """Return a file with its content as it is stored."""
    row = ledger.one(
        "SELECT form, name, size, sha256, content FROM issued WHERE bulletin_id = :id AND form = :form",
        id=bulletin_id,
        form=form,
    )
    return None if row is None else (FileRow(*row[:4]), row[4])


def stored_files(ledger: Reader) -> Iterator[StoredFile]:
    """Yield every file of every bulletin, for a check."""
    rows = ledger.scan(
        "SELECT p.code, b.number, i.form, i.name, i.size, i.sha256, i.content FROM issued i "
        "JOIN bulletin b ON b.id = i.bulletin_id JOIN plan p ON p.id = b.plan_id ORDER BY i.id"
    )
    for plan, number, *file, content in rows:
        yield StoredFile(plan, number, FileRow(*file), content)


def _bulletin(row: Row) -> BulletinRow:
    days = map(codec.known_day, row[5:9])
    return BulletinRow._make((*row[:5], *days, *row[9:12], bool(row[12])))
