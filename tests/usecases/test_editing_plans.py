"""Small changes to a plan: its default, its start, since when reports are due, a task's short title."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from workbench import Book, small_plan, source

from gytrack.errors import InputError


def refusal(book: Book, run: Callable[[], object]) -> str:
    before = book.dump()
    with pytest.raises(InputError) as error:
        run()
    assert book.dump() == before
    return str(error.value)


def test_the_default_plan_is_not_made_the_default_again(book: Book) -> None:
    book.make_default("small")
    assert refusal(book, lambda: book.make_default("small")) == "small 已经是默认方案。无需再设。"


def test_making_a_plan_the_default_takes_it_from_the_other(book: Book) -> None:
    book.store(small_plan(), source("另一份"), "other")
    book.make_default("small")
    book.make_default("other")
    assert book.rows("SELECT code FROM plan WHERE is_default") == [("other",)]
    book.undo()
    assert book.rows("SELECT code FROM plan WHERE is_default") == [("small",)]


@pytest.mark.parametrize(
    ("starts", "basis", "words"),
    [
        (date(2025, 12, 31), "文", "起始日 2025年12月31日 不早于方案的完成时限 2025年12月31日。请核对日期。"),
        (date(2026, 1, 1), "文", "起始日 2026年1月1日 不早于方案的完成时限"),
        (date(2024, 1, 1), " \n", "没有写明起始日的依据。请用 --basis 写明，如印发文号或会议纪要。"),
        (date(2024, 1, 1), "长" * 10_001, "依据有10001个字，超过10000个字"),
        (date(2024, 1, 1), "a\0", "依据中有不可见的控制字符"),
    ],
)
def test_a_start_that_cannot_hold_is_refused(book: Book, starts: date, basis: str, words: str) -> None:
    assert words in refusal(book, lambda: book.set_start(starts, basis))


@pytest.mark.parametrize("printed", ["starts", "effective", "issued"])
def test_a_printed_start_is_never_set_by_hand(empty: Book, printed: str) -> None:
    plan = small_plan(**{printed: date(2024, 3, 1)})
    empty.store(plan, source(), "small")
    said = refusal(empty, lambda: empty.set_start(date(2024, 1, 1)))
    assert said == "方案 small 已载明 2024年3月1日，序时进度由此起算。不能另设起始日。"
    said = refusal(empty, lambda: empty.store(plan, source("二"), "two", date(2024, 1, 1)))
    assert said == "方案已载明 2024年3月1日，序时进度由此起算。请去掉 --starts。"


def test_a_start_at_import_must_be_before_the_end(book: Book) -> None:
    said = refusal(book, lambda: book.store(small_plan(), source("二"), "two", date(2026, 1, 1)))
    assert said == "起始日 2026年1月1日 不早于方案的完成时限 2025年12月31日。请核对 --starts。"


def test_a_start_set_by_hand_moves_what_is_expected(book: Book) -> None:
    assert {line.status.expected for line in book.status().tasks if line.task.kind == "task"} == {None}
    book.set_start(date(2023, 12, 31), " 印发文号 ")
    assert book.status().tasks[0].status.expected == 75
    assert book.rows("SELECT start_set, start_basis FROM plan") == [("2023-12-31", "印发文号")]
    book.set_start(date(2024, 12, 31), "更正")
    assert book.status().tasks[0].status.expected == 50
    book.undo()
    assert book.status().tasks[0].status.expected == 75


def test_reports_are_missed_from_the_day_that_they_are_asked_for(book: Book) -> None:
    assert {line.status.missed for line in book.status().tasks} == {0}
    book.set_asked(date(2025, 3, 1))
    assert book.status().tasks[0].status.missed == 4
    assert refusal(book, lambda: book.set_asked(date(2025, 3, 1))) == (
        "方案 small 已要求自 2025年3月1日 起按期报送。无需再设。"
    )
    assert refusal(book, lambda: book.set_asked(date(2026, 1, 1))) == (
        "2026年1月1日 晚于方案的完成时限 2025年12月31日。请核对日期。"
    )
    book.undo()
    assert {line.status.missed for line in book.status().tasks} == {0}


def test_a_start_given_at_import_says_so(book: Book) -> None:
    book.store(small_plan(), source("二"), "two", date(2024, 1, 1))
    assert book.rows("SELECT start_set, start_basis FROM plan WHERE code = 'two'") == [
        ("2024-01-01", "导入时指定")
    ]


def test_a_long_basis_does_not_fill_the_history(book: Book) -> None:
    book.set_start(date(2024, 1, 1), "据" * 9_000)
    assert len(book.history()[0].words) < 80


@pytest.mark.parametrize(
    ("code", "title", "words"),
    [
        ("1.1", "甲", "1.1 不是任务。短标题只用于任务、配套措施和保障措施。"),
        ("1.1.1t1", "甲", "1.1.1t1 不是任务"),
        ("t1", "甲", "t1 不是任务"),
        ("9.9", "甲", "没有编号“9.9”"),
        ("1.1.1", "长" * 61, "标题有61个字，超过60个字。请写短一些。"),
        ("1.1.1", "a\0b", "标题中有不可见的控制字符"),
    ],
)
def test_a_title_that_cannot_be_set_is_refused(book: Book, code: str, title: str, words: str) -> None:
    assert words in refusal(book, lambda: book.title(code, title))


@pytest.mark.parametrize(
    ("typed", "title"),
    [(" 馆阁\t建设\n ", "馆阁 建设"), ("长" * 60, "长" * 60), ("[red]x", "[red]x"), ("  ", None), ("", None)],
)
def test_a_title_of_ones_own_stands_for_the_derived_one(book: Book, typed: str, title: str | None) -> None:
    derived = book.status().tasks[0].task.title
    book.title("1.1.1", "先前")
    book.title("1.1.1", typed)
    assert book.status().tasks[0].task.title == (title or derived)


@pytest.mark.parametrize(("title", "again"), [("甲 乙", " 甲\t乙\n"), ("", "  "), (None, "")])
def test_a_title_that_is_there_already_is_not_set_again(book: Book, title: str | None, again: str) -> None:
    book.title("1.1.1", "先前")
    if title is None:
        book.undo()
    else:
        book.title("1.1.1", title)
    assert refusal(book, lambda: book.title("1.1.1", again)) == "1.1.1 的标题没有变化。无需再设。"


@pytest.mark.parametrize("code", ["1.1.m1", "2.1.1"])
def test_measures_and_safeguards_may_have_a_title(book: Book, code: str) -> None:
    book.title(code, "甲")
    titles: list[tuple[Any, ...]] = book.rows("SELECT code FROM task WHERE own_title = '甲'")
    assert titles == [(code,)]
