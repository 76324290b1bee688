"""Corrections: what is corrected stays in the ledger and counts on no day; only its latest correction does."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from workbench import Book, derived_anew, derived_of

from gytrack.errors import InputError
from gytrack.ledger.connection import reading
from gytrack.ledger.queries.departments import loads
from gytrack.ledger.queries.origins import spoken
from gytrack.status.rules import Rules
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.reporting.detail_json import detail_json
from gytrack.usecases.reporting.explaining import detail

JUNE, EARLY = date(2025, 6, 30), date(2025, 6, 5)


def figures(book: Book, day: date = JUNE) -> tuple[Any, ...]:
    """Return a task's percent, state, problem and light, and the figure of its first target."""
    report = book.status(day)
    (line,) = (line for line in report.tasks if line.task.code == "1.1.1")
    problem = line.words.problem and line.words.problem.report.problem
    actual = line.targets[0].actual
    return line.status.percent, line.status.progress, problem, actual and int(actual)


def refused(book: Book, run: Callable[[], object]) -> str:
    before = book.dump()
    with pytest.raises(InputError) as error:
        run()
    assert book.dump() == before
    return str(error.value)


@pytest.fixture
def first(book: Book) -> int:
    """A report of June 10 with everything wrong that can be."""
    return book.log(
        "1.1.1", "建成9家", percent="90", state="slow", problem="缺地", values=["t1=9"], day="2025-06-10",
        dept="区卫健局",
    ).number  # fmt: skip


def test_a_corrected_report_counts_no_longer_and_its_correction_does(book: Book, first: int) -> None:
    assert figures(book) == (90, "slow", "缺地", 9)
    book.log("1.1.1", "建成3家", values=["t1=3"], corrects=str(first))
    assert figures(book) == (30, None, None, 3)


def test_a_correction_stands_on_the_day_and_in_the_name_of_what_it_corrects(book: Book, first: int) -> None:
    logged = book.log("1.1.1", "建成3家", values=["t1=3"], corrects=f"#{first}")
    assert logged.entry.day == date(2025, 6, 10)
    assert logged.entry.department is not None
    assert logged.entry.department.name == "区卫健局"
    assert figures(book, EARLY) == (None, None, None, None)


def test_a_correction_may_name_another_day_and_department(book: Book, first: int) -> None:
    logged = book.log(
        "1.1.1", "6月1日建成", percent="20", day="2025-06-01", dept="区财政局", corrects=str(first)
    )
    assert logged.entry.department is not None
    assert (logged.entry.day, logged.entry.department.name) == (date(2025, 6, 1), "区财政局")
    assert figures(book) == (None, None, None, None), "a supporting department's report moves nothing"


def test_on_no_day_does_a_corrected_report_count_though_its_correction_be_later(
    book: Book, first: int
) -> None:
    book.log("1.1.1", "底", percent="10", day="2025-06-01")
    book.log("1.1.1", "是20日的事", percent="40", day="2025-06-20", corrects=str(first))
    assert figures(book, date(2025, 6, 15))[0] == 10
    assert figures(book)[0] == 40


def test_an_earlier_report_stands_again_where_the_correction_says_nothing(book: Book, first: int) -> None:
    book.log("1.1.1", "底", percent="10", problem="缺人", values=["t1=1"], day="2025-06-01")
    book.log("1.1.1", "误报", corrects=str(first))
    percent, _, problem, actual = figures(book)
    assert (percent, problem, actual) == (10, "缺人", 1)


def test_corrections_are_corrected_in_turn(book: Book, first: int) -> None:
    second = book.log("1.1.1", "3家", values=["t1=3"], corrects=str(first)).number
    third = book.log("1.1.1", "4家", values=["t1=4"], corrects=str(second)).number
    assert figures(book)[3] == 4
    book.undo(third)
    assert figures(book)[3] == 3
    book.undo(second)
    assert figures(book)[3] == 9
    assert derived_of(book.path) == derived_anew(book.path)


def test_a_report_is_corrected_once(book: Book, first: int) -> None:
    second = book.log("1.1.1", "3家", values=["t1=3"], corrects=str(first)).number
    said = refused(book, lambda: book.log("1.1.1", "4家", corrects=str(first)))
    assert said == f"第 {first} 号已由第 {second} 号更正。如第 {second} 号也有误，请写 --corrects {second}。"
    assert "之后还有命令用到它" in refused(book, lambda: book.undo(first))


def test_a_correction_does_not_come_back_beside_another(book: Book, first: int) -> None:
    second = book.log("1.1.1", "3家", values=["t1=3"], corrects=str(first)).number
    back = book.undo(second)
    third = book.log("1.1.1", "4家", values=["t1=4"], corrects=str(first)).number
    said = refused(book, lambda: book.undo(back))
    assert said == f"所更正的进展已另由第 {third} 号更正。请先运行 gytrack undo {third}。"


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("1.1.2", "3", "第 3 号登记的是 1.1.1，不是 1.1.2"),
        ("1.1.1", "99", "没有第 99 号命令"),
        ("1.1.1", "2", "没有登记进展"),
        (
            "1.1.1",
            "上一条",
            "“上一条”不是命令编号。--corrects 后写登记那条进展的命令的编号，如 --corrects 12。",
        ),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    book: Book, first: int, code: str, number: str, words: str
) -> None:
    assert first == 3
    assert words in refused(book, lambda: book.log(code, "更正", corrects=number))


def test_a_correction_says_something(book: Book, first: int) -> None:
    assert "没有可登记的内容" in refused(book, lambda: book.log("1.1.1", corrects=str(first)))


def test_what_the_correction_leaves_out_is_said(book: Book, first: int) -> None:
    notes = book.log("1.1.1", "3家", values=["t1=3"], corrects=str(first)).notes
    assert (
        f"第 {first} 号所报的进度90%、进度滞后、存在问题没有写进更正，不再计入；如仍然有效，请撤销后一并写上"
        in notes
    )


def test_a_lower_total_is_no_fall_below_the_one_it_corrects(book: Book, first: int) -> None:
    notes = book.log(
        "1.1.1", "实为3家", values=["t1=3"], percent="30", state="slow", problem="缺地", corrects=str(first)
    ).notes
    assert notes == ("目前进展改为“实为3家”，原为“建成9家”",)


def test_a_correction_takes_the_increment_of_what_it_corrects_away(book: Book) -> None:
    book.log("1.1.1", "2家", values=["t1=2"], day="2025-06-01")
    wrong = book.log("1.1.1", "又3家", increments=["t1=3"], day="2025-06-10").number
    book.log("1.1.1", "又1家", increments=["t1=1"], corrects=str(wrong))
    assert figures(book)[3] == 3


def test_an_adopted_report_that_is_corrected_is_named(book: Book) -> None:
    told = book.log("1.1.1", "拨款3笔", percent="30", dept="区财政局").number
    adopted = book.adopt("1.1.1", told).number
    later = book.log("1.1.1", "拨款2笔", percent="20", corrects=str(told))
    assert any(f"第 {adopted} 号采信了第 {told} 号，仍然计入" in note for note in later.notes)
    assert refused(book, lambda: book.adopt("1.1.1", told)) == (
        f"第 {told} 号已由第 {later.number} 号更正。请采信第 {later.number} 号。"
    )


def test_each_report_tells_what_it_corrects(book: Book, first: int) -> None:
    second = book.log("1.1.1", "3家", values=["t1=3"], corrects=str(first)).number
    with book.reader() as (ledger, plan):
        item = choose_item(ledger, plan, "1.1.1")
        found = detail_json(plan, detail(ledger, plan, item, JUNE, Rules()), JUNE)
    told = [(one["command"], one["corrects"], one["corrected_by"], one["counts"]) for one in found["entries"]]  # type: ignore[attr-defined]
    assert told == [(second, first, None, True), (first, None, second, False)]


def test_a_department_is_counted_by_what_stands(book: Book, first: int) -> None:
    book.log("1.1.1", "6月1日", day="2025-06-01", corrects=str(first))
    with reading(book.db) as ledger:
        plan_id = ledger.one("SELECT id FROM plan")[0]  # type: ignore[index]
        assert spoken(ledger, plan_id, JUNE)["区卫健局"] == (1, date(2025, 6, 1))
        assert date(2025, 6, 1) in {load.last for load in loads(ledger, plan_id).values()}


def test_words_that_take_the_place_of_what_stands_are_named(book: Book) -> None:
    first = book.log("1.1.1", "新建2家，另3家选址").number
    assert book.log("1.1.1", "应为3家", corrects=str(first)).notes[0] == (
        "目前进展改为“应为3家”，原为“新建2家，另3家选址”"
    )


def test_a_correction_of_older_words_or_without_any_replaces_nothing_that_stands(book: Book) -> None:
    first = book.log("1.1.1", "新建2家", day="2025-06-01").number
    last = book.log("1.1.1", "新建3家", percent="40", day="2025-06-20").number
    assert not any("目前进展" in note for note in book.log("1.1.1", "应为1家", corrects=str(first)).notes)
    assert not any(
        "目前进展" in note for note in book.log("1.1.1", "", percent="50", corrects=str(last)).notes
    )
