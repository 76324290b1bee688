"""The list of what should be looked at again, and the notes that say so when it is logged."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from status_values import measure, total
from workbench import TODAY, Book

from gytrack.ledger.connection import reading
from gytrack.records.ledger import Measure
from gytrack.status.flags import Limits
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.entries.reviewing import Span, doubt_table, doubts, screen_table
from gytrack.usecases.entries.running import totals_of


def listed(
    book: Book, since: date | None = None, until: date | None = None, today: date = TODAY, **narrowing: Any
) -> list[tuple[int | None, str, str]]:
    with reading(book.db) as ledger:
        (found,) = choose(ledger, book.plan, Narrowing(**narrowing))
        told = doubts(ledger, found, Span(since, until, today), Limits())
    assert len(list(doubt_table(told).rows)) == len(list(screen_table(told).rows)) == len(told)
    return [(one.number, one.code, one.flag.kind) for one in told]


def test_what_is_noted_when_it_is_logged_stands_in_the_list(book: Book) -> None:
    first = book.log("1.1.1", "完成选址，正在装修", values=["t2=1"], day="2025-06-01", dept="区卫健局")
    again = book.log("1.1.1", "完成选址，正在装修。", values=["t2=8"], day="2025-06-10", dept="区卫健局")
    fallen = book.log("1.1.1", "验收", values=["t2=2"], day="2025-06-20", dept="区卫健局")
    assert first.notes == ()
    assert any(note.startswith("进展与上次（2025年6月1日 #") for note in again.notes)
    assert any("一次增加过半" in note for note in again.notes)
    assert any(note.startswith("1.1.1t2 所报2家少于此前累计的8家") for note in fallen.notes)
    assert listed(book) == [
        (again.number, "1.1.1", "copied"),
        (again.number, "1.1.1t2", "leap"),
        (fallen.number, "1.1.1t2", "fall"),
    ]
    assert listed(book, since=date(2025, 6, 11)) == [(fallen.number, "1.1.1t2", "fall")]
    assert len(listed(book, until=date(2025, 6, 10))) == 2
    assert listed(book, section="1.2") == []


def test_what_was_corrected_leaves_the_list(book: Book) -> None:
    wrong = book.log("1.1.1", "建成", values=["t1=50"]).number
    assert listed(book) == [(wrong, "1.1.1t1", "over")]
    book.log("1.1.1", "建成", values=["t1=5"], corrects=str(wrong))
    assert listed(book) == []


def test_the_list_of_a_department_is_that_of_who_answers_today(book: Book) -> None:
    wrong = book.log("1.1.1", "建成", values=["t1=50"], day="2025-06-01").number
    book.adjust("1.1.1", lead=["长乐教育局"], support=["财政局"], day="2025-06-10")
    assert listed(book, dept="区卫健局") == []
    assert listed(book, dept="长乐教育局") == [(wrong, "1.1.1t1", "over")]
    assert listed(book, dept="区卫健局", today=date(2025, 6, 9)) == [(wrong, "1.1.1t1", "over")]


def test_another_departments_same_words_are_not_copied(book: Book) -> None:
    book.log("1.1.1", "完成选址，正在装修", day="2025-06-01", dept="区卫健局")
    assert book.log("1.1.1", "完成选址，正在装修").notes == ()
    assert (
        book.log("1.1.2", "完成选址，正在装修", dept="区卫健局")
        .notes[0]
        .startswith("区卫健局是 1.1.2 的配合")
    )
    assert listed(book) == []


def test_reports_dated_ahead_are_listed(book: Book) -> None:
    number = book.log("1.1.1", "开工").number
    assert listed(book, today=date(2025, 6, 1)) == [(number, "1.1.1", "future")]


def test_an_annual_plan_beyond_the_goal_is_listed(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    book.split("1.1.1t1", "2024=6")
    assert listed(book) == [(None, "1.1.1t1", "milestone")]


def test_figures_are_held_against_the_goal_in_force_on_their_day(book: Book) -> None:
    book.adjust("1.1.1t1", value="50", day="2025-06-01")
    before = book.log("1.1.1", "建成", values=["t1=25"], day="2025-05-31")
    assert before.notes == ("1.1.1t1 所报25家超过目标不少于5家的2倍，请核对",)
    assert book.log("1.1.1", "续建", values=["t1=26"], day="2025-06-01").notes == ()
    assert listed(book) == [(before.number, "1.1.1t1", "over")]
    lowered = book.adjust("1.1.1t1", value="10", day="2025-06-20")
    after = book.log("1.1.1", "再建", values=["t1=27"], day="2025-06-20")
    assert after.notes == ("1.1.1t1 所报27家超过目标不少于10家（调高，原目标不少于5家）的2倍，请核对",)
    assert listed(book) == [(before.number, "1.1.1t1", "over"), (after.number, "1.1.1t1", "over")]
    book.undo(lowered.number)
    assert listed(book) == [(before.number, "1.1.1t1", "over")]


def test_totals_are_carried_along_not_summed_anew() -> None:
    read = 0

    def reported() -> Iterator[Measure]:
        nonlocal read
        for figure in (
            total("3"),
            measure("add", "2"),
            measure("add", "-1"),
            total("1"),
            measure("add", "4"),
        ):
            read += 1
            yield figure

    carried = [(read, int(reached)) for reached in totals_of(reported())]
    assert carried == [(1, 3), (2, 5), (3, 4), (4, 1), (5, 5)]


def test_each_figure_is_held_against_the_total_before_it(book: Book) -> None:
    first = book.log("1.1.1", "一批", values=["t2=1"], day="2025-06-01").number
    book.log("1.1.1", "二批", increments=["t2=1"], day="2025-06-02")
    last = book.log("1.1.1", "三批", increments=["t2=7"], day="2025-06-03").number
    fallen = book.log("1.1.1", "核减", values=["t2=8"], day="2025-06-04").number
    with reading(book.db) as ledger:
        (found,) = choose(ledger, book.plan, Narrowing())
        told = doubts(ledger, found, Span(None, None, TODAY), Limits())
    assert [(one.number, one.flag.words) for one in told] == [
        (last, f"所报9家比此前累计的2家（2025年6月2日 #{first + 1}）一次增加过半，请核对"),
        (fallen, f"所报8家少于此前累计的9家（2025年6月3日 #{last}），请核对"),
    ]


def test_an_annual_plan_is_held_against_the_goal_in_force(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    book.split("1.1.1t2", "2024=6", "2025=10")
    assert listed(book) == []
    book.adjust("1.1.1t2", value="5")
    assert listed(book) == [(None, "1.1.1t2", "milestone")]
    book.adjust("1.1.1t2", value="12")
    assert listed(book) == []
    book.adjust("1.1.1t2", value="3")
    book.adjust("1.1.1t2", drop=True)
    assert listed(book) == []


def test_a_word_alone_is_asked_for_its_reason(book: Book) -> None:
    assert "认定达标没有写明理由" in book.met("1.1.1t1").notes[0]
    assert book.met("1.1.1t1", text="验收合格").notes == ()
    assert "没有写明完成的依据" in book.log("1.1.2", state="done", dept="区卫健局").notes[0]
    assert book.log("1.1.2", "现场验收", state="done").notes == ()
