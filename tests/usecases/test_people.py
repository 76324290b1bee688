"""What is said of a task beside the plan: it stays with the task in new editions, and what is kept stays true."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from workbench import Book, derived_anew, derived_of, hold_promises, small_plan, source

from gytrack.errors import InputError
from gytrack.records.plan import Plan
from gytrack.usecases.asking import candidates
from gytrack.usecases.people import assigning, disputing, funding, own_targets
from gytrack.usecases.people.amounts import parse_amount
from gytrack.usecases.people.funding import GivenFund

NEW = source("第二版")


def without(plan: Plan, code: str) -> Plan:
    return replace(
        plan,
        tasks=tuple(one for one in plan.tasks if one.code != code),
        targets=tuple(one for one in plan.targets if one.owner != code),
    )


def assign(book: Book) -> None:
    with book.writer() as (ledger, plan):
        assigning.assign(ledger, book.actor(), plan, "1.1.2", {"undertake": "区卫健局"})


def dispute(book: Book) -> None:
    with book.writer() as (ledger, plan):
        disputing.dispute(ledger, book.actor(), plan, "1.1.2", "不清", "财政局", None)


def fund(book: Book) -> None:
    with book.writer() as (ledger, plan):
        funding.fund(ledger, book.actor(), plan, GivenFund("1.1.2", "5", "spend", dept="财政局"))


def count(book: Book, code: str = "1.1.2") -> None:
    with book.writer() as (ledger, plan):
        own_targets.add(ledger, book.actor(), plan, code, "讲座", "场")


@pytest.mark.parametrize("say", [assign, dispute, fund, count])
def test_whatever_was_said_keeps_a_task_and_its_departments(book: Book, say: Callable[[Book], None]) -> None:
    before = book.data()
    say(book)
    said = book.data()
    book.update(without(small_plan(), "1.1.2"), NEW)
    (line,) = (line for line in book.status().tasks if line.task.code.startswith("1.1.2"))
    assert (line.task.code, line.task.closure) == ("1.1.2@1", "dropped")
    hold_promises(book.path)
    book.update(small_plan(), source("第三版"))
    (line,) = (line for line in book.status().tasks if line.task.code == "1.1.2")
    assert line.hands.undertake or line.hands.disputes or line.money or line.targets
    assert [one.target.code for one in line.targets] == (["1.1.2s1"] if say is count else [])
    hold_promises(book.path)
    book.undo()
    book.undo()
    assert book.data() == said
    book.undo()
    assert book.data() == before


def test_an_own_figure_goes_with_its_task_under_another_number(book: Book) -> None:
    count(book)
    book.log("1.1.2s1", values=["3"])
    plan = small_plan()
    tasks = tuple(replace(one, code="1.1.9") if one.code == "1.1.2" else one for one in plan.tasks)
    book.update(replace(plan, tasks=tasks), NEW)
    (own,) = (one for one in book.status().targets if one.target.own)
    assert (own.target.code, own.target.owner) == ("1.1.9s1", "1.1.9")
    assert own.actual == 3
    assert book.log("1.1.2s1@1", values=["4"]).entry.item.code == "1.1.9s1"
    hold_promises(book.path)


def test_what_is_kept_is_what_is_derived_whatever_is_counted(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=2"], day="2025-05-01")
    before = book.rows("SELECT * FROM reached ORDER BY id")
    count(book, "1.1.1")
    book.log("1.1.1s1", values=["3"], day="2025-06-01")
    assert book.rows("SELECT * FROM reached ORDER BY id") == before
    book.log("1.1.1", "又挂牌", values=["t1=3", "s1=5"], dept="区卫健局")
    with book.writer() as (ledger, plan):
        own_targets.drop(ledger, book.actor(), plan, "1.1.1s1")
    assert derived_of(book.path) == derived_anew(book.path)


def test_offices_that_tasks_were_given_to_are_offered(book: Book) -> None:
    with book.writer() as (ledger, plan):
        assigning.assign(ledger, book.actor(), plan, "1.1.1", {"office": "中医科"})
    with book.writer() as (ledger, plan):
        assigning.assign(ledger, book.actor(), plan, "1.1.2", {"office": "规划科"})
    with book.reader() as (ledger, plan):
        for typed, offered in (("", ["中医科", "规划科"]), ("中", ["中医科"]), ("科", [])):
            found = candidates.offices(ledger, [plan], typed)
            assert [one.value for one in found.candidates] == offered


@pytest.mark.parametrize(
    ("typed", "amount", "notes"),
    [
        ("120.5", "120.5", 0),
        ("１２０．５", "120.5", 0),
        ("1,200万元", "1200", 0),
        ("120万", "120", 0),
        ("十二万元", "12", 0),
        ("1.2亿元", "12000", 1),
        ("0.5亿", "5000", 1),
        ("3000元", "0.3", 1),
        ("0.01元", "0.000001", 1),
        ("-20", "-20", 0),
        ("－0.5亿元", "-5000", 1),
        ("+20", "20", 0),
    ],
)
def test_an_amount_is_exact_and_in_ten_thousands(typed: str, amount: str, notes: int) -> None:
    found = parse_amount(typed)
    assert found.value == Decimal(amount)
    assert len(found.notes) == notes


@pytest.mark.parametrize(
    "typed", ["", "-", "--5", "+-5", "约5万", "5家", "5%", "二三十万", "1e3", "5万5", "NaN"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        parse_amount(typed)
