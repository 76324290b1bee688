"""Whether a ledger is as its commands left it, and what it keeps beside its data is what follows from these."""

from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.keeping import soundness
from gytrack.ledger.keeping.agreement import Stray
from gytrack.ledger.passages import passages
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.ledger.queries import derived as derived_queries
from gytrack.usecases.bulletins.keeping import DamagedError, unpacked
from gytrack.usecases.deriving import derived

_AT_ONCE = 500
_TODO = "请停止使用，把台账另行复制留存，再用 gytrack restore 恢复最近的备份"
_TODO_DERIVED = "记录本身完好，请用 gytrack backup 备份，再用 gytrack restore 恢复这个备份，即按记录重新推算"


class Checked(NamedTuple):
    """What a check found, as ``soundness.Finding`` has it, and what to do where there is a fault."""

    name: str
    fault: str | None
    todo: str


def checks(ledger: Reader) -> Iterator[Checked]:
    """Yield what each check finds, up to the first fault."""
    for name, fault in soundness.findings(ledger):
        yield Checked(name, fault, _TODO)
        if fault:
            return
    stray = first_stray(ledger)
    fault = "" if stray is None else f"{stray.table} 表第 {stray.row_id} 行与按记录推算的不符"
    yield Checked("推算的各行", fault, _TODO_DERIVED)
    if not fault:
        yield Checked("编发的文件", first_spoilt(ledger), _TODO)


def first_stray(ledger: Reader) -> Stray | None:
    """Return the first row that is not what follows from the data; one that is missing is derived when asked for."""
    return _stray_status(ledger) or _stray_passage(ledger)


def first_spoilt(ledger: Reader) -> str:
    """Return in words the first file of a bulletin that is not what was issued, nothing where all are."""
    for stored in bulletin_queries.stored_files(ledger):
        try:
            unpacked(stored.file, stored.content)
        except DamagedError:
            which = f"{stored.plan} 第{stored.number}期的 {stored.file.form} 文件"
            return f"{which}与编发时的校验值不符"
    return ""


def _stray_status(ledger: Reader) -> Stray | None:
    kept = derived_queries.kept(ledger)
    while rows := list(islice(kept, _AT_ONCE)):
        tasks = sorted({row.task for row in rows})
        anew = {(table, columns["id"]): columns for table, columns in derived(ledger, tasks)}
        for row in rows:
            if anew.get((row.table, row.columns["id"])) != row.columns:
                return Stray(row.table, row.columns["id"])
    return None


def _stray_passage(ledger: Reader) -> Stray | None:
    anew: Iterator[Row] = (
        tuple(one.values())
        for edition, text in derived_queries.texts(ledger)
        for one in passages(edition, text)
    )
    for pair in zip_longest(derived_queries.kept_passages(ledger), anew):
        if pair[0] != pair[1]:
            return Stray("passage", min(row[0] for row in pair if row is not None))
    return None
