"""Bulletins: what is frozen stays, whatever comes later; each figure that moved is explained."""

import hashlib
import io
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from workbench import Book, data_of, rebuilt, small_plan, source

from gytrack.errors import InputError, LedgerError
from gytrack.export.tables import for_people
from gytrack.ledger.queries import bulletins as bulletin_queries
from gytrack.usecases.bulletins.changing import changes, since_of
from gytrack.usecases.bulletins.files import FORMS
from gytrack.usecases.bulletins.finding import choose_bulletin
from gytrack.usecases.bulletins.movement import Movement, counted_on_both, movement, movement_json
from gytrack.usecases.bulletins.sides import of_bulletin
from gytrack.usecases.keeping.checking import checks
from gytrack.usecases.reporting.status_json import status_json

CUT_OFF = date(2025, 6, 25)
START = date(2023, 12, 31)


def files(book: Book, number: int = 1) -> dict[str, bytes]:
    return {form: book.reprinted(number, form) for form in FORMS}


def frozen(book: Book, number: int = 1) -> Any:
    return json.loads(book.reprinted(number, "json"))


def compared(book: Book, one: int, other: int) -> Movement:
    with book.reader() as (ledger, plan):
        sides = [of_bulletin(ledger, choose_bulletin(ledger, plan, str(number))) for number in (one, other)]
        return movement(ledger, plan, *sides)


def at(book: Book, day: date) -> Book:
    book.today = day
    return book


@pytest.fixture
def begun(book: Book) -> Book:
    """A ledger with a start and some reports."""
    book.set_start(START)
    book.log("1.1.1", "建成2家", values=["t1=2"], day="2025-06-20", dept="区卫健局")
    book.log("1.2.1", "受阻", state="blocked", problem="资金未到", day="2025-06-10")
    book.log("1.1.2", "正常", percent="70", day="2025-06-25")
    return book


def test_the_figures_are_the_status_of_the_cut_off_day(begun: Book) -> None:
    begun.log("1.1.2", "截止以后", percent="90", day="2025-06-26")
    begun.issue()
    found = frozen(begun)
    about = found.pop("bulletin")
    assert found == json.loads(json.dumps(status_json([begun.status(CUT_OFF)])))
    assert about["period"]["label"] == "2025年6月"
    assert about["period"]["cut_off"] == "2025-06-25"
    assert (about["number"], about["approved_by"], about["lights"]) == (1, None, "proposed")
    assert about["rules"]["gap_red"] == 30
    assert len(about["ids"]["tasks"]) == len(found["tasks"])


def test_files_stay_byte_for_byte_after_a_hundred_edits_an_undo_and_a_new_edition(begun: Book) -> None:
    begun.issue()
    before = files(begun)
    for number in range(100):
        begun.log("1.1.1", f"第{number}次", percent=str(number), day="2025-06-24")
    begun.undo()
    begun.undo(4)
    begun.met("1.1.1t1", day="2025-06-23")
    begun.title("1.1.1", "另一个标题")
    begun.merge("长乐教育局", "区财政局")
    begun.rename("区卫健局", "区卫生健康局")
    begun.update(small_plan(issued=date(2024, 1, 1)), source("新版"))
    assert files(begun) == before
    assert {form: hashlib.sha256(data).hexdigest() for form, data in before.items()} == dict(
        begun.rows("SELECT form, sha256 FROM issued WHERE bulletin_id = 1")
    )


def test_the_same_ledger_issues_the_same_bytes(make_book: Callable[[str], Book]) -> None:
    books = [make_book("一.db"), make_book("二.db")]
    for book in books:
        book.log("1.1.1", "建成2家", values=["t1=2"], day="2025-06-20")
        book.issue()
    assert files(books[0]) == files(books[1])


def test_numbers_run_per_plan_whatever_the_period(begun: Book) -> None:
    drafts = [begun.issue(kind).draft for kind in ("month", "week", "quarter")]
    assert [draft.number for draft in drafts] == [1, 2, 3]
    assert [draft.period.label for draft in drafts] == ["2025年6月", "2025年第26周", "2025年第2季度"]


def test_a_plan_has_its_own_numbers(begun: Book) -> None:
    begun.plan = "small"
    begun.issue()
    begun.store(small_plan(), source("另一份"), "other")
    begun.plan = "other"
    assert begun.issue().draft.number == 1


def test_a_period_is_issued_once(begun: Book) -> None:
    begun.issue()
    with pytest.raises(InputError, match="2025年6月已编发第1期"):
        begun.issue()


def test_a_period_that_is_not_closed_is_refused(begun: Book) -> None:
    with pytest.raises(InputError, match="2025年7月的截止日是2025年7月25日，尚未到"):
        begun.issue(day=date(2025, 6, 26))
    with pytest.raises(InputError, match="超出历法"):
        begun.issue(day=date.max)


def test_an_earlier_period_can_be_issued_later(begun: Book) -> None:
    begun.issue()
    draft = begun.issue(day=date(2025, 6, 10), period="week").draft
    assert (draft.number, draft.period.cut_off) == (2, date(2025, 6, 13))
    assert frozen(begun, 2)["as_of"] == "2025-06-13"
    assert frozen(begun, 2)["summary"]["reported"] == 1


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_who_approves_has_a_name(begun: Book, name: str) -> None:
    with pytest.raises(InputError, match="没有写明批准人"):
        begun.issue(approved_by=name)


@pytest.mark.parametrize("name", ["王" * 61, "王\0"])
def test_a_name_is_a_name(begun: Book, name: str) -> None:
    before = begun.dump()
    with pytest.raises(InputError):
        begun.issue(approved_by=name)
    assert begun.dump() == before


def test_it_is_a_circular_only_where_somebody_approved_it(begun: Book) -> None:
    begun.issue()
    begun.issue("week", approved_by="王副区长")
    proposed, approved = begun.reprinted(1, "md").decode(), begun.reprinted(2, "md").decode()
    assert proposed.startswith("# 某区试验进展情况（第1期）\n")
    assert "通报（" not in proposed
    assert "| 建议亮灯 |" in proposed
    assert "亮灯为建议亮灯，未经通报" in proposed
    assert approved.startswith("# 某区试验进展情况通报（第2期）\n")
    assert "建议亮灯" not in approved
    assert "| 亮灯 |" in approved
    assert "亮灯经王副区长批准通报" in approved
    for number, heading in ((1, "建议亮灯"), (2, "亮灯")):
        book = load_workbook(io.BytesIO(begun.reprinted(number, "xlsx")))
        cells = [cell.value for row in book["推进情况表"].iter_rows(max_row=6) for cell in row]
        assert heading in cells
        notes = {row[0]: row[1] for row in book["口径说明"].iter_rows(values_only=True)}
        assert ("王副区长" in str(notes["亮灯的效力"])) == (number == 2)


def test_every_form_has_the_same_cells(begun: Book) -> None:
    begun.issue()
    status = {task["code"]: task for task in frozen(begun)["tasks"]}
    document = Document(io.BytesIO(begun.reprinted(1, "docx")))
    printed = document.tables[1]
    rows = [[cell.text for cell in row.cells] for row in printed.rows]
    shown = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    sheet = load_workbook(io.BytesIO(begun.reprinted(1, "xlsx")))["推进情况表"]
    cells = [row for row in sheet.iter_rows(values_only=True) if row[0]]
    heads = next(row for row in cells if row[0] == "序号")
    sheets = {
        row[heads.index("代码")]: dict(zip(heads, row, strict=True))
        for row in cells
        if isinstance(row[0], int)
    }
    assert shown.keys() == sheets.keys() == {code for code, task in status.items() if task["kind"] == "task"}
    for code, row in shown.items():
        assert row["任务"] == status[code]["title"]
        assert row["牵头单位"] == sheets[code]["牵头单位"] or not status[code]["lead"]
        assert row["建议亮灯"] == sheets[code]["建议亮灯"]
        for heading, key in (("实际进度", "percent"), ("序时进度", "expected")):
            value = sheets[code][heading]
            text = for_people(value, "percent") if isinstance(value, int) else value or ""
            assert row[heading[:2]] == text
            assert value == status[code][key] or status[code][key] is None
    lines = begun.reprinted(1, "md").decode().splitlines()
    assert [line.count("|") for line in lines if line.startswith("| 1.1.1 |")] == [10, 11]


def test_undoing_withdraws_and_keeps_number_and_files(begun: Book) -> None:
    issued = begun.issue()
    before = files(begun)
    back = begun.undo(issued.command)
    assert begun.rows("SELECT number, withdrawn FROM bulletin") == [(1, True)]
    assert files(begun) == before
    assert begun.issue().draft.number == 2
    with pytest.raises(InputError, match="2025年6月已另行编发第2期"):
        begun.undo(back)
    begun.undo(begun.history()[0].number)
    begun.undo(back)
    assert begun.rows("SELECT number, withdrawn FROM bulletin ORDER BY number") == [(1, False), (2, True)]
    assert files(begun) == before
    assert data_of(begun.path) == rebuilt(begun.path)


def test_a_withdrawn_one_can_be_withdrawn_again(begun: Book) -> None:
    issued = begun.issue()
    begun.undo(begun.undo(issued.command))
    begun.undo(issued.command)
    assert begun.rows("SELECT withdrawn FROM bulletin") == [(True,)]


def test_a_plan_with_bulletins_is_not_taken_back(book: Book) -> None:
    issued = book.issue()
    with pytest.raises(InputError, match="之后还有命令用到它的内容"):
        book.undo(2)
    book.undo(issued.command)
    with pytest.raises(InputError, match="已编发过1期进展情况，导入不能撤销"):
        book.undo(2)


def test_the_log_knows_the_files_by_their_digests_only(begun: Book) -> None:
    begun.issue()
    longest = max(len(new) for (new,) in begun.rows("SELECT new FROM change WHERE table_name = 'issued'"))
    assert longest < 500
    assert data_of(begun.path) == rebuilt(begun.path)


def _faults(book: Book) -> list[str]:
    with book.reader() as (ledger, _):
        return [one.fault for one in checks(ledger) if one.fault]


def test_a_check_finds_a_file_that_was_changed(begun: Book) -> None:
    begun.issue()
    assert _faults(begun) == []
    begun.spoil("UPDATE issued SET content = replace(content, 'A', 'B') WHERE form = 'docx'")
    assert _faults(begun) == ["issued 表第 3 行与改动记录不符"]
    with pytest.raises(LedgerError, match="第1期的 docx 文件与编发时的校验值不符"):
        begun.reprinted(1, "docx")


def test_a_check_proves_the_files_by_themselves_too(begun: Book) -> None:
    """As after an upgrade, before which the log tells of tables of another shape."""
    begun.issue()
    begun.spoil("UPDATE issued SET content = 'eJwDAAAAAAE=' WHERE form = 'docx'")
    with begun.reader() as (ledger, _):
        stored = list(bulletin_queries.stored_files(ledger))
        from gytrack.usecases.keeping.checking import first_spoilt

        assert first_spoilt(ledger) == "small 第1期的 docx 文件与编发时的校验值不符"
    assert [(one.plan, one.number, one.file.form) for one in stored] == [("small", 1, form) for form in FORMS]


def test_a_form_that_is_not_kept_is_named(begun: Book) -> None:
    begun.issue()
    with pytest.raises(InputError, match="第1期没有 csv 文件"):
        begun.reprinted(1, "csv")


@pytest.mark.parametrize("typed", ["1", "第1期", "#1", "１", "第 1期".replace(" ", "")])
def test_a_number_is_typed_in_many_ways(begun: Book, typed: str) -> None:
    begun.issue()
    with begun.reader() as (ledger, plan):
        assert choose_bulletin(ledger, plan, typed).number == 1


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("2", "small 没有第2期"),
        ("0", "没有第0期"),
        ("一", "不是期号"),
        ("", "不是期号"),
        ("9" * 30, "不是期号"),
    ],
)
def test_a_number_that_is_none_is_refused(begun: Book, typed: str, wrong: str) -> None:
    begun.issue()
    with begun.reader() as (ledger, plan), pytest.raises(InputError, match=wrong):
        choose_bulletin(ledger, plan, typed)


# What moved.


def told(found: Movement) -> dict[tuple[str, str], tuple[Any, Any, list[Any]]]:
    """Return the figures that moved by code and figure: from, to, the commands behind them."""
    return {
        (each["code"] or "", each["figure"]): (
            each["from"],
            each["to"],
            [(cause["kind"], cause["command"]) for cause in each["causes"]],
        )
        for each in movement_json(found)["figures"]  # type: ignore[attr-defined]
    }


def test_each_figure_is_told_with_its_command(begun: Book) -> None:
    begun.issue("week", date(2025, 6, 27))
    logged = begun.log("1.1.1", "又建3家", values=["t1=5"], day="2025-06-26").number
    met = begun.met("1.1.1t2", day="2025-06-27").number
    begun.undo(5)
    back = begun.history()[0].number
    at(begun, date(2025, 7, 4)).issue("week")
    found = told(compared(begun, 1, 2))
    assert found["1.1.1t1", "actual"] == (2, 5, [("entry", logged)])
    assert found["1.1.1t1", "met"] == (False, True, [("entry", logged)])
    assert found["1.1.1t2", "met"] == (None, True, [("statement", met)])
    assert found["1.1.1", "percent"] == (20, 100, [("entry", logged), ("statement", met)])
    assert found["1.1.1", "light"][:2] == ("red", "green")
    assert found["1.2.1", "light"] == ("red", "grey", [("undo", back)])
    assert found["", "targets_met"] == (0, 2, [("entry", logged), ("statement", met)])
    assert set(found["", "lights.red"][2]) >= {("undo", back), ("entry", logged)}


def test_a_report_that_was_there_but_of_a_later_day_is_named(begun: Book) -> None:
    """It was logged before the first was issued, after its cut-off."""
    late = begun.log("1.1.2", "截止以后", percent="95", day="2025-06-28").number
    begun.issue()
    at(begun, date(2025, 7, 28)).issue()
    found = told(compared(begun, 1, 2))
    assert found["1.1.2", "percent"] == (70, 95, [("entry", late)])


def test_a_light_that_only_days_turned_says_so(begun: Book) -> None:
    begun.issue()
    at(begun, date(2025, 12, 26)).issue()
    (light,) = (
        each
        for each in compared(begun, 1, 2).figures
        if (each.move.code, each.move.key) == ("1.1.2", "light")
    )
    assert (light.move.old, light.move.new) == ("green", "yellow")
    assert (light.causes, light.by_time) == ((), True)


def test_what_was_made_and_taken_back_in_between_explains_nothing(begun: Book) -> None:
    begun.issue("week")
    begun.log("1.1.1", "误报", values=["t1=9"], day="2025-06-26")
    begun.undo()
    begun.issue("quarter")
    assert all(not each.causes for each in compared(begun, 1, 2).figures)


def test_what_was_taken_back_before_and_brought_back_since_is_told_by_that(begun: Book) -> None:
    back = begun.undo(4)
    begun.issue("week")
    again = begun.undo(back)
    begun.issue("month")
    assert told(compared(begun, 1, 2))["1.1.1t1", "actual"] == (None, 2, [("redo", again)])
    (figure,) = (each for each in compared(begun, 1, 2).figures if each.move.key == "actual")
    assert (
        figure.causes[0].words().startswith(f"恢复 #{again} 张三，恢复的是：登记 #4 张三（2025-06-20） 1.1.1")
    )


def test_the_latest_of_a_chain_of_undos_is_named(begun: Book) -> None:
    begun.issue("week")
    first = begun.undo(4)
    again = begun.undo(first)
    last = begun.undo(again)
    begun.issue("month")
    assert told(compared(begun, 1, 2))["1.1.1t1", "actual"] == (2, None, [("undo", last)])
    back = begun.undo(last)
    begun.issue("quarter")
    assert told(compared(begun, 2, 3))["1.1.1t1", "actual"] == (None, 2, [("redo", back)])
    begun.undo(back)
    (cause,) = since(begun, "第3期").commands or ()
    assert (cause.json()["kind"], cause.json()["command"]) == ("undo", begun.history()[0].number)


def test_a_merger_and_a_rename_explain_who_is_responsible(begun: Book) -> None:
    begun.issue("week")
    merged = begun.merge("长乐教育局", "区财政局").number
    renamed = begun.rename("区卫健局", "区卫生健康局")
    begun.issue("month")
    found = told(compared(begun, 1, 2))
    assert found["1.2.1", "lead"] == (
        ["长乐教育局"],
        ["区财政局"],
        [("merge", merged), ("department", renamed)],
    )
    assert found["1.1.1", "lead"][2] == [("department", renamed)]


def test_a_new_edition_explains_what_it_brought_and_took(begun: Book) -> None:
    begun.issue("week")
    plan = small_plan()
    changed = replace(plan.targets[2], value=Decimal(6))
    edition = begun.update(
        replace(plan, targets=(*plan.targets[:2], changed, *plan.targets[3:])), source("新版")
    )
    begun.issue("month")
    found = told(compared(begun, 1, 2))
    assert found["1.1.1t1", "goal"][2] == [("edition", edition)]


def test_a_start_that_was_set_explains_what_is_expected(book: Book) -> None:
    book.log("1.1.2", "正常", percent="10", day="2025-06-20")
    book.issue("week")
    started = book.set_start(START)
    book.issue("month")
    found = told(compared(book, 1, 2))
    assert found["1.1.2", "expected"][2] == [("plan", started)]
    assert found["1.1.2", "light"] == ("green", "red", [("plan", started)])


def test_the_older_may_stand_second(begun: Book) -> None:
    begun.issue("week")
    logged = begun.log("1.1.2", "更多", percent="90", day="2025-06-25").number
    begun.issue("month")
    forth, back = told(compared(begun, 1, 2)), told(compared(begun, 2, 1))
    assert forth["1.1.2", "percent"] == (70, 90, [("entry", logged)])
    assert back["1.1.2", "percent"] == (90, 70, [("entry", logged)])


DO = st.sampled_from(("log", "value", "met", "undo", "undo one", "merge", "start", "blocked"))
NUMBERS = count()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(DO, st.integers(0, 100), st.integers(1, 30)), max_size=6),
    st.lists(st.tuples(DO, st.integers(0, 100), st.integers(1, 30)), max_size=6),
    st.sampled_from(((("month", date(2025, 6, 1)), ("week", date(2025, 6, 26))), (("week", date(2025, 6, 12)), ("month", date(2025, 6, 1))))),
)  # fmt: skip
def test_every_figure_that_moved_is_explained(
    make_book: Callable[[str], Book], before: list[Any], after: list[Any], periods: Any
) -> None:
    book = make_book(f"{next(NUMBERS)}.db")
    for steps, (kind, day) in zip((before, after), periods, strict=True):
        for step in steps:
            do(book, *step)
        book.issue(kind, day)
    for each in compared(book, 1, 2).figures:
        assert each.causes or each.by_time or each.by_rules, each
        if not each.by_time and not each.move.figure.quiet and each.move.what != "summary":
            assert each.causes
    for number in (1, 2):
        # Where the status of its day is another by now, a later command is the reason, and each figure has its own.
        day = date.fromisoformat(frozen(book, number)["as_of"])
        assert all(each.causes and not each.by_time for each in since(book, str(number), until=day).figures)


def do(book: Book, step: str, number: int, day: int) -> None:
    """Do one thing, or leave it where it cannot be done."""
    when = f"2025-06-{day:02}"
    steps: dict[str, Callable[[], Any]] = {
        "log": lambda: book.log("1.1.2", "推进", percent=str(number), day=when),
        "value": lambda: book.log("1.1.1", "建成", values=[f"t1={number % 9}"], day=when),
        "met": lambda: book.met("1.1.1t2", day=when),
        "blocked": lambda: book.log("1.2.1", "受阻", state="blocked", day=when),
        "undo": book.undo,
        "undo one": lambda: book.undo(book.history()[number % len(book.history())].number),
        "merge": lambda: book.merge("长乐教育局", "区财政局"),
        "start": lambda: book.set_start(START),
    }
    with suppress(InputError, LedgerError):
        steps[step]()
    if not book.count("plan"):
        book.undo(book.history()[0].number)


# What moved since a day or a bulletin.


def since(book: Book, typed: str, until: date | None = None, recorded_from: str = "2025-06-30") -> Movement:
    with book.reader() as (ledger, plan):
        day = until or book.today
        return changes(ledger, plan, since_of(typed, book.today), day, recorded_from)


def test_changes_since_a_bulletin_are_told_against_its_frozen_figures(begun: Book) -> None:
    begun.issue()
    correction = begun.log("1.1.1", "更正", values=["t1=3"], day="2025-06-21").number
    found = since(begun, "第1期")
    assert told(found)["1.1.1t1", "actual"] == (2, 3, [("entry", correction)])
    assert [cause.line.number for cause in found.commands or ()] == [correction]


def test_changes_since_a_day_name_what_is_dated_after_it(begun: Book) -> None:
    found = since(begun, "6-15", recorded_from="2030")
    assert told(found)["1.1.1t1", "actual"] == (None, 2, [("entry", 4)])
    assert [cause.line.number for cause in found.commands or ()] == [4, 6]
    everything = since(begun, "6-15", recorded_from="2020")
    assert [cause.line.number for cause in everything.commands or ()] == [2, 3, 4, 5, 6]


def test_a_late_report_of_an_earlier_day_is_said_to_be_on_both_sides(begun: Book) -> None:
    begun.issue()
    late = begun.log("1.1.2", "补报", percent="80", day="2025-06-24").number
    found = since(begun, "6-29", recorded_from="2025-06-30T01:07")
    assert ("1.1.2", "percent") not in told(found)
    assert late in [cause.line.number for cause in found.commands or ()]
    said = counted_on_both(found)
    assert said.startswith("其中第")
    assert f"{late}号的日期不晚于2025年6月29日，两边都已计入" in said
    assert counted_on_both(since(begun, "第1期")) == ""
    assert counted_on_both(since(begun, "6-30", recorded_from="2030")) == ""


def test_what_was_taken_back_since_is_told_by_its_undo(begun: Book) -> None:
    begun.issue()
    begun.undo(4)
    begun.log("1.1.2", "误报", percent="5", day="2025-06-26")
    begun.undo()
    (cause,) = since(begun, "1").commands or ()
    assert cause.json()["kind"] == "undo"
    assert (cause.line.number, cause.undo and cause.undo.undoes) == (4, 4)


def test_nothing_moved(begun: Book) -> None:
    found = since(begun, "6-30", recorded_from="2030")
    assert (list(found.figures), list(found.commands or ())) == ([], [])


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("第7期", "没有第7期"), ("2025-07-01", "无从比较"), ("不久前", "看不懂"), ("", "看不懂")],
)
def test_what_is_neither_day_nor_bulletin_is_refused(begun: Book, typed: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        since(begun, typed)


def test_a_bulletin_of_a_later_day_is_no_past(begun: Book) -> None:
    begun.issue()
    with pytest.raises(InputError, match="无从比较"):
        since(begun, "1", until=date(2025, 6, 1))


@pytest.mark.sqlite
def test_sixty_four_bulletins_of_seventy_tasks_stay_small(gongshu: Book) -> None:
    """One of 71 tasks takes less than 130 KB; a year of weeks and months less than 8 MB."""
    before = Path(gongshu.path).stat().st_size
    gongshu.issue()
    assert sum(size for (size,) in gongshu.rows("SELECT length(content) FROM issued")) < 130_000
    assert Path(gongshu.path).stat().st_size - before < 150_000
