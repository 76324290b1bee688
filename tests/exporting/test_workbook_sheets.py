"""The workbook that a bureau sends on: its sheets, their headings, what stands on which."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from shell.program import Program
from workbench import Book, small_plan, source
from written import SHEETS, Row, page, table, write

from gytrack import __version__
from gytrack.status.rules import Rules

HEADINGS = {
    "推进情况表": "序号 重大工程 重点项目 编号 建设任务（全文） 量化指标 完成时限 牵头单位 配合单位 责任科室 目前进展 实际进度 "
    "序时进度 偏差（百分点） 亮灯 存在问题 下步计划 最近报送日期 备注 代码",
    "红黄灯清单": "编号 任务 牵头单位 实际 序时 亮灯 原因 存在问题 下步计划",
    "量化指标": "序号 编号 指标名称 方案目标 调整后目标 单位 基期值 目前完成 完成率 完成时限 是否达标 牵头单位 数据来源 数据日期 "
    "佐证材料 调整情况 代码",
}


@pytest.fixture(scope="module")
def told_file(told_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(Book(told_ledger), tmp_path_factory.mktemp("file") / "台账.xlsx", unit="区卫健局")


@pytest.fixture(scope="module")
def status(told_ledger: Path) -> Any:
    return Book(told_ledger).status()


def row(path: Path, sheet: str, code: str) -> Row:
    (found,) = (row for row in table(path, sheet) if row["代码"] == code)
    return found


# How it is laid out.


def test_the_sheets_stand_in_the_order_of_a_report(told_file: Path) -> None:
    assert tuple(openpyxl.load_workbook(told_file).sheetnames) == SHEETS


@pytest.mark.parametrize("sheet", HEADINGS)
def test_the_headings_are_those_that_were_agreed(told_file: Path, sheet: str) -> None:
    assert list(table(told_file, sheet)[0]) == HEADINGS[sheet].split()


def test_above_the_table_stand_title_who_reports_day_and_summary(told_file: Path) -> None:
    sheet = page(told_file, "推进情况表")
    assert sheet["A1"].value == "拱墅区中医药振兴发展重大工程推进情况表"
    assert (sheet["A2"].value, sheet["S2"].value) == ("填报单位：区卫健局", "截至2025年6月30日")
    words = str(sheet["A3"].value)
    assert words.startswith("建设任务44项：红")
    assert words.endswith("｜序时75%（2023-12-31至2025年底，按月计）｜亮灯为建议亮灯，未经通报")


def test_who_reports_is_left_to_a_hand_where_nobody_is_set(told: Book, tmp_path: Path) -> None:
    assert page(write(told, tmp_path / "a.xlsx"), "推进情况表")["A2"].value == "填报单位："


@pytest.mark.parametrize(("sheet", "paper"), [("推进情况表", "8"), ("量化指标", "8"), ("红黄灯清单", "9")])
def test_a_sheet_is_set_up_for_its_paper(told_file: Path, sheet: str, paper: str) -> None:
    found = page(told_file, sheet)
    assert (str(found.page_setup.paperSize), found.page_setup.orientation) == (paper, "landscape")
    assert (found.page_setup.fitToWidth or 1, found.page_setup.fitToHeight) == (1, 0)
    assert found.print_title_rows == "$4:$4"
    assert found.oddFooter is not None
    assert "&P" in str(found.oddFooter.center.text)


@pytest.mark.parametrize("sheet", SHEETS)
def test_headings_stay_and_filters_reach_from_the_first_row_to_the_last(told_file: Path, sheet: str) -> None:
    found = page(told_file, sheet)
    assert str(found.freeze_panes)[1:] == "5"
    last = 4 + len(table(told_file, sheet))
    assert str(found.auto_filter.ref).split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(last)


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_is_merged_in_the_body(told_file: Path, sheet: str) -> None:
    assert all(merged.max_row <= 3 for merged in page(told_file, sheet).merged_cells.ranges)


def test_the_last_line_is_for_names_and_telephone(told_file: Path) -> None:
    for name in ("推进情况表", "配套及保障措施"):
        sheet = page(told_file, name)
        assert str(sheet.cell(sheet.max_row, 1).value).split() == ["填报人：", "审核人：", "联系电话："]


def test_machine_codes_are_there_for_scripts_and_hidden_from_readers(told_file: Path) -> None:
    for name in ("推进情况表", "量化指标", "配套及保障措施"):
        sheet = page(told_file, name)
        last = sheet.cell(4, sheet.max_column)
        assert last.value == "代码"
        assert sheet.column_dimensions[last.column_letter].hidden


def test_dates_percents_and_numbers_are_such(told_file: Path) -> None:
    sheet = page(told_file, "推进情况表")
    at = {str(cell.value): number for number, cell in enumerate(sheet[4], 1)}
    third = 4 + 3
    due, percent = sheet.cell(third, at["完成时限"]), sheet.cell(third, at["实际进度"])
    assert (type(due.value), due.number_format) == (datetime, 'yyyy"年底"')
    assert (percent.value, percent.number_format) == (40, '0"%"')
    assert sheet.cell(third, at["最近报送日期"]).number_format == "yyyy-mm-dd"


def test_lights_are_words_that_colour_follows(told_file: Path) -> None:
    sheet = page(told_file, "推进情况表")
    (area,) = {str(found.sqref) for found in sheet.conditional_formatting}
    assert area == "O5:O48"
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert {rule.formula[0] for rule in rules} >= {'"红灯"', '"黄灯"', '"绿灯"', '"未报"'}
    assert {row["亮灯"] for row in table(told_file, "推进情况表")} == {"红灯", "黄灯", "绿灯", "未报", "常态"}


def test_rows_are_as_high_as_their_text_needs(told_file: Path) -> None:
    sheet = page(told_file, "推进情况表")
    heights = [sheet.row_dimensions[number].height or 0 for number in range(5, 49)]
    assert min(heights) >= 20
    assert max(heights) == 409


# What stands on which sheet.


def test_every_task_stands_on_one_of_two_sheets(told_file: Path, status: Any) -> None:
    on_sheets = [row["代码"] for name in ("推进情况表", "配套及保障措施") for row in table(told_file, name)]
    assert sorted(on_sheets) == sorted(line.task.code for line in status.tasks)
    assert [row["代码"] for row in table(told_file, "推进情况表")] == [
        line.task.code for line in status.tasks if line.task.kind == "task"
    ]


def test_a_task_is_placed_by_the_titles_of_its_outline(told_file: Path) -> None:
    found = row(told_file, "推进情况表", "2.1.3")
    assert found["重大工程"] == "中医药健康服务高质量发展工程"
    assert found["重点项目"] == "中医药服务体系“扬优强弱补短”建设"
    assert found["建设任务（全文）"].startswith("加强基层医疗卫生机构中医馆内涵建设，到2025年")


def test_a_task_of_the_first_level_has_no_project(told: Book, tmp_path: Path) -> None:
    told.spoil("UPDATE task SET section_id = (SELECT id FROM section WHERE code = '2') WHERE code = '2.1.1'")
    found = row(write(told, tmp_path / "a.xlsx"), "推进情况表", "2.1.1")
    assert (found["重大工程"], found["重点项目"]) == ("中医药健康服务高质量发展工程", None)


def test_measures_are_numbered_as_on_paper(told_file: Path) -> None:
    found = {row["代码"]: row["编号"] for row in table(told_file, "配套及保障措施")}
    assert found["2.1.m1"] == "二（一）配套措施一"
    assert found["10.1.1"] == "十（一）保障措施一"
    assert not any("m" in str(code) for code in found.values())


def test_not_reported_zero_not_asked_for_and_not_known_stay_four_things(told_file: Path) -> None:
    percent = {row["代码"]: row["实际进度"] for row in table(told_file, "推进情况表")}
    assert (percent["2.1.1"], percent["2.2.1"], percent["2.2.2"]) == ("未报", 0, "—")
    gap = {row["代码"]: row["偏差（百分点）"] for row in table(told_file, "推进情况表")}
    assert (gap["2.1.1"], gap["2.2.1"], gap["2.1.4"]) == (None, -75, 25)
    measures = {row["代码"]: row["实际进度"] for row in table(told_file, "配套及保障措施")}
    assert (measures["2.1.m1"], measures["2.1.m2"]) == (50, "—")
    done = {row["代码"]: row["目前完成"] for row in table(told_file, "量化指标")}
    assert (done["5.1.1t1"], done["5.1.1t2"], done["5.1.1t3"]) == ("认定达标", 0, "未报")


def test_never_reported_is_said_where_the_day_would_stand(told_file: Path) -> None:
    assert row(told_file, "推进情况表", "2.1.1")["最近报送日期"] == "未报"
    assert row(told_file, "推进情况表", "2.1.3")["最近报送日期"] == date(2024, 6, 30)


def test_remarks_say_what_no_other_column_does(told: Book, tmp_path: Path) -> None:
    told.group("各街道", "米市巷街道")
    told.spoil("UPDATE task SET due = '2025-05-31' WHERE code IN ('2.1.2', '2.1.4')")
    whole = write(told, tmp_path / "a.xlsx")
    assert row(whole, "推进情况表", "2.1.2")["备注"] == "逾期"
    assert row(whole, "推进情况表", "2.1.4")["备注"] == "逾期完成"
    assert row(whole, "推进情况表", "9.1.1")["备注"] == "未落实到具体单位"
    own = write(told, tmp_path / "b.xlsx", dept="米市巷街道")
    assert {row["备注"] for row in table(own, "推进情况表")} >= {"随各街道"}


def test_who_handles_a_task_is_a_remark_but_for_the_office_which_has_a_column(
    gongshu: Book, tmp_path: Path
) -> None:
    words = ("--undertake", "区卫健局", "--office", "中医科", "--contact", "李四")
    Program(gongshu.path).out("assign", "2.1.3", *words)
    found = row(write(gongshu, tmp_path / "a.xlsx"), "推进情况表", "2.1.3")
    assert (found["责任科室"], found["备注"]) == ("中医科", "实际承办：区卫健局；联络员：李四")


def test_the_list_for_leaders_has_red_before_yellow_and_the_furthest_behind_first(told_file: Path) -> None:
    found = table(told_file, "红黄灯清单")
    lights = [row["亮灯"] for row in found]
    assert lights == sorted(lights, key=["红灯", "黄灯"].index)
    behind = [
        row["序时"] - row["实际"] for row in found if row["亮灯"] == "红灯" and isinstance(row["实际"], int)
    ]
    assert behind == sorted(behind, reverse=True)
    reasons = {row["编号"]: row["原因"] for row in found}
    assert reasons["2.2.1"] == "慢于序时75个百分点，超过30个百分点，按规则亮红灯"
    assert reasons["2.3.1"] == "所报状态为受阻，按规则亮红灯"


def test_without_red_and_yellow_the_list_for_leaders_says_that_there_are_none(
    book: Book, tmp_path: Path
) -> None:
    (only,) = table(write(book, tmp_path / "a.xlsx"), "红黄灯清单")
    assert only == {"编号": "无"} | dict.fromkeys(HEADINGS["红黄灯清单"].split()[1:])


def test_a_target_says_what_its_figure_rests_on(told_file: Path) -> None:
    found = row(told_file, "量化指标", "2.1.3t1")
    assert (found["目前完成"], found["完成率"], found["是否达标"]) == (2, 40, "未达标")
    assert (found["牵头单位"], found["数据来源"]) == ("区发改经信局", "区发改经信局（微信）")
    assert (found["数据日期"], found["佐证材料"]) == (date(2024, 6, 30), "验收单.pdf")
    assert row(told_file, "量化指标", "5.1.1t2")["数据来源"] == "盖章件"
    assert row(told_file, "量化指标", "7.2t1")["目前完成"] == 28.5


def test_a_target_of_a_section_belongs_to_all_who_lead_in_it_even_on_one_department_s_sheet(
    book: Book, tmp_path: Path
) -> None:
    whole, own = write(book, tmp_path / "a.xlsx"), write(book, tmp_path / "b.xlsx", dept="区财政局")
    assert row(whole, "量化指标", "1.1t1")["牵头单位"] == "区卫健局、各街道"
    assert row(own, "量化指标", "1.1t1")["牵头单位"] == "区卫健局、各街道"
    assert row(whole, "量化指标", "t1")["牵头单位"] is None


def test_a_measure_s_target_is_numbered_as_on_paper(book: Book, tmp_path: Path) -> None:
    book.spoil(
        "UPDATE target SET task_id = (SELECT id FROM task WHERE code = '1.1.m1'), code = '1.1.m1t1' WHERE code = '1.1.1t1'"
    )
    found = row(write(book, tmp_path / "a.xlsx"), "量化指标", "1.1.m1t1")
    assert found["编号"] == "一（一）配套措施一指标一"


def test_departments_are_summed_and_each_task_counts_once_in_the_total(told_file: Path, status: Any) -> None:
    *departments, total = table(told_file, "部门汇总")
    lit = [line for line in status.tasks if line.task.kind == "task"]
    assert (total["单位"], total["建设任务"], total["量化指标"]) == ("合计", len(lit), len(status.targets))
    for name, light in (("红灯", "red"), ("黄灯", "yellow"), ("绿灯", "green"), ("未报", "grey")):
        assert total[name] == sum(line.status.light == light for line in lit)
    (own,) = (found for found in departments if found["单位"] == "区财政局")
    assert own["其中配合"] == sum("区财政局" in line.support for line in lit)
    assert own["其中牵头"] == 0
    (leading,) = (found for found in departments if found["单位"] == "区卫健局")
    assert leading["其中牵头"] == sum("区卫健局" in line.lead for line in lit)


def test_who_has_never_reported_is_named_with_the_tasks(told_file: Path, status: Any) -> None:
    found = {row["单位"]: row for row in table(told_file, "报送情况")}
    led = [line for line in status.tasks if "区发改经信局" in line.lead and line.status.light]
    silent = [line.task.code for line in led if not line.status.reported]
    own = found["区发改经信局"]
    assert (own["应报任务"], own["从未报送"]) == (len(led), len(silent))
    assert own["从未报送的任务"] == "、".join(silent)
    assert (own["本单位报送条数"], own["最近报送日期"]) == (2, date(2025, 6, 24))
    assert found["区财政局"]["本单位报送条数"] == 1
    assert {found["区财政局"][heading] for heading in ("应报任务", "已报送", "从未报送")} == {"—"}
    assert found["区中医药工作领导小组各成员单位"]["最近报送日期"] == "未报"


def test_reports_after_the_day_are_on_no_sheet(told: Book, tmp_path: Path) -> None:
    path = write(told, tmp_path / "a.xlsx", day=date(2025, 1, 31))
    assert {row["最近报送日期"] for row in table(path, "推进情况表")} == {"未报", date(2024, 6, 30)}
    assert "区财政局" not in {row["单位"] for row in table(path, "报送情况")}


def test_the_rules_are_told_with_their_own_figures(told_file: Path) -> None:
    notes = {row["项目"]: row["说明"] for row in table(told_file, "口径说明")}
    rules = Rules()
    assert f"慢于序时超过{rules.gap_red}个百分点" in notes["红灯"]
    assert f"慢于序时{rules.gap_yellow}—{rules.gap_red}个百分点" in notes["黄灯"]
    assert f"不足{rules.due_soon_days}天" in notes["黄灯"]
    assert notes["起始日及依据"] == "2023年12月31日（人工设定，依据：会议纪要）"
    assert notes["程序版本"] == f"gytrack {__version__}"
    assert "gongshu.txt（第1版），SHA-256 " in notes["方案文本"]


def test_the_notes_speak_of_missed_reports_only_where_reports_are_asked_for(
    told: Book, tmp_path: Path
) -> None:
    notes = {row["项目"]: row["说明"] for row in table(write(told, tmp_path / "a.xlsx"), "口径说明")}
    assert notes["欠报"] == "没有要求按期报送，不计欠报"
    assert "欠报" not in notes["红灯"] + notes["黄灯"]
    told.spoil("UPDATE plan SET asked_from = '2025-01-01'")
    notes = {row["项目"]: row["说明"] for row in table(write(told, tmp_path / "b.xlsx"), "口径说明")}
    assert notes["欠报"].startswith("报送周期为一个月，每月25日截止")
    assert notes["红灯"].endswith(f"；或欠报达到{Rules().missed_red}期")
    assert notes["黄灯"].endswith(f"；或欠报达到{Rules().missed_yellow}期")


def test_without_a_start_the_notes_say_why_cells_are_empty(gongshu: Book, tmp_path: Path) -> None:
    path = write(gongshu, tmp_path / "a.xlsx")
    notes = {row["项目"]: row["说明"] for row in table(path, "口径说明")}
    assert notes["起始日及依据"] == "方案未载明起始日，序时进度、偏差无法计算，相应各格为空"
    assert {row["序时进度"] for row in table(path, "推进情况表")} == {None}
    assert "序时未定：方案未载明起始日｜亮灯为" in str(page(path, "推进情况表")["A3"].value)


# One department, several plans, other contents.


def test_one_department_gets_its_own_rows(told: Book, tmp_path: Path) -> None:
    path = write(told, tmp_path / "a.xlsx", dept="区财政局")
    own = told.status(dept="区财政局")
    assert len(table(path, "推进情况表")) == sum(line.task.kind == "task" for line in own.tasks)
    assert str(page(path, "推进情况表")["A3"].value).startswith("只列区财政局｜建设任务")
    assert [row["单位"] for row in table(path, "报送情况") if row["应报任务"] == "—"] == ["区财政局"]
    department, total = table(path, "部门汇总")
    assert (department["单位"], department["建设任务"]) == ("区财政局", total["建设任务"])


def test_one_departments_sum_names_the_collectives_that_it_belongs_to(book: Book, tmp_path: Path) -> None:
    book.group("各街道", "米市巷街道")
    path = write(book, tmp_path / "a.xlsx", dept="米市巷街道")
    assert [row["单位"] for row in table(path, "部门汇总")] == ["各街道", "合计"]


def test_several_plans_share_a_workbook_that_tells_them_apart(book: Book, tmp_path: Path) -> None:
    book.store(small_plan(title="乙区中医药实施方案"), source("另一份"), "other")
    book.plan = "all"
    path = write(book, tmp_path / "a.xlsx")
    assert page(path, "推进情况表")["A1"].value == "各方案推进情况表"
    assert len(str(page(path, "推进情况表")["A3"].value).split("\n")) == 2
    for sheet in ("推进情况表", "量化指标", "配套及保障措施"):
        assert {row["方案"] for row in table(path, sheet)} == {"某区试验", "乙区中医药"}
    assert len(table(path, "推进情况表")) == 8


@pytest.mark.parametrize(
    ("what", "name", "first"),
    [
        ("tasks", "任务清单", "gongshu"),
        ("targets", "量化指标", "gongshu"),
        ("log", "进展记录", "gongshu"),
        ("plan", "方案内容", "gongshu"),
    ],
)
def test_every_other_content_is_one_plain_sheet(
    told: Book, tmp_path: Path, what: Any, name: str, first: str
) -> None:
    path = write(told, tmp_path / "a.xlsx", what)
    assert openpyxl.load_workbook(path).sheetnames == [name]
    rows = table(path, name, above=0)
    assert rows[0]["方案"] == first
    assert page(path, name).freeze_panes == "A2"
