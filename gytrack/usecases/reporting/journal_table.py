"""What was reported, entry by entry, as rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from gytrack import term_words, wording
from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import corrections, journal
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries.corrections import UNTOUCHED
from gytrack.ledger.queries.journal import JournalRow
from gytrack.usecases.asking.narrowing import Chosen

_AT_ONCE = 500
_COLUMNS = (
    Column("plan", "方案"),
    Column("command", "命令", "number"),
    Column("date", "日期", "date"),
    Column("code", "编号"),
    Column("dept", "报送单位"),
    Column("state", "进展状态"),
    Column("percent", "实际进度", "percent"),
    Column("values", "数值"),
    Column("text", "进展"),
    Column("problem", "存在问题"),
    Column("next", "下步计划"),
    Column("source", "来源"),
    Column("corrects", "更正", "number"),
    Column("corrected_by", "被更正", "number"),
)


def journal_table(ledger: Reader, chosen: Iterable[Chosen], day: date) -> Table:
    """Return the entries up to ``day``, in the order of entries."""
    return Table(_COLUMNS, (row for found in chosen for row in _rows(ledger, found, day)), "entries")


def _rows(ledger: Reader, found: Chosen, day: date) -> Iterator[tuple[Value, ...]]:
    entries = journal.entries(ledger, found.tasks._replace(day=day), day)
    while some := list(islice(entries, _AT_ONCE)):
        yield from _some(ledger, found, some)


def _some(ledger: Reader, found: Chosen, entries: Sequence[JournalRow]) -> Iterator[tuple[Value, ...]]:
    numbers = tuple(entry.id for entry in entries)
    figures, corrected = progress_queries.figures(ledger, numbers), corrections.of_entries(ledger, numbers)
    for entry in entries:
        said = (wording.figure(row.name, row.unit, row.kind, row.value) for row in figures.get(entry.id, ()))
        yield (
            found.plan.code,
            entry.command,
            entry.day,
            entry.code,
            entry.department,
            None if entry.state is None else term_words.STATES[entry.state],
            entry.percent,
            tuple(said),
            entry.text,
            entry.problem,
            entry.next_step,
            entry.source,
            *corrected.get(entry.id, UNTOUCHED),
        )
