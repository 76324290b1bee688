"""Adjustments in a ledger: from their own day on, chained, undone, with who reported before them still counted."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from workbench import TODAY, Book, derived_anew, derived_of, hold_promises

from gytrack.errors import InputError
from gytrack.ledger.changes import update
from gytrack.records.terms import Role
from gytrack.usecases.adjusting.listing import lines
from gytrack.usecases.adjusting.parties import Parties
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.reporting.report import TaskLine
from gytrack.usecases.reporting.status_json import status_json

LATER, BEFORE = date(2025, 8, 1), date(2025, 3, 1)
DAYS = [date(2025, 1, 15) + timedelta(days=days) for days in range(0, 400, 30)]


def line(book: Book, code: str, day: date = TODAY) -> TaskLine:
    return next(line for line in book.status(day).tasks if line.task.code == code)


def goal(book: Book, code: str, day: date = TODAY) -> dict[str, Any]:
    status: Any = status_json([book.status(day)])
    return next(one for one in status["targets"] if one["id"] == code)


def kept_is_right(book: Book) -> None:
    """Assert that sums from what is kept are those from the reports, on days around the adjustments."""
    hold_promises(book.path)
    assert derived_of(book.path) == derived_anew(book.path)
    kept = [(book.groups("dept", day), book.status_text(day)) for day in DAYS]
    for table in ("attained", "reached"):
        book.spoil(f"DELETE FROM {table}")
    assert kept == [(book.groups("dept", day), book.status_text(day)) for day in DAYS]


def test_a_target_is_lowered_from_a_day_on_and_its_original_stands_beside_it(book: Book) -> None:
    book.log("1.1.1", "", values=["t1=4"], day="2025-02-01")
    book.adjust("1.1.1t1", value="4", day="2025-03-01")
    before, after = goal(book, "1.1.1t1", date(2025, 2, 28)), goal(book, "1.1.1t1")
    assert (before["value"], before["original"], before["met"]) == (5, None, False)
    assert (after["value"], after["met"]) == (4, True)
    assert after["original"] == {"op": ">=", "value": 5, "upper": None, "unit": "家", "due": "2025-12-31"}
    assert after["adjustments"][0]["basis"] == "拱中医药办〔2025〕3号"
    kept_is_right(book)


def finished(book: Book, code: str, day: date = TODAY) -> tuple[date | None, str]:
    status = line(book, code, day).status
    return status.finished_on, status.rule


def test_a_goal_lowered_after_its_date_is_met_late_and_not_before(book: Book) -> None:
    book.log("1.1.1", "", values=["t1=4", "t2=8"], day="2025-02-01")
    for code in ("1.1.1t1", "1.1.1t2"):
        book.adjust(code, due="2025-05-31", day="2025-03-01")
    assert finished(book, "1.1.1", date(2025, 6, 1)) == (None, "overdue")
    book.adjust("1.1.1t1", value="4", day="2025-06-10")
    book.adjust("1.1.1t2", drop=True, day="2025-06-15")
    assert finished(book, "1.1.1", date(2025, 6, 14)) == (None, "overdue")
    assert finished(book, "1.1.1") == (date(2025, 6, 15), "finished_late")
    kept_is_right(book)
    book.evaluate("final", TODAY)
    rows = {row.figures.code: row.figures for row in book.evaluation().found.rows}
    assert "2025年6月15日完成" in rows["1.1.1"].basis
    assert "2025年6月10日完成" in rows["1.1.1t1"].basis
    # The percents that the status had: 80 of the two, and then all.
    assert [point.value for point in rows["1.1.1"].points] == [80]


def test_a_lowered_yearly_goal_leaves_past_years_as_they_were_judged(book: Book) -> None:
    ((number,),) = book.rows("SELECT id FROM target WHERE code = '1.1.1t1'")
    book.change(update("target", number, {"per": None}, per="year"))
    book.log("1.1.1", "", values=["t1=3"], day="2024-06-01")
    book.log("1.1.1", "", values=["t1=3"], day="2025-02-01")
    book.adjust("1.1.1t1", value="2", day="2025-05-01")
    before, after = (goal(book, "1.1.1t1", date(2025, *day)) for day in ((4, 30), (5, 1)))
    assert (before["met"], before["notes"]) == (False, ["2024年未达标"])
    assert (after["met"], after["notes"]) == (True, ["2024年未达标"])
    book.evaluate("final", TODAY)
    figures = next(row.figures for row in book.evaluation().found.rows if row.figures.code == "1.1.1t1")
    assert "2024年未达标" in figures.basis
    kept_is_right(book)


@pytest.mark.parametrize(
    ("value", "upper", "found"),
    [
        ("4", None, (">=", 4, None)),
        ("４家", None, (">=", 4, None)),
        ("不超过4家", None, ("<=", 4, None)),
        ("8家以上", None, (">=", 8, None)),
        ("约4家", None, ("~", 4, None)),
        ("4家左右", None, ("~", 4, None)),
        ("4—6家", None, ("range", 4, 6)),
        ("4至6家", None, ("range", 4, 6)),
        ("4", "6", ("range", 4, 6)),
        (None, "8", ("range", 5, 8)),
    ],
)
def test_a_goal_is_typed_as_papers_write_it(
    book: Book, value: str | None, upper: str | None, found: tuple[object, ...]
) -> None:
    book.adjust("1.1.1t1", value=value, upper=upper)
    now = goal(book, "1.1.1t1")
    assert (now["op"], now["value"], now["upper"]) == found


def test_a_goal_is_converted_within_its_family_of_units(book: Book) -> None:
    done = book.adjust("1.2.1t1", value="0.05亿元")
    assert goal(book, "1.2.1t1")["value"] == 500
    assert done.notes == ("0.05亿元已按500万元登记",)


@pytest.mark.parametrize(
    ("code", "asked", "wrong"),
    [
        ("1.1.1t1", {"value": "4", "reason": ""}, "没有写明调整的理由"),
        ("1.1.1t1", {"value": "4", "basis": "  "}, "没有写明调整的依据"),
        ("1.1.1t1", {"value": "5"}, "1.1.1t1 没有变化"),
        ("1.1.1t1", {"value": "五六家"}, "不是"),
        ("1.1.1t1", {"value": "4个"}, "单位与 1.1.1t1 不同"),
        ("1.1.1t1", {"value": "8", "upper": "6"}, "不大于下限"),
        ("1.1.1t1", {"lead": ["区财政局"]}, "是量化指标，没有责任单位"),
        ("1.1.1", {"value": "4"}, "1.1.1 是任务"),
        ("1.1.1", {"add": "再建一家"}, "1.1.1 是任务"),
        ("1.1", {"due": "2026年底"}, "只能在其下增加任务"),
        ("1.1", {"add": "  "}, "任务正文是空的"),
        ("1.1.1", {"lead": ["区卫健局"]}, "1.1.1 没有变化"),
        ("1.1.1", {"lead": ["没有的局"]}, "没有"),
        ("1.1.1", {"lead": ["无"]}, "牵头单位不能调整为无"),
        ("1.1.1", {"support": ["区卫健局"]}, "区卫健局已是牵头单位"),
        ("1.1.1", {"due": "2026年2月30日"}, "不存在"),
        ("1.1.1", {"due": "2026年底", "drop": True}, "--drop 是取消整项"),
        ("9.9.9", {"drop": True}, "没有编号"),
    ],
)
def test_what_cannot_be_adjusted_is_refused_and_nothing_changes(
    book: Book, code: str, asked: dict[str, Any], wrong: str
) -> None:
    before = book.dump()
    with pytest.raises(InputError, match=wrong):
        book.adjust(code, **asked)
    assert book.dump() == before


def test_what_was_dropped_is_not_adjusted_again(book: Book) -> None:
    for code in ("1.1.1t1", "1.2.1"):
        book.adjust(code, drop=True)
        with pytest.raises(InputError, match="已经取消"):
            book.adjust(code, due="2026年底")


def test_adjustments_chain_and_undoing_the_first_leaves_the_second(book: Book) -> None:
    first = book.adjust("1.1.1t1", value="4", day="2025-03-01").number
    book.adjust("1.1.1t1", value="3", day="2025-05-01")
    assert goal(book, "1.1.1t1", date(2025, 4, 1))["value"] == 4
    book.undo(first)
    assert goal(book, "1.1.1t1", date(2025, 4, 1))["original"] is None
    now = goal(book, "1.1.1t1")
    assert (now["value"], now["original"]["value"]) == (3, 5)
    book.undo()
    assert goal(book, "1.1.1t1")["original"] is None
    kept_is_right(book)


def test_a_dropped_target_leaves_the_mean_and_the_counts_and_stays_in_sight(book: Book) -> None:
    book.log("1.1.1", "", values=["t1=5"], day="2025-02-01")
    assert line(book, "1.1.1").status.percent == 50
    book.adjust("1.1.1t2", drop=True, day="2025-06-01")
    assert line(book, "1.1.1", date(2025, 5, 31)).status.percent == 50
    assert line(book, "1.1.1").status.percent == 100
    dropped = goal(book, "1.1.1t2")
    assert (dropped["dropped"], dropped["met"], dropped["original"]["value"]) == (True, None, 10)
    status: Any = status_json([book.status()])
    assert status["summary"]["targets"] == len(status["targets"]) - 1
    kept_is_right(book)


def test_a_dropped_task_is_open_before_its_day(book: Book) -> None:
    book.adjust("1.2.1", drop=True, day="2025-06-01")
    assert line(book, "1.2.1", date(2025, 5, 31)).task.closure == "open"
    now = line(book, "1.2.1")
    assert (now.task.closure, now.status.rule) == ("dropped", "unlit_dropped")
    kept_is_right(book)


def test_a_postponed_task_is_expected_later_and_says_when_it_was_due(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    book.adjust("1.2.1", due="2026-12-31", day="2025-06-01")
    before, now = line(book, "1.2.1", date(2025, 5, 31)), line(book, "1.2.1")
    assert (before.status.due, now.status.due) == (date(2025, 12, 31), date(2026, 12, 31))
    assert before.status.expected is not None
    assert now.status.expected is not None
    assert now.status.expected < before.status.expected
    assert now.task.adjusted is not None
    assert now.task.adjusted.original.due == date(2025, 12, 31)
    kept_is_right(book)


@pytest.mark.parametrize("day", ["2025-03-01", "2025-06-30", "2025-08-01", "2026-01-10"])
def test_whatever_its_day_what_is_kept_is_what_the_reports_say(book: Book, day: str) -> None:
    book.set_start(date(2023, 12, 31))
    book.log("1.1.1", "", values=["t1=4", "t2=10"], day="2025-05-01", dept="区卫健局")
    book.adjust("1.1.1t1", value="4", day=day)
    book.adjust("1.1.1", lead=["区财政局"], day=day)
    book.adjust("1.1.2", drop=True, day=day)
    book.adjust("1.2", add="新建一家中医药文化馆", lead=["区卫健局"], day=day)
    book.log("1.1.1", "再报", percent="70", day="2025-06-10", dept="区财政局")
    kept_is_right(book)


def test_who_led_before_the_day_has_reported_and_who_leads_after_reports(book: Book) -> None:
    book.log("1.2.1", "早报", percent="40", day="2025-02-01", dept="长乐教育局")
    book.log("1.2.1", "配合单位所报", percent="10", day="2025-02-10", dept="区财政局")
    book.adjust("1.2.1", lead=["区财政局"], support=["长乐教育局"], day="2025-03-01")
    assert [line(book, "1.2.1", day).status.percent for day in (date(2025, 2, 20), TODAY)] == [40, 40]
    book.log("1.2.1", "接手后", percent="60", day="2025-04-01", dept="区财政局")
    book.log("1.2.1", "旧牵头再报", percent="90", day="2025-05-01", dept="长乐教育局")
    before, after = line(book, "1.2.1", date(2025, 2, 28)), line(book, "1.2.1")
    assert (before.lead, before.support) == (("长乐教育局",), ("区财政局",))
    assert (after.lead, after.support, after.status.percent) == (("区财政局",), ("长乐教育局",), 60)
    assert [one.task.code for one in book.status(TODAY, "区财政局", role="lead").tasks] == ["1.2.1"]
    assert not book.status(BEFORE - timedelta(1), "区财政局", role="lead").tasks
    kept_is_right(book)


def test_who_comes_to_lead_supports_no_more(book: Book) -> None:
    book.adjust("1.1.1", lead=["区卫健局、区财政局"])
    now = line(book, "1.1.1")
    assert (now.lead, now.support) == (("区卫健局", "区财政局"), ("各街道",))
    assert now.task.adjusted is not None
    assert now.task.adjusted.original.support == ("区财政局", "各街道")


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ({"lead": ["区财政局"]}, {"lead": ["区财政局"], "support": ["各街道"]}),
        ({"lead": ["长乐教育局"]}, {"lead": ["长乐教育局"]}),
        ({"lead": ["区财政局"], "support": []}, {"lead": ["区财政局"], "support": []}),
        ({"support": ["区财政局"]}, {"support": ["区财政局"]}),
        ({}, {}),
    ],
)
def test_what_a_new_lead_means_for_support_is_settled_before_rows_are_made(
    book: Book, asked: dict[Role, list[str]], settled: dict[Role, list[str]]
) -> None:
    with book.reader() as (ledger, plan):
        wanted = {role: [choose_department(ledger, plan, name) for name in asked[role]] for role in asked}
        found = Parties(ledger, line(book, "1.1.1").task.id, TODAY).settled(wanted)
    assert {role: [one.name for one in found[role]] for role in found} == settled


def test_a_change_of_lead_of_an_earlier_day_ends_where_the_later_one_begins(book: Book) -> None:
    book.adjust("1.2.1", lead=["区卫健局"], day="2025-05-01")
    done = book.adjust("1.2.1", lead=["区财政局"], day="2025-03-01")
    assert done.notes == ("自2025年5月1日起另有调整（#3），届时以其为准",)
    days = date(2025, 2, 1), date(2025, 4, 1), TODAY
    assert [line(book, "1.2.1", day).lead for day in days] == [("长乐教育局",), ("区财政局",), ("区卫健局",)]
    kept_is_right(book)


def test_undoing_a_change_of_lead_is_refused_while_a_later_one_rests_on_it(book: Book) -> None:
    first = book.adjust("1.2.1", lead=["区财政局"], day="2025-03-01").number
    book.adjust("1.2.1", lead=["区卫健局"], day="2025-05-01")
    with pytest.raises(InputError, match="之后还有命令"):
        book.undo(first)
    book.undo()
    book.undo(first)
    assert line(book, "1.2.1").lead == ("长乐教育局",)


def test_a_task_is_added_under_a_code_that_no_paper_gives(book: Book) -> None:
    done = book.adjust(
        "1.2", add="新建一家中医药文化馆", lead=["区卫健局"], due="2026年6月底", day="2025-06-01"
    )
    assert done.code == "1.2.a1"
    assert book.adjust("1.2", add="再建一家").code == "1.2.a2"
    assert "1.2.a1" not in [one.task.code for one in book.status(date(2025, 5, 31)).tasks]
    now = line(book, "1.2.a1")
    assert (now.lead, now.status.due, now.task.section) == (("区卫健局",), date(2026, 6, 30), "1.2")
    assert now.task.adjusted is not None
    assert now.task.adjusted.added
    book.log("1.2.a1", "已选址", percent="20", dept="区卫健局")
    assert line(book, "1.2.a1").status.percent == 20
    kept_is_right(book)


def test_an_added_task_has_no_light_to_set_and_is_not_closed_before_its_day(book: Book) -> None:
    book.adjust("1.1", add="再建一处", due="2025-12-31", day="2025-06-20")
    book.today = date(2025, 6, 19)
    before = book.dump()
    for refused in (
        lambda: book.override("1.1.a1", "green", date(2025, 7, 31)),
        lambda: book.lift("1.1.a1"),
        lambda: book.close("1.1.a1"),
    ):
        with pytest.raises(InputError, match=r"^1\.1\.a1 自2025年6月20日起才有，早于这一天的日期不能用。"):
            refused()
    assert book.dump() == before


def test_an_added_task_is_undone_whole_and_its_code_is_free_again(book: Book) -> None:
    before = book.data()
    book.adjust("1.2", add="新建一家中医药文化馆", lead=["区卫健局"])
    book.undo()
    assert book.data() == before
    assert book.adjust("1.2", add="另一项").code == "1.2.a1"


def test_a_list_has_every_adjustment_in_the_order_of_their_days(book: Book) -> None:
    book.adjust("1.1.1t1", value="4", day="2025-08-01")
    book.adjust("1.2.1", due="2026年底", day="2025-03-01")
    found = book.ask(lines, None, TODAY)
    assert [(one.code, one.pending) for one in found] == [("1.2.1", False), ("1.1.1t1", True)]
    item = found[1].step
    assert item.words == "目标由不少于5家调低为不少于4家"
    assert item.made.value == Decimal(4)


def test_a_department_that_leads_by_an_adjustment_is_merged_and_renamed(book: Book) -> None:
    book.adjust("1.2.1", lead=["区卫健局"], day="2025-03-01")
    book.merge("区财政局", "区卫健局")
    now = line(book, "1.2.1")
    assert (now.lead, now.support) == (("区卫健局",), ())
    assert line(book, "1.2.1", date(2025, 2, 1)).lead == ("长乐教育局",)
    hold_promises(book.path)
