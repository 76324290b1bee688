"""Undo where a later command has taken the place of what is to come back, or rests on its sum: refused."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import InputError
from gytrack.usecases.people import disputing, funding, own_targets
from gytrack.usecases.people.funding import GivenFund


def fund(book: Book, amount: str, corrects: int | None = None) -> int:
    given = GivenFund("1.1.1", amount, "allocate", corrects=None if corrects is None else str(corrects))
    with book.writer() as (ledger, plan):
        return funding.fund(ledger, book.actor(), plan, given).row.number


def dispute(book: Book, words: str, dept: str | None = None) -> int:
    with book.writer() as (ledger, plan):
        return disputing.dispute(ledger, book.actor(), plan, "1.1.1", words, dept, None).number


def settle(book: Book, words: str) -> int:
    with book.writer() as (ledger, plan):
        return disputing.settle(ledger, book.actor(), plan, "1.1.1", words, None, None).number


def count(book: Book, name: str) -> int:
    with book.writer() as (ledger, plan):
        return own_targets.add(ledger, book.actor(), plan, "1.1.1", name, "场").number


def drop(book: Book, code: str) -> int:
    with book.writer() as (ledger, plan):
        return own_targets.drop(ledger, book.actor(), plan, code).number


def nothing(book: Book) -> None:
    """Say nothing beforehand."""


class Case(NamedTuple):
    """What is said beforehand, once and once more, and what is told of the first when it is to come back."""

    before: Callable[[Book], object]
    once: Callable[[Book], int]
    again: Callable[[Book], int]
    words: str


CASES = {
    "fund": Case(
        lambda book: fund(book, "100"),
        lambda book: fund(book, "120", 3),
        lambda book: fund(book, "130", 3),
        "所更正的资金已另由第 {0} 号更正。请先运行 gytrack undo {0}。",
    ),
    "settlement": Case(
        lambda book: dispute(book, "应由区财政局牵头", "区卫健局"),
        lambda book: settle(book, "仍由区卫健局牵头"),
        lambda book: settle(book, "由区财政局牵头"),
        "这一争议已另由第 {0} 号明确。请先运行 gytrack undo {0}。",
    ),
    "dispute": Case(
        nothing,
        lambda book: dispute(book, "不清"),
        lambda book: dispute(book, "仍不清"),
        "同一单位已另由第 {0} 号提出争议，尚未明确。请先运行 gytrack undo {0}。",
    ),
    "dispute of a department": Case(
        lambda book: dispute(book, "不清"),
        lambda book: dispute(book, "不该我们", "区卫健局"),
        lambda book: dispute(book, "仍不该我们", "区卫健局"),
        "同一单位已另由第 {0} 号提出争议，尚未明确。请先运行 gytrack undo {0}。",
    ),
    "target": Case(
        nothing,
        lambda book: count(book, "讲座"),
        lambda book: count(book, "文化角"),
        "这一统计项的编号或名称，第 {0} 号所加的已在用。请先运行 gytrack undo {0}。",
    ),
    "task": Case(
        nothing,
        lambda book: book.adjust("1.1", add="再建一处").number,
        lambda book: book.adjust("1.1", add="另建一处").number,
        "所增加任务的编号，第 {0} 号所增加的已在用。请先运行 gytrack undo {0}。",
    ),
    "adoption": Case(
        lambda book: book.log("1.1.1", "新建2家", dept="区财政局", increments=["t1=2"]),
        lambda book: book.adopt("1.1.1", 3).number,
        lambda book: book.adopt("1.1.1", 3).number,
        "所采信的进展已另由第 {0} 号采信。请先运行 gytrack undo {0}。",
    ),
}


def refusal(book: Book, number: int) -> str:
    before = book.dump()
    with pytest.raises(InputError) as refused:
        book.undo(number)
    assert book.dump() == before
    return str(refused.value)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_said_anew_is_not_said_twice(book: Book, case: Case) -> None:
    case.before(book)
    back = book.undo(case.once(book))
    again = case.again(book)
    assert refusal(book, back) == case.words.format(again)
    once_more = book.undo(book.undo(again))
    assert refusal(book, back) == case.words.format(once_more)
    book.undo(once_more)
    book.undo(back)
    hold_promises(book.path)


def test_a_dispute_is_not_open_again_beside_a_later_one_of_the_same_department(book: Book) -> None:
    dispute(book, "不清", "区卫健局")
    settled = settle(book, "已谈妥")
    later = dispute(book, "仍不清", "区卫健局")
    assert refusal(book, settled) == (
        f"同一单位已另由第 {later} 号提出争议，尚未明确。请先运行 gytrack undo {later}。"
    )
    settle(book, "又谈妥")
    book.undo(settled)


def test_a_dispute_is_open_again_beside_one_that_a_merger_made_the_same_departments(book: Book) -> None:
    dispute(book, "不清", "区财政局")
    dispute(book, "也不清", "区卫健局")
    book.merge("区财政局", "区卫健局")
    book.undo(settle(book, "已谈妥"))
    for number in (5, 4, 3):
        book.undo(number)
    assert book.count("dispute") == 0
    hold_promises(book.path)


def test_a_dispute_is_not_open_again_beside_an_earlier_one_that_is_since(book: Book) -> None:
    dispute(book, "不清", "区卫健局")
    first = settle(book, "已谈妥")
    dispute(book, "仍不清", "区卫健局")
    second = settle(book, "又谈妥")
    open_again = book.undo(first)
    assert refusal(book, second) == (
        f"同一单位已另由第 {open_again} 号提出争议，尚未明确。请先运行 gytrack undo {open_again}。"
    )
    book.undo(open_again)
    book.undo(second)


def test_a_dispute_comes_back_beside_one_of_another_body_or_a_settled_one(book: Book) -> None:
    back = book.undo(dispute(book, "不清", "区卫健局"))
    dispute(book, "不清")
    dispute(book, "早先不清", "区卫健局")
    settle(book, "已谈妥")
    book.undo(back)
    assert book.count("dispute") == 3


def test_a_dropped_figure_is_not_counted_again_beside_one_of_its_name(book: Book) -> None:
    count(book, "讲座")
    dropped = drop(book, "1.1.1s1")
    again = count(book, "讲座")
    assert refusal(book, dropped) == (
        f"这一统计项的编号或名称，第 {again} 号所加的已在用。请先运行 gytrack undo {again}。"
    )
    drop(book, "1.1.1s2")
    book.undo(dropped)


def test_a_dropped_figure_is_not_counted_again_beside_an_earlier_one_that_is_since(book: Book) -> None:
    count(book, "讲座")
    first = drop(book, "1.1.1s1")
    count(book, "讲座")
    second = drop(book, "1.1.1s2")
    counted_again = book.undo(first)
    assert f"第 {counted_again} 号所加的已在用" in refusal(book, second)
    book.undo(counted_again)
    book.undo(second)


def test_a_figure_does_not_come_back_under_the_code_of_one_that_was_dropped(book: Book) -> None:
    back = book.undo(count(book, "讲座"))
    again = count(book, "文化角")
    drop(book, "1.1.1s1")
    assert f"第 {again} 号" in refusal(book, back)


def test_money_that_was_taken_back_since_is_not_left_without_what_it_was_taken_of(book: Book) -> None:
    given = fund(book, "100")
    back = fund(book, "-60")
    said = "1.1.1 的安排合计会成为-60万元。请先撤销或更正其他各条，运行 gytrack show 1.1.1 查看。"
    assert refusal(book, given) == said
    gone = book.undo(back)
    undone = book.undo(given)
    assert refusal(book, gone) == said
    book.undo(undone)
    book.undo(gone)
    hold_promises(book.path)


def test_a_larger_correction_is_not_taken_back_from_under_what_it_allows(book: Book) -> None:
    first = fund(book, "50")
    corrected = fund(book, "100", first)
    fund(book, "-60")
    assert refusal(book, corrected).startswith("1.1.1 的安排合计会成为-10万元。")


@pytest.mark.parametrize(
    "add", [lambda book: count(book, "讲座"), CASES["task"].once], ids=["target", "task"]
)
def test_what_was_added_does_not_come_back_into_a_later_edition(
    book: Book, add: Callable[[Book], int]
) -> None:
    back = book.undo(add(book))
    edition = book.update(small_plan(), source("第二版"))
    assert refusal(book, back) == "所加的这一项撤销之后导入了新版，不能恢复。请按新版的编号另行增加。"
    book.undo(edition)
    book.undo(back)
    hold_promises(book.path)


def test_what_was_added_before_an_edition_and_taken_back_after_it_comes_back(book: Book) -> None:
    with book.writer() as (ledger, plan):
        added = own_targets.add(ledger, book.actor(), plan, "1.1.2", "讲座", "场").number
    book.update(small_plan(), source("第二版"))
    before = book.data()
    book.undo(book.undo(added))
    assert book.data() == before
    hold_promises(book.path)


def test_a_report_is_not_adopted_twice_where_its_department_was_renamed_since(book: Book) -> None:
    book.log("1.1.1", "新建2家", dept="区财政局", increments=["t1=2"])
    back = book.undo(book.adopt("1.1.1", 3).number)
    book.rename("区财政局", "区财政和国资局")
    again = book.adopt("1.1.1", 3).number
    assert refusal(book, back) == f"所采信的进展已另由第 {again} 号采信。请先运行 gytrack undo {again}。"


def test_reports_that_only_name_a_number_as_their_source_are_no_adoptions(book: Book) -> None:
    back = book.undo(book.log("1.1.1", "来电说已开", source="采信#9").number)
    book.log("1.1.1", "来电说又开", source="采信#9")
    book.undo(back)
    assert book.count("entry") == 2


def test_several_figures_and_several_reports_come_back_side_by_side(book: Book) -> None:
    first, second = count(book, "讲座"), count(book, "文化角")
    lines = [book.log("1.1.1", "来电说已开", source="电话").number for _ in range(2)]
    for number in [book.undo(number) for number in (first, second, *lines)]:
        book.undo(number)
    assert [code for (code,) in book.rows("SELECT code FROM target WHERE own IS NOT NULL ORDER BY id")] == [
        "1.1.1s1",
        "1.1.1s2",
    ]
    assert book.count("entry") == 2
