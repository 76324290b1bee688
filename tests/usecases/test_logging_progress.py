"""Reporting progress: what is refused and why, what is stored, whose report counts."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbench import Book

from gytrack.errors import InputError
from gytrack.ledger.changes import insert


def refusal(book: Book, run: Callable[[], object]) -> str:
    """Return why a report is refused; nothing may be stored."""
    before = book.dump()
    with pytest.raises(InputError) as error:
        run()
    assert book.dump() == before
    return str(error.value)


def refused_log(book: Book, code: str, text: str = "", **given: Any) -> str:
    return refusal(book, lambda: book.log(code, text, **given))


# What is refused.


@pytest.mark.parametrize(
    ("code", "given", "words"),
    [
        ("1.1.1", {}, "没有可登记的内容。请写进展，或用 --percent、--value、--state 等。"),
        ("1.1.1", {"text": " \n\t　"}, "没有可登记的内容"),
        ("1.1.1", {"dept": "区卫健局", "source": "微信"}, "没有可登记的内容"),
        ("1.1", {"text": "x"}, "1.1 是工程或项目。请登记到其下的任务或指标，gytrack list 可查看编号。"),
        ("1.1.9", {"text": "x"}, "方案 small 中没有编号“1.1.9”。相近的编号：1.1."),
        ("1.1.1", {"text": "x", "dept": "水利局"}, "方案 small 中没有单位“水利局”"),
        ("1.1.1", {"text": "x", "dept": "区"}, "对应2个单位：区卫健局、区财政局"),
        ("1.1.1", {"text": "x", "state": "很好"}, "没有“很好”这种进展状态。可用：not_started（未启动）、"),
        ("1.1.1", {"percent": "120"}, "进度“120”不合规定。请填写0到100之间的整数。"),
        ("1.1.1", {"percent": "-5"}, "进度“-5”不合规定"),
        ("1.1.1", {"values": ["2"]}, "1.1.1 有2个指标，不知道数值属于哪一个。请写成 --value 编号=数值；1.1.1 的指标：1.1.1t1 旗舰中医馆、1.1.1t2 中医阁。"),
        ("1.1.2", {"values": ["2"]}, "1.1.2 没有量化指标。数量请写在进展里，实际进度请用 --percent。"),
        ("1.1.1", {"values": ["t3=2"]}, "指标“t3”不属于 1.1.1。1.1.1 的指标：1.1.1t1 旗舰中医馆、"),
        ("1.1.1", {"values": ["1.2.1t1=2"]}, "指标“1.2.1t1”不属于 1.1.1"),
        ("1.1.1", {"increments": ["t1=许多"]}, "“许多”不是数字。1.1.1t1 请填写如 5家 的数。"),
        ("1.1.1", {"values": ["t1=2个"]}, "“2个”的单位与 1.1.1t1 不同。1.1.1t1 以“家”计。"),
        ("1.1.1", {"values": ["t1=2，t2=约3家"]}, "“约3家”不是确切的数。1.1.1t2 请填写如 10家 的数，约数可写在进展里。"),
        ("1.1.1", {"values": ["t1=2，t1=3"]}, "指标 1.1.1t1 写了不止一个数"),
        ("1.1.1", {"text": "x", "dept": "区卫健局、区财政局"}, "“区卫健局、区财政局”不止一个单位。"),
        ("1.1.1", {"values": ["t1=2", "t1=3"]}, "指标 1.1.1t1 写了不止一个数。一条进展里每个指标只写一个 --value 或 --add。"),
        ("1.1.1t2", {"values": ["2"], "increments": ["1.1.1t2=1"]}, "指标 1.1.1t2 写了不止一个数"),
        ("1.1.1", {"values": ["t1=+2"]}, "“+2”像是新增数，--value 要写到目前的累计数。新增数请用 --add。"),
        ("1.1.1t1", {"values": ["＋2家"]}, "“+2家”像是新增数"),
        ("1.1.1t1", {"percent": "40"}, "1.1.1t1 是量化指标，没有进度和状态。请用 --value 或 --add 登记数值，或把 --percent、--state 登记到任务 1.1.1。"),
        ("1.1.1t1", {"values": ["2"], "state": "进度滞后"}, "1.1.1t1 是量化指标，没有进度和状态"),
        ("1.1t1", {"percent": "40"}, "1.1t1 是量化指标，没有进度和状态。请用 --value 或 --add 登记数值。"),
        ("t1", {"text": "x", "state": "slow"}, "t1 是量化指标，没有进度和状态。请用 --value 或 --add 登记数值。"),
        ("1.1.1t1", {"values": ["t3=2"]}, "指标“t3”不属于 1.1.1t1。1.1.1 的指标：1.1.1t1 旗舰中医馆、"),
        ("t1", {"values": ["1.1.1t1=2"]}, "指标“1.1.1t1”不属于 t1"),
        ("1.1.1", {"text": "长" * 100_000}, "进展有100000个字，超过10000个字。请写成摘要，全文作为 --evidence 附件。"),
        ("1.1.1", {"problem": "长" * 10_001}, "存在问题有10001个字，超过10000个字"),
        ("1.1.1", {"next_step": "a\0b"}, "下步计划中有不可见的控制字符（NUL）。请去掉后重试。"),
        ("1.1.1", {"text": "坏字节\udcff"}, "进展中有无法识别的字节。请检查终端和文件的编码，改用 UTF-8。"),
        ("1.1.1", {"text": "x", "source": "a\0"}, "来源中有不可见的控制字符"),
        ("1.1.1", {"text": "x", "day": "2025-07-01"}, "日期 2025年7月1日 晚于今天（2025年6月30日）。请填写已经发生的进展的日期。"),
        ("1.1.1", {"text": "x", "day": "2025-2-30"}, "日期“2025-2-30”不存在。请核对年、月、日。"),
        ("1.1.1", {"text": "x", "day": "上周"}, "日期“上周”看不懂。请写成 2025-06-12"),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be_stored_is_refused(
    book: Book, code: str, given: dict[str, Any], words: str
) -> None:
    said = refused_log(book, code, **given)
    assert said.startswith(words) or words in said


def test_evidence_that_is_missing_or_a_folder_is_refused(book: Book, tmp_path: Path) -> None:
    missing = tmp_path / "没有.jpg"
    said = refused_log(book, "1.1.1", "x", evidence=[missing])
    assert said.startswith(f"佐证材料 {missing} 读不了（")
    assert said.endswith("请核对文件的位置和权限。")
    assert f"佐证材料 {tmp_path} 读不了（是文件夹）" in refused_log(book, "1.1.1", "x", evidence=[tmp_path])


def test_evidence_of_a_name_that_is_no_text_is_refused(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a\udcff.jpg"
    path.write_bytes(b"x")
    assert "有无法识别的字节" in refused_log(book, "1.1.1", "x", evidence=[path])


@pytest.mark.parametrize("code", ["1.1.1", "1.1.2", "1.1"])
def test_only_a_target_can_be_met(book: Book, code: str) -> None:
    for run in (lambda: book.met(code), lambda: book.unmet(code, "复核")):
        said = refusal(book, run)
        assert said.startswith(f"{code} 不是量化指标。{code} 的指标：")
        assert said.endswith("gytrack targets 可查看全部。")


def test_taking_a_verdict_back_needs_a_reason(book: Book) -> None:
    assert (
        refusal(book, lambda: book.unmet("1.1.1t1", "  ")) == "取消达标认定需要说明理由。请用 --note 写明。"
    )


def test_a_target_is_not_met_with_a_figure_that_is_none(book: Book) -> None:
    assert "“许多”不是数字" in refusal(book, lambda: book.met("1.1.1t1", "许多"))
    assert "“+5”像是新增数" in refusal(book, lambda: book.met("1.1.1t1", "+5"))


# What is stored.


def test_a_whole_report_is_stored_as_it_was_typed(book: Book, tmp_path: Path) -> None:
    proof = tmp_path / "[照片]=1.jpg"
    proof.write_bytes(b"abc")
    text = '=HYPERLINK("x") [red]\x1b[2J“引号”\r\n第二行 🏥'
    logged = book.log(
        "１．１．１",
        f"  {text}  ",
        state="进度滞后",
        percent="４０％",
        values=["t1=2家"],
        increments=["1.1.1t2=+1"],
        problem="缺人",
        next_step="招聘",
        day="6.12",
        dept="qwjj",
        source="微信",
        evidence=[proof],
    )
    assert logged.number == 3
    assert book.rows("SELECT * FROM entry") == [
        (1, 1, 1, None, 3, "2025-06-12", text, "缺人", "招聘", "slow", 40, 1, "微信")
    ]
    assert book.rows("SELECT * FROM measurement") == [(1, 1, 3, 1, "total", "2"), (2, 1, 4, 2, "add", "1")]
    sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    columns = "id, entry_id, name, size, sha256, path, copied"
    assert book.rows(f"SELECT {columns} FROM evidence") == [(1, 1, "[照片]=1.jpg", 3, sha, str(proof), False)]


def test_the_longest_text_is_kept_whole(book: Book) -> None:
    text = "长" * 10_000
    book.log("1.1.1", text)
    assert book.rows("SELECT text FROM entry") == [(text,)]
    assert len(book.history()[0].words) < 60


def test_a_report_on_a_target_belongs_to_its_task_too(book: Book) -> None:
    book.log("1.1.1t1", values=["2"])
    book.log("1.1t1", values=["28"])
    book.log("t1", values=["50"])
    assert book.rows("SELECT task_id, target_id FROM entry ORDER BY id") == [(1, 3), (None, 2), (None, 1)]


@pytest.mark.parametrize(
    ("code", "typed", "target"),
    [
        ("1.1.1", "t2=2", "1.1.1t2"),
        ("1.1.1", "１．１．１Ｔ２＝2", "1.1.1t2"),
        ("1.1.1t1", "2", "1.1.1t1"),
        ("1.1.1t1", "t1=2", "1.1.1t1"),
        ("1.1.1t1", "t2=2", "1.1.1t2"),
        ("1.1t1", "t1=2", "1.1t1"),
        ("t1", "t1=2", "t1"),
        ("1.1.1", "中医阁：2家", "1.1.1t2"),
        ("一（一）建设任务一", "“中医阁”=两家", "1.1.1t2"),
    ],
)
def test_a_figure_finds_its_target(book: Book, code: str, typed: str, target: str) -> None:
    assert book.log(code, values=[typed]).entry.figures[0].target.code == target


def test_a_name_that_is_no_text_is_refused(book: Book) -> None:
    book.who = "张\udcff"
    assert refused_log(book, "1.1.1", "x").startswith("经办人中有无法识别的字节")


def test_a_task_of_one_target_needs_no_name_for_the_figure(gongshu: Book) -> None:
    assert gongshu.log("3.2.1", values=["1"]).entry.figures[0].target.code == "3.2.1t1"


def test_a_met_target_may_have_a_figure_and_a_note(book: Book) -> None:
    assert book.met("1.1.1t1", "5家", text="验收").entry.text == "验收"
    book.met("1.1.1t2")
    book.unmet("1.1.1t1", "复核未通过")
    assert book.rows("SELECT kind, value FROM measurement ORDER BY id") == [
        ("met", "5"),
        ("met", None),
        ("unmet", None),
    ]


@pytest.mark.parametrize("typed", ["昨天", "6-29", "２０２５年６月２９日", "2025.6.29"])
def test_a_day_may_be_written_as_people_do(book: Book, typed: str) -> None:
    assert book.log("1.1.1", "x", day=typed).entry.day == date(2025, 6, 29)


# Whose report counts.


def told(book: Book, dept: str | None, code: str = "1.1.1") -> tuple[str, ...]:
    return book.log(code, "x", percent="80", dept=dept).notes


def shown(book: Book, code: str = "1.1.1") -> tuple[int | None, str | None]:
    """Return a task's percent and the department of its latest report."""
    line = next(line for line in book.status().tasks if line.task.code == code)
    return line.status.percent, line.reports.last and line.reports.last.dept


def test_a_supporting_departments_report_is_shown_and_changes_no_light(book: Book) -> None:
    assert told(book, "区财政局") == (
        "区财政局是 1.1.1 的配合单位，只作为其报送列示，不改变实际进度和亮灯；如予采信：gytrack log 1.1.1 --adopt 3",
    )
    assert shown(book) == (None, "区财政局")


def test_the_report_of_a_department_without_a_part_changes_no_light(book: Book) -> None:
    assert told(book, "长乐教育局") == (
        "长乐教育局不是 1.1.1 的责任单位，只作为其报送列示，不改变实际进度和亮灯；如予采信：gytrack log 1.1.1 --adopt 3",
    )
    assert shown(book) == (None, "长乐教育局")


@pytest.mark.parametrize("dept", ["区卫健局", None])
def test_the_leads_and_the_coordinators_reports_count(book: Book, dept: str | None) -> None:
    assert told(book, dept) == ()
    assert shown(book) == (80, dept)


def test_the_report_of_a_member_of_a_leading_collective_counts(book: Book) -> None:
    (collective,) = book.rows("SELECT id FROM department WHERE collective")
    (education,) = book.rows("SELECT id FROM department WHERE name = '长乐教育局'")
    assert told(book, "长乐教育局", "1.1.2")[0].startswith(
        "长乐教育局不是 1.1.2 的责任单位，只作为其报送列示"
    )
    assert shown(book, "1.1.2") == (None, "长乐教育局")
    book.change(insert("member", 1, collective_id=collective[0], member_id=education[0]))
    assert told(book, "长乐教育局", "1.1.2") == ()
    assert shown(book, "1.1.2") == (80, "长乐教育局")


def test_a_supporting_departments_figure_does_not_move_the_target(book: Book) -> None:
    book.log("1.1.1", values=["t1=4"], dept="区财政局")
    assert [status.actual for status in book.status().targets if status.target.code == "1.1.1t1"] == [None]
    book.log("1.1.1", values=["t1=2"], dept="区卫健局")
    book.log("1.1.1", values=["t1=9"], dept="区财政局")
    assert [status.actual for status in book.status().targets if status.target.code == "1.1.1t1"] == [2]


def test_anybodys_figure_moves_the_target_of_a_section(book: Book) -> None:
    assert book.log("1.1t1", values=["28"], dept="区财政局").notes == ()
    assert [status.actual for status in book.status().targets if status.target.code == "1.1t1"] == [28]


def test_what_was_converted_or_is_odd_is_said(book: Book) -> None:
    logged = book.log("1.2.1", values=["t1=0.05亿元", "t2=0.6"])
    assert logged.notes == ("0.05亿元已按500万元登记", "1.2.1t2 以百分数计，0.6%是否应为60%？")


def test_later_days_go_before_later_numbers(book: Book) -> None:
    book.log("1.1.1", "后报", percent="60", day="2025-06-20")
    book.log("1.1.1", "补登", percent="30", day="2025-06-10")
    assert shown(book)[0] == 60
    book.log("1.1.1", "更正", percent="50", day="2025-06-20")
    assert shown(book)[0] == 50


def test_a_verdict_is_taken_back_only_where_the_target_is_met(book: Book) -> None:
    with pytest.raises(InputError, match="目前没有达标，无需取消"):
        book.unmet("1.1.1t1", "材料不全")
    book.met("1.1.1t1", None)
    book.unmet("1.1.1t1", "材料不全")
    assert shown(book)[0] is None


def test_a_verdict_taken_back_says_that_its_figure_stays(book: Book) -> None:
    number = book.met("1.1.1t1", "5").number
    said = "数值5家仍在，且达到目标；如有误，请更正："
    again = "gytrack log 1.1.1t1 --value 数值"
    assert book.unmet("1.1.1t1", "材料不全").notes == (f"{said}gytrack undo {number} 或 {again}",)
    book.undo(number)
    assert shown(book)[0] is None
    book.log("1.1.1t1", values=["5"])
    assert book.unmet("1.1.1t1", "材料不全").notes == (said + again,)
    book.log("1.1.1t1", values=["4"])
    book.met("1.1.1t1")
    assert book.unmet("1.1.1t1", "材料不全").notes == ()


def test_a_figure_in_the_text_is_not_taken_for_progress_in_silence(book: Book) -> None:
    assert book.log("1.1.2", "50%").notes == (
        "“50%”只记为文字；实际进度请用 --percent，指标数值请用 --value",
    )
    assert book.log("1.1.2", "新建2家").notes == ()


def test_a_verdict_against_the_figure_is_said(book: Book) -> None:
    assert "没有达到" in "".join(book.met("1.1.1t1", "4").notes)
    assert book.met("1.1.1t1", "5").notes == ()


# Several figures, and figures against earlier ones.


def test_several_figures_in_one_text_are_stored_one_by_one(book: Book) -> None:
    logged = book.log("1.1.1", values=["t1=2家，中医阁：四家"])
    assert [(figure.target.code, figure.kind) for figure in logged.entry.figures] == [
        ("1.1.1t1", "total"),
        ("1.1.1t2", "total"),
    ]
    book.log("1.1.1", values=["t1=3"], increments=["t2=1"])
    assert book.rows("SELECT kind, value FROM measurement ORDER BY id") == [
        ("total", "2"),
        ("total", "4"),
        ("total", "3"),
        ("add", "1"),
    ]


def test_a_total_below_the_last_one_is_stored_and_said(book: Book) -> None:
    book.log("1.1.1", values=["t1=2"], day="6-1")
    book.log("1.1.1", increments=["t1=2"], day="6-10")
    logged = book.log("1.1.1", values=["t1=3"])
    assert logged.notes == ("1.1.1t1 所报3家少于此前累计的4家（2025年6月10日 #4），请核对",)
    assert [status.actual for status in book.status().targets if status.target.code == "1.1.1t1"] == [3]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({}, {"values": ["t1=2"]}),
        ({"values": ["t1=2"]}, {"values": ["t1=2"]}),
        ({"values": ["t1=2"]}, {"values": ["t1=3"]}),
        ({"values": ["t2=9"]}, {"values": ["t1=3"]}),
        ({"values": ["t1=9"], "dept": "区财政局"}, {"values": ["t1=3"]}),
        ({"values": ["t1=9"]}, {"values": ["t1=3"], "day": "6-1"}),
        ({"values": ["t1=2"]}, {"increments": ["t1=-2"]}),
    ],
)
def test_a_total_that_falls_below_nothing_of_its_own_goes_unremarked(
    book: Book, before: dict[str, Any], now: dict[str, Any]
) -> None:
    if before:
        book.log("1.1.1", day="6-10", **before)
    assert book.log("1.1.1", **now).notes == ()


def test_a_departments_total_is_held_against_its_own_last(book: Book) -> None:
    book.log("1.1.1", values=["t1=5"], dept="区财政局")
    book.log("1.1.1", values=["t1=9"])
    assert book.log("1.1.1", values=["t1=4"], dept="区财政局").notes[0] == (
        "1.1.1t1 所报4家少于此前累计的5家（2025年6月30日 #3），请核对"
    )


def test_the_leads_and_the_coordinators_totals_are_one(book: Book) -> None:
    book.log("1.1.1", values=["t1=5"], dept="区卫健局")
    assert "少于此前累计的5家" in book.log("1.1.1", values=["t1=4"]).notes[0]


def test_a_figure_that_is_to_fall_may_fall(book: Book) -> None:
    book.spoil("UPDATE target SET op = '<=', value = '5' WHERE code = '1.1.1t1'")
    book.log("1.1.1", values=["t1=9"])
    assert book.log("1.1.1", values=["t1=4"]).notes == ()


def test_a_yearly_total_begins_again_each_year(book: Book) -> None:
    book.spoil("UPDATE target SET per = 'year' WHERE code = '1.1.1t1'")
    book.log("1.1.1", values=["t1=9"], day="2024-12-31")
    assert book.log("1.1.1", values=["t1=4"]).notes == ()
    assert "再加-5家就成了负数" in refused_log(book, "1.1.1", increments=["t1=-5"])


def test_an_increment_that_takes_back_more_than_there_is_is_refused(book: Book) -> None:
    assert refused_log(book, "1.1.1", increments=["t1=-1"]) == (
        "1.1.1t1 此前没有登记过数值，再加-1家就成了负数。请核对；更正累计数请用 --value。"
    )
    book.log("1.1.1", values=["t1=3"])
    assert refused_log(book, "1.1.1", increments=["t1=-50"]) == (
        "1.1.1t1 此前累计3家，再加-50家就成了负数。请核对；更正累计数请用 --value。"
    )
    assert book.log("1.1.1", increments=["t1=-3"]).notes == ()
    assert [status.actual for status in book.status().targets if status.target.code == "1.1.1t1"] == [0]


def test_an_increment_of_an_earlier_day_may_not_make_a_later_total_negative(book: Book) -> None:
    book.log("1.1.1", values=["t1=3"], day="6-1")
    book.log("1.1.1", increments=["t1=-2"], day="6-20")
    said = "这样登记，1.1.1t1 加上2025年6月20日登记的-2家（#4）就成了负数。请核对，或先更正后来的那一条。"
    assert refused_log(book, "1.1.1", increments=["t1=-2"], day="6-10") == said
    assert refused_log(book, "1.1.1", values=["t1=1"], day="6-15") == said
    book.log("1.1.1", increments=["t1=-1"], day="6-10")
    book.log("1.1.1", values=["t1=9"], day="6-15")
    book.log("1.1.1", increments=["t1=-2"], day="6-12")


def test_a_department_cannot_take_back_what_others_reported(book: Book) -> None:
    book.log("1.1.1", values=["t1=5"])
    assert "此前没有登记过数值" in refused_log(book, "1.1.1", increments=["t1=-1"], dept="区财政局")


def test_under_a_sum_of_departments_each_has_its_own_total(book: Book) -> None:
    book.spoil("UPDATE target SET by_department = TRUE WHERE code = '1.1.1t1'")
    book.log("1.1.1", values=["t1=5"], dept="区财政局")
    assert book.log("1.1.1", values=["t1=2"], dept="区卫健局").notes == ()
    assert book.log("1.1.1", values=["t1=1"]).notes == ()
    assert "就成了负数" in refused_log(book, "1.1.1", increments=["t1=-3"], dept="区卫健局")


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.integers(-5, 5)), max_size=8))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_way_of_reporting_makes_a_total_negative(
    make_book: Callable[[str], Book], steps: list[tuple[int, bool, int]]
) -> None:
    book = make_book("负.db")
    for day, is_total, number in steps:
        typed = [f"t1={number}"]
        with suppress(InputError):
            book.log("1.1.1", day=f"6-{day}", values=typed * is_total, increments=typed * (not is_total))
    for day in range(1, 31):
        (target,) = (
            each for each in book.status(date(2025, 6, day)).targets if each.target.code == "1.1.1t1"
        )
        assert target.actual is None or target.actual >= 0


# Texts.


@pytest.mark.parametrize(
    "text", ["“两专科一中心”建设", "“甲”和“乙”", "“", "””", "“第一行\n第二行”", '"ASCII"', "说“好”"]
)
def test_quotes_that_belong_to_the_text_stay(book: Book, text: str) -> None:
    logged = book.log("1.1.1", text)
    assert (logged.entry.text, logged.notes) == (text, ())


@pytest.mark.parametrize(
    "typed", ["“新建2家 已开业”", "「新建2家 已开业」", "‘新建2家 已开业’", " ”新建2家 已开业“ "]
)
def test_chinese_quotes_typed_for_the_shells_own_are_left_out_and_said(book: Book, typed: str) -> None:
    logged = book.log("1.1.1", typed, problem=typed)
    assert (logged.entry.text, logged.entry.problem) == ("新建2家 已开业", "新建2家 已开业")
    assert logged.notes == (
        "进展首尾的引号没有记入；命令行里请用英文引号把文字括起来",
        "存在问题首尾的引号没有记入；命令行里请用英文引号把文字括起来",
    )
