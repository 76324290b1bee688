"""Undo where commands move rows from one department to another: refused with a list, never a row lost or doubled."""

from collections.abc import Callable

import pytest
from workbench import Book, hold_promises, small_plan, source

from gytrack.errors import InputError
from gytrack.ledger.changes import update

COMMANDS: dict[str, Callable[[Book], object]] = {
    "alias": lambda book: book.alias("区卫健局", "区卫生健康局"),
    "rename": lambda book: book.rename("区卫健局", "区卫生健康局"),
    "rename to an alias": lambda book: book.rename("区财政局", "财政局"),
    "merge": lambda book: book.merge("区财政局", "区卫健局"),
    "merge the other way": lambda book: book.merge("区卫健局", "区财政局"),
    "group": lambda book: book.group("各街道", "米市巷街道", "区财政局"),
    "group of a department that is no collective yet": lambda book: book.group("区卫健局", "区中医院"),
    "group adds and removes": lambda book: book.group("各街道", "小河街道", remove=["大关街道"]),
}


@pytest.fixture
def used(book: Book) -> Book:
    """A ledger with entries of departments, a member and an alias."""
    book.log("1.1.1", "甲", percent="40", dept="区卫健局")
    book.log("1.1.1", "乙", values=["t1=1"], dept="区财政局")
    book.log("1.1t1", values=["20"], dept="区财政局")
    book.group("各街道", "大关街道")
    book.log("1.1.2", "丙", dept="大关街道")
    return book


def refusal(book: Book, number: int) -> str:
    before = book.dump()
    with pytest.raises(InputError) as refused:
        book.undo(number)
    assert book.dump() == before
    return str(refused.value)


@pytest.mark.parametrize("run", COMMANDS.values(), ids=COMMANDS)
def test_a_command_is_taken_back_whole_and_done_again(used: Book, run: Callable[[Book], object]) -> None:
    before = used.data()
    run(used)
    done = used.data()
    assert done != before
    undo = used.undo()
    assert used.data() == before
    redo = used.undo(undo)
    assert used.data() == done
    used.undo(redo)
    assert used.data() == before
    hold_promises(used.path)


@pytest.mark.parametrize("run", COMMANDS.values(), ids=COMMANDS)
def test_the_import_is_not_undone_under_a_command_on_its_departments(
    book: Book, run: Callable[[Book], object]
) -> None:
    book.group("各街道", "大关街道")
    run(book)
    assert "#4 dept " in refusal(book, 2)


def test_a_report_that_a_merge_moved_is_undone_only_after_the_merge(book: Book) -> None:
    book.log("1.1.1", "甲", dept="区财政局")
    book.merge("区财政局", "区卫健局")
    assert "#4 dept merge 区财政局 区卫健局" in refusal(book, 3)
    book.undo(4)
    book.undo(3)
    assert book.count("entry") == 0


def test_a_department_that_reports_were_moved_to_is_not_undone(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    book.log("1.1.1", "甲", dept="长乐教育局")
    book.merge("长乐教育局", "米市巷街道")
    said = refusal(book, 3)
    assert "#5 dept merge 长乐教育局 米市巷街道" in said
    assert "#4" not in said
    book.undo(5)
    book.undo(3)
    assert book.rows("SELECT d.name FROM entry e JOIN department d ON d.id = e.department_id") == [
        ("长乐教育局",)
    ]
    hold_promises(book.path)


def test_a_merge_is_not_done_again_where_the_other_department_is_gone(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    book.log("1.1.1", "甲", dept="长乐教育局")
    book.merge("长乐教育局", "米市巷街道")
    book.undo(5)
    book.undo(3)
    assert "#7 undo 3" in refusal(book, 6)
    book.undo(7)
    book.undo(6)
    assert book.rows("SELECT d.name FROM entry e JOIN department d ON d.id = e.department_id") == [
        ("米市巷街道",)
    ]
    hold_promises(book.path)


def test_a_row_that_was_moved_is_found_by_where_it_was_moved_to(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    book.log("1.1.1", "甲", dept="区财政局")
    book.change(update("entry", 1, {"department_id": 2}, department_id=5))
    said = refusal(book, 3)
    assert "#5 test" in said
    assert "#4" not in said
    book.undo(5)
    book.undo(3)


def test_a_number_that_only_begins_alike_is_another_row(book: Book) -> None:
    names = [f"{number}号街道" for number in range(1, 60)]
    book.group("各街道", names[0])
    book.group("各街道", *names[1:])
    book.log("1.1.1", "甲", dept=names[-1])
    assert book.rows("SELECT department_id FROM entry") == [(63,)]
    book.change(update("entry", 1, {"department_id": 63}, department_id=5))
    book.change(update("entry", 1, {"department_id": 5}, department_id=51))
    book.change(update("entry", 1, {"department_id": 51}, department_id=5))
    said = refusal(book, 3)
    assert [f"#{number} test" in said for number in (6, 7, 8)] == [True, False, True]


def test_a_row_is_not_moved_back_to_a_department_that_is_gone(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    book.log("1.1.1", "甲", dept="区财政局")
    book.change(update("entry", 1, {"department_id": 2}, department_id=5))
    book.undo(5)
    book.undo(3)
    assert "#7 undo 3" in refusal(book, 6)


def test_a_name_that_another_department_took_since_does_not_come_back(book: Book) -> None:
    book.undo(book.alias("区卫健局", "卫健委"))
    book.alias("长乐教育局", "卫健委")
    assert refusal(book, 4) == (
        "撤销第 4 号命令，会使“卫健委”成为两个单位的名称。请先撤销其后涉及这一单位的命令，运行 gytrack history 查看。"
    )
    book.undo(5)
    book.undo(4)
    hold_promises(book.path)


def test_a_merge_done_again_does_not_put_a_department_twice_into_a_task(book: Book) -> None:
    undone = book.undo(book.merge("长乐教育局", "区卫健局").number)
    book.merge("区财政局", "区卫健局")
    assert "会使区卫健局在 1.2.1 中列两次" in refusal(book, undone)
    book.undo(5)
    book.undo(undone)
    hold_promises(book.path)


def test_a_member_that_was_added_again_does_not_come_back_twice(book: Book) -> None:
    undone = book.undo(book.group("各街道", "长乐教育局").number)
    book.group("各街道", "长乐教育局")
    assert "会使长乐教育局在各街道中列两次" in refusal(book, undone)


def test_what_stands_twice_in_another_plan_does_not_hinder(book: Book) -> None:
    book.store(small_plan(), source("另一份"), "other")
    book.plan = "small"
    number = book.alias("区卫健局", "卫健委")
    book.plan = "other"
    book.alias("长乐教育局", "卫健委")
    book.undo(book.undo(number))
    assert len(book.rows("SELECT 1 FROM alias WHERE name = '卫健委'")) == 2
