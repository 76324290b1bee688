"""Entries of money as rows."""

from collections.abc import Iterable, Iterator
from datetime import date

from gytrack import fund_words
from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import funds as fund_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.usecases.asking.narrowing import Chosen

_COLUMNS = (
    Column("plan", "方案"),
    Column("command", "命令", "number"),
    Column("date", "日期", "date"),
    Column("code", "编号"),
    Column("title", "任务"),
    Column("kind", "类别"),
    Column("amount", "金额（万元）", "number"),
    Column("source", "资金来源"),
    Column("dept", "用款单位"),
    Column("note", "备注"),
    Column("corrects", "更正", "number"),
    Column("corrected_by", "已由何号更正", "number"),
)


def fund_table(ledger: Reader, chosen: Iterable[Chosen], day: date) -> Table:
    """Return the entries up to ``day``, in their order; one that another stands for is there too, and says so."""
    return Table(_COLUMNS, (row for found in chosen for row in _rows(ledger, found, day)), "funds")


def _rows(ledger: Reader, found: Chosen, day: date) -> Iterator[tuple[Value, ...]]:
    rows = fund_queries.funds(ledger, found.tasks, day)
    only = Filter(found.plan.id, only=tuple({row.task_id for row in rows}))
    tasks = {task.id: task for task in task_queries.tasks(ledger, only)} if rows else {}
    for row in rows:
        task = tasks[row.task_id]
        yield (
            found.plan.code,
            row.number,
            row.day,
            task.code,
            task.title,
            fund_words.FUNDS[row.kind],
            row.amount,
            row.source and fund_words.SOURCES[row.source],
            row.dept,
            row.note,
            row.corrects,
            row.corrected_by,
        )
