"""采信: a department's report becomes the coordinator's own, once, and says where it is from."""

from pathlib import Path

import pytest
from workbench import Book, small_plan, source

from gytrack.errors import InputError


def refusal(book: Book, code: str, number: str | int) -> str:
    """Return why nothing is adopted; nothing may be stored."""
    before = book.dump()
    with pytest.raises(InputError) as error:
        book.adopt(code, number)
    assert book.dump() == before
    return str(error.value)


def percent(book: Book, code: str = "1.1.1") -> int | None:
    return next(line.status.percent for line in book.status().tasks if line.task.code == code)


def actuals(book: Book) -> dict[str, object]:
    return {status.target.code: status.actual for status in book.status().targets}


@pytest.fixture
def reported(book: Book) -> Book:
    """Command #3 is a supporting department's report."""
    book.log("1.1.1", "新建2家", dept="区财政局", values=["t1=2"], percent="40", state="滞后", day="6-12")
    return book


# What is refused.


def test_the_coordinators_own_report_is_not_adopted(book: Book) -> None:
    book.log("1.1.1", "x")
    assert refusal(book, "1.1.1", 3) == "第 3 号是统筹人员自己登记的，已经计入。无需采信。"


def test_the_leads_report_counts_already(book: Book) -> None:
    book.log("1.1.1", "x", dept="区卫健局")
    assert refusal(book, "1.1.1", 3) == "第 3 号是牵头单位区卫健局报送的，已经计入。无需采信。"


def test_on_a_section_every_departments_figure_counts_already(book: Book) -> None:
    book.log("1.1t1", values=["28"], dept="区财政局")
    assert refusal(book, "1.1t1", 3) == "第 3 号是对 1.1t1 的报送，各单位的数都计入，已经计入。无需采信。"


def test_a_share_of_a_sum_of_departments_counts_already(book: Book) -> None:
    book.spoil("UPDATE target SET by_department = TRUE WHERE code = '1.1.1t1'")
    book.log("1.1.1", values=["t1=2"], dept="区财政局")
    assert refusal(book, "1.1.1", 3) == "第 3 号的数按单位汇总，已经计入。无需采信。"


def test_a_report_on_another_code_is_named(reported: Book) -> None:
    said = "第 3 号登记的是 1.1.1，不是 1.2.1。请运行 gytrack log 1.1.1 --adopt 3。"
    assert refusal(reported, "1.2.1", 3) == said
    assert "不是 1.1.1t1" in refusal(reported, "1.1.1t1", 3)


def test_a_report_of_another_plan_is_not_adopted(reported: Book) -> None:
    reported.store(small_plan(title="乙区方案"), source("乙区方案"), "other")
    reported.plan = "other"
    assert refusal(reported, "1.1.1", 3) == "第 3 号登记在另一个方案。请用 --plan 指定那个方案。"


def test_what_was_undone_is_not_adopted(reported: Book) -> None:
    reported.undo(3)
    said = refusal(reported, "1.1.1", 3)
    assert said.startswith("第 3 号命令（log 1.1.1 新建2家")
    assert said.endswith("已撤销。运行 gytrack show 1.1.1 查看各单位报送的编号。")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("9", "没有第 9 号命令。运行 gytrack show 1.1.1"),
        ("2", "第 2 号命令（import "),
        ("", "“”不是命令编号。--adopt 后写"),
        ("十二", "“十二”不是命令编号"),
        ("1" * 30, "不是命令编号"),
        ("-3", "不是命令编号"),
    ],
)
def test_what_is_no_report_is_not_adopted(reported: Book, typed: str, words: str) -> None:
    assert words in refusal(reported, "1.1.1", typed)


def test_a_report_is_adopted_once(reported: Book) -> None:
    reported.adopt("1.1.1", 3)
    assert (
        refusal(reported, "1.1.1", 3) == "第 3 号已经采信，见第 4 号。如要重新采信，先运行 gytrack undo 4。"
    )
    assert "自己登记的" in refusal(reported, "1.1.1", 4)
    reported.undo(4)
    reported.adopt("1.1.1", 3)


def test_a_report_whose_number_begins_alike_was_not_adopted(book: Book) -> None:
    book.log("1.1.1", "x", source="采信#30 区财政局")
    book.log("1.1.1", "甲", dept="区财政局")
    book.log("1.1.1", "x", source="采信#40 区财政局")
    assert book.adopt("1.1.1", 4).number == 6


# What is stored.


def test_an_adopted_report_counts(reported: Book) -> None:
    assert (percent(reported), actuals(reported)["1.1.1t1"]) == (None, None)
    reported.adopt("1.1.1", 3)
    assert (percent(reported), actuals(reported)["1.1.1t1"]) == (40, 2)
    reported.undo(4)
    assert (percent(reported), actuals(reported)["1.1.1t1"]) == (None, None)


@pytest.mark.parametrize("typed", ["3", "#3", "＃３", "第3号", " 3 "])
def test_the_number_may_be_typed_as_it_is_shown(reported: Book, typed: str) -> None:
    assert reported.adopt("1.1.1", typed).number == 4


def test_a_report_is_adopted_whole(book: Book, tmp_path: Path) -> None:
    proof = tmp_path / "照片.jpg"
    proof.write_bytes(b"abc")
    book.log(
        "1.1.1",
        "第一行\n第二行",
        dept="区财政局",
        problem="缺人",
        next_step="招聘",
        values=["t1=2"],
        increments=["t2=3"],
        state="slow",
        percent="40",
        source="微信",
        evidence=[proof],
        day="6-12",
    )
    logged = book.adopt("一（一）建设任务一", 3)
    theirs, own = book.rows(
        "SELECT plan_id, task_id, target_id, day, text, problem, next_step, state, percent FROM entry"
    )
    assert own == theirs
    assert book.rows("SELECT command_id, department_id, source FROM entry WHERE id = 2") == [
        (4, None, "采信#3 区财政局")
    ]
    for table, columns in (
        ("measurement", "target_id, ord, kind, value"),
        ("evidence", "name, size, sha256"),
    ):
        first, second = (
            book.rows(f"SELECT {columns} FROM {table} WHERE entry_id = {number} ORDER BY id")
            for number in (1, 2)
        )
        assert first == second != []
    assert logged.entry.source == "采信#3 区财政局"
    assert "采信#3 区财政局" in book.history()[0].words


def test_a_report_on_a_target_is_adopted_on_the_target(book: Book) -> None:
    book.log("1.1.1t1", values=["2"], dept="区财政局")
    assert book.adopt("1.1.1t1", 3).entry.item.code == "1.1.1t1"
    assert actuals(book)["1.1.1t1"] == 2


def test_a_department_without_a_part_may_be_adopted(book: Book) -> None:
    book.log("1.1.1", percent="40", dept="长乐教育局")
    book.adopt("1.1.1", 3)
    assert percent(book) == 40


def test_a_later_report_that_goes_before_the_adopted_one_is_named(reported: Book) -> None:
    reported.log("1.1.1", percent="70", values=["t1=5"], day="6-20")
    assert reported.adopt("1.1.1", 3).notes == (
        "1.1.1 另有2025年6月20日的登记（#4），与所采信的不一致处以日期在后的为准",
    )
    assert percent(reported) == 70


def test_an_adopted_total_below_the_last_one_is_said(reported: Book) -> None:
    reported.log("1.1.1", values=["t1=5"], day="6-1")
    assert reported.adopt("1.1.1", 3).notes == (
        "1.1.1t1 所报2家少于此前累计的5家（2025年6月1日 #4），请核对",
    )


def test_an_adopted_increment_may_not_make_the_total_negative(book: Book) -> None:
    book.log("1.1.1", values=["t1=5"], dept="区财政局")
    book.log("1.1.1", increments=["t1=-2"], dept="区财政局")
    assert "就成了负数" in refusal(book, "1.1.1", 4)


def test_the_note_on_a_supporting_departments_report_names_the_command(reported: Book) -> None:
    (note,) = reported.log("1.1.1", "x", dept="区财政局").notes
    assert note.endswith("如予采信：gytrack log 1.1.1 --adopt 4")
    reported.store(small_plan(title="乙区方案"), source("乙区方案"), "other")
    reported.plan = "small"
    (note,) = reported.log("1.1.1", "x", dept="区财政局").notes
    assert note.endswith("如予采信：gytrack log 1.1.1 --adopt 6 --plan small")
