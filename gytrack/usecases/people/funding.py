"""Logging money for a task: 安排, 拨付, 支出; what was wrong is put right by a new entry."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.fund_words import FUNDS, SOURCES, ten_thousands
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import funds as fund_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.funds import FundKind, FundRow, FundSource, Money
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.status.money import total, warnings
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.asking.items import choose_task
from gytrack.usecases.asking.typed import command_number
from gytrack.usecases.entries.entry import of_the_day, past_day
from gytrack.usecases.entries.values import Understood
from gytrack.usecases.people.amounts import parse_amount
from gytrack.usecases.people.sums import less_than_nothing
from gytrack.usecases.texts import checked_text


class GivenFund(NamedTuple):
    """What a person typed, as typed; null where nothing was."""

    code: str
    amount: str
    kind: FundKind | None = None
    source: FundSource | None = None
    day: str | None = None
    dept: str | None = None
    note: str | None = None
    corrects: str | None = None


class Funded(NamedTuple):
    """What was stored, for the echo: the task, its entry, what its money comes to now, what a person should know."""

    task: TaskRow
    row: FundRow
    money: Money | None
    notes: tuple[str, ...]


def fund(ledger: Writer, actor: Actor, plan: PlanTerms, given: GivenFund) -> Funded:
    """Store an entry of money.

    Raises:
        InputError: the code is no task's, the amount is none, no kind is given, a sum would turn negative, or what is
            to be corrected is not there, of another task or kind, or corrected already.
    """
    item, task = choose_task(ledger, plan, given.code)
    understood = parse_amount(given.amount)
    before = None if given.corrects is None else _corrected(ledger, plan, task, given, given.corrects)
    row, department = _row(ledger, actor, plan, task, given, understood, before)
    money = _after(ledger, plan, task, row, before)
    said = [item.said] if item.said else []
    notes = (
        *said,
        *understood.notes,
        *of_the_day(plan, given.day, row.day, actor.today),
        *_warned(task, money),
    )
    change = insert(
        "fund",
        row.id,
        plan_id=plan.id,
        task_id=task.id,
        command_id=row.number,
        day=row.day,
        kind=row.kind,
        amount=row.amount,
        source=row.source,
        department_id=department,
        note=row.note,
        corrects=before and before.id,
    )
    apply(ledger, actor.command("fund", " ".join(("fund", task.code, *_words(row))), plan.id), [change])
    return Funded(task, row, money, notes)


def _row(
    ledger: Reader,
    actor: Actor,
    plan: PlanTerms,
    task: TaskRow,
    given: GivenFund,
    understood: Understood,
    before: FundRow | None,
) -> tuple[FundRow, int | None]:
    """Return the entry, and its department's id; what a correction does not name stays as it was."""
    kind = given.kind or (before and before.kind)
    if kind is None:
        raise InputError("没有写明是安排、拨付还是支出", "请用 --kind 写明，如 --kind 支出")
    if understood.value == 0 and before is None:
        raise InputError(
            "金额是0，没有可登记的内容", "没有发生的不用登记；要更正某一条，请用 --corrects 命令编号"
        )
    day = before.day if before is not None and given.day is None else past_day(given.day, actor.today)
    if before is not None and day < before.day:
        raise InputError(f"更正的日期早于所更正的那一条（{long_day(before.day)}）", "请核对日期")
    name = given.dept if given.dept is not None else before and before.dept
    department = None if name is None else choose_department(ledger, plan, name)
    note = (
        before.note if before is not None and given.note is None else checked_text(given.note or "", "备注")
    )
    number = next_command(ledger)
    row = FundRow(
        Ids(ledger).next("fund"),
        number,
        task.id,
        day,
        kind,
        understood.value,
        given.source or (before and before.source),
        department and department.name,
        note,
        before and before.number,
        None,
    )
    return row, department and department.id


def _corrected(ledger: Reader, plan: PlanTerms, task: TaskRow, given: GivenFund, typed: str) -> FundRow:
    """Return the entry that is to be corrected."""
    number = command_number(typed)
    if number is None:
        raise InputError(
            f"“{shorten(typed)}”不是命令编号", "--corrects 后写登记那一条的命令的编号，如 --corrects 12"
        )
    before = fund_queries.logged_by(ledger, plan.id, number)
    see = f"运行 gytrack show {task.code} 查看各条资金"
    if before is None:
        raise InputError(f"第 {number} 号命令没有登记资金，或已撤销", see)
    if before.task_id != task.id:
        raise InputError(f"第 {number} 号登记的不是 {task.code} 的资金", see)
    if before.corrected_by is not None:
        raise InputError(
            f"第 {number} 号已由第 {before.corrected_by} 号更正",
            f"如再要更正，请写 --corrects {before.corrected_by}",
        )
    if given.kind not in (None, before.kind):
        raise InputError(
            f"第 {number} 号登记的是{FUNDS[before.kind]}，更正不能改变类别",
            f"请先把它更正为0（--corrects {number} --amount 0），再另行登记",
        )
    return before


def _after(
    ledger: Reader, plan: PlanTerms, task: TaskRow, row: FundRow, before: FundRow | None
) -> Money | None:
    """Return what the task's money comes to with the new entry, whatever their days."""
    rows = fund_queries.funds(ledger, Filter(plan.id, only=(task.id,)), date.max)
    kept = [one for one in rows if before is None or one.id != before.id]
    left = sum(one.amount for one in (*kept, row) if one.kind == row.kind and one.corrected_by is None)
    if left < 0:
        way = "请核对金额；要更正某一条，请用 --corrects 命令编号"
        raise less_than_nothing(task.code, row.kind, Decimal(left), way)
    return total([*kept, row])


def _warned(task: TaskRow, money: Money | None) -> Iterator[str]:
    if money is not None:
        yield from (f"{task.code} {words}" for words in warnings(money))


def _words(row: FundRow) -> Iterator[str]:
    yield f"{FUNDS[row.kind]}{ten_thousands(row.amount)}"
    if row.source is not None:
        yield f"（{SOURCES[row.source]}）"
    if row.dept is not None:
        yield f"（{row.dept}）"
    if row.corrects is not None:
        yield f"更正#{row.corrects}"
