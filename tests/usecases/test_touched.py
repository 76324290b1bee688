"""Which commands have what is kept of a task derived anew: those on whose rows some of it rests."""

from collections.abc import Callable
from datetime import date

import pytest
from workbench import Book

from gytrack.usecases.people.assigning import assign
from gytrack.usecases.people.disputing import dispute, settle
from gytrack.usecases.people.funding import GivenFund, fund

MARK = "as it was"


def give_money(book: Book) -> None:
    with book.writer() as (ledger, plan):
        fund(ledger, book.actor(), plan, GivenFund("1.1.1", "5", "allocate"))


def hand_on(book: Book) -> None:
    with book.writer() as (ledger, plan):
        assign(ledger, book.actor(), plan, "1.1.1", {"undertake": "区财政局", "office": "医政科"})


def argue(book: Book) -> None:
    with book.writer() as (ledger, plan):
        dispute(ledger, book.actor(), plan, "1.1.1", "应由区体育局牵头", None, None)


def agree(book: Book) -> None:
    with book.writer() as (ledger, plan):
        settle(ledger, book.actor(), plan, "1.1.1", "由区卫健局牵头", None, None)


def set_light(book: Book) -> None:
    book.override("1.1.1", "yellow", date(2025, 12, 31))


def is_as_it_was(book: Book) -> bool:
    query = "SELECT light FROM reached r JOIN task t ON t.id = r.id WHERE t.code = '1.1.1'"
    return book.rows(query) == [(MARK,)]


@pytest.fixture
def marked(book: Book) -> Book:
    """A ledger of which one shows whether a task was derived anew."""
    argue(book)
    book.spoil("UPDATE reached SET light = ? WHERE id = (SELECT id FROM task WHERE code = '1.1.1')", (MARK,))
    return book


@pytest.mark.parametrize("do", [give_money, hand_on, agree, set_light])
def test_nothing_is_derived_anew_where_nothing_kept_rests_on_it(
    marked: Book, do: Callable[[Book], None]
) -> None:
    do(marked)
    assert is_as_it_was(marked)
    marked.undo()
    assert is_as_it_was(marked)


def test_a_dispute_that_is_taken_back_touches_nothing_either(marked: Book) -> None:
    marked.undo()
    assert marked.count("dispute") == 0
    assert is_as_it_was(marked)


@pytest.mark.parametrize("code", ["1.1.1", "1.1.1t1"])
def test_a_report_on_a_task_or_its_target_has_it_derived_anew(marked: Book, code: str) -> None:
    marked.log(code, "挂牌")
    assert not is_as_it_was(marked)
