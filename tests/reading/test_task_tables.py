import pytest
from papers import TITLE, figures, grid_paper, plan_of, sections, tasks

from gytrack.errors import DocumentError
from gytrack.reading.document import read_document, read_plan

Rows = list[list[str | None]]

FLAT = TITLE + "序号\t任务\t责任单位\t完成时限\n"


def unsure(text: str) -> list[str]:
    return [issue.unsure for issue in plan_of(text).issues]


def test_a_document_that_is_but_another_table_holds_no_tasks() -> None:
    with pytest.raises(DocumentError, match="没有读出任务"):
        plan_of(
            "联系人名单\n单位\t联系人\t电话\n区财政局\t张三\t123\n区教育局\t李四\t124\n区统计局\t王五\t125\n"
        )


@pytest.mark.parametrize(
    "table",
    [
        "姓名\t职务\t单位\n张三\t局长\t区财政局\n李四\t主任\t区教育局\n王五\t科长\t区统计局\n",
        "单位\t联系人\t电话\n区财政局\t张三\t123\n区教育局\t李四\t124\n区统计局\t王五\t125\n",
        "序号\t项目名称\t建设地点\t总投资（万元）\n1\t甲\t乙镇\t500\n2\t丙\t丁镇\t600\n",
        "\t甲\n\t乙\n\t丙\n\t丁\n\t戊\n\t己\n",
    ],
)
def test_a_table_of_something_else_is_said_and_not_read(table: str) -> None:
    plan = plan_of(
        f"某区工作实施方案\n一、任务\n（一）甲。丙要建设。（责任单位：区财政局）\n附表\n名单\n{table}"
    )
    assert [task.code for task in plan.tasks] == ["1.1.1"]
    assert [issue.unsure for issue in plan.issues] == ["这里像是表格，没有读"]


@pytest.mark.parametrize("below", ["分享到：", "打印本页", "扫一扫看文件"])
def test_what_stands_below_a_table_is_no_part_of_the_title_above_it(below: str) -> None:
    plan = plan_of(f"{FLAT}1\t甲。\t区财政局\t2025年\n{below}\n")
    assert plan.head.title == "某市工作任务分工表"


def test_a_number_before_a_group_in_each_row_is_the_groups_also_below_rows_across_the_table() -> None:
    head = "序号\t项目名称\t建设内容\t责任单位\n"
    text = f"{TITLE}{head}一、产业\n1\t园区\t建厂房。\t区财政局\n小计\n二、民生\n{head}3\t医院\t建楼。\t区卫健局\n合计\n"
    assert sections(plan_of(text)) == [("1", "产业"), ("1.1", "园区"), ("2", "民生"), ("2.3", "医院")]


def test_goals_of_a_quarter_are_said_and_not_read() -> None:
    text = TITLE + "序号\t任务\t责任单位\t一季度\t上半年目标\n1\t甲。\t区财政局\t建成1个\t建成2个\n"
    assert figures(plan_of(text).targets) == []
    assert unsure(text) == ["表格的“一季度”一列没有读", "表格的“上半年目标”一列没有读"]


def test_a_flat_table_has_one_section_with_the_caption_as_title() -> None:
    plan = plan_of(
        FLAT + "1\t新建中心5家。\t区卫健局、区财政局\t2025年底前\n2\t完善机制。\t区教育局\t长期坚持\n"
    )
    assert plan.head.title == "某市工作任务分工表"
    assert sections(plan) == [("1", "某市工作任务分工表")]
    assert tasks(plan) == [
        ("1.1", "新建中心5家。", "区卫健局", "区财政局"),
        ("1.2", "完善机制。", "区教育局", ""),
    ]
    assert [(str(task.due), task.ongoing) for task in plan.tasks] == [("2025-12-31", False), ("None", True)]
    assert figures(plan.targets) == [("1.1", "中心", "=5家", "")]


@pytest.mark.parametrize("nobody", ["/", "—", "无", "-"])
def test_a_dash_is_nobody(nobody: str) -> None:
    assert tasks(plan_of(f"{FLAT}1\t甲。\t区财政局\t2025年\n2\t乙。\t{nobody}\t2025年\n"))[1] == (
        "1.2",
        "乙。",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2025年", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("2025.6", "2025-06-30"),
        ("2025/6/15", "2025-06-15"),
        ("2024年6月完成方案，2025年9月底前建成", "2025-09-30"),
        ("2023—2025年", "2025-12-31"),
        ("持续推进", "None"),
        ("2025.13", "None"),
    ],
)
def test_deadlines_of_a_column(printed: str, due: str) -> None:
    (task,) = plan_of(f"{FLAT}1\t甲。\t区财政局\t{printed}\n").tasks
    assert str(task.due) == due


def test_a_month_without_a_year_is_of_the_plans_one_year() -> None:
    table = FLAT.replace("某市", "某市2024年") + "1\t甲。\t区财政局\t6月底前\n"
    assert str(plan_of(table).tasks[0].due) == "2024-06-30"


def test_the_number_of_a_group_is_its_own_where_the_column_counts_groups() -> None:
    text = TITLE + (
        "序号\t工作事项\t主要内容\t牵头单位\t配合单位\n3\t甲事项。\t子。\t区财政局\t/\n\t\t丑。\t区教育局\t区财政局\n"
        "4\t乙事项。\t寅。\t区统计局\t/\n"
    )
    plan = plan_of(text)
    assert sections(plan) == [("3", "甲事项"), ("4", "乙事项")]
    assert tasks(plan) == [
        ("3.1", "子。", "区财政局", ""),
        ("3.2", "丑。", "区教育局", "区财政局"),
        ("4.1", "寅。", "区统计局", ""),
    ]


def test_numbers_that_run_on_over_groups_are_kept() -> None:
    rows: Rows = [
        ["类别", "序号", "任务", "责任单位"],
        ["甲类", "1", "子。", "区财政局"],
        [None, "2", "丑。", "区教育局"],
        ["乙类", "3", "寅。", "区统计局"],
    ]
    plan = read_plan(grid_paper(TITLE, rows, {(1, 0): (2, 1)}))
    assert sections(plan) == [("1", "甲类"), ("2", "乙类")]
    assert [task.code for task in plan.tasks] == ["1.1", "1.2", "2.3"]


def test_rows_across_the_table_are_sections() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位"],
        ["二、甲类", None, None],
        ["1", "子。", "区财政局"],
        ["三、乙类", None, None],
        ["1", "丑。", "区教育局"],
    ]
    plan = read_plan(grid_paper(TITLE, rows, {(1, 0): (1, 3), (3, 0): (1, 3)}))
    assert sections(plan) == [("2", "甲类"), ("3", "乙类")]
    assert [task.code for task in plan.tasks] == ["2.1", "3.1"]


def test_a_group_that_is_printed_in_each_row_is_one() -> None:
    plan = plan_of(
        TITLE + "领域\t任务\t责任单位\n甲类\t子。\t区财政局\n甲类\t丑。\t区教育局\n乙类\t寅。\t区统计局\n"
    )
    assert sections(plan) == [("1", "甲类"), ("2", "乙类")]
    assert [task.code for task in plan.tasks] == ["1.1", "1.2", "2.1"]


def test_groups_within_groups() -> None:
    text = TITLE + "工程\t项目\t建设内容\t责任单位\n一、甲\t子\t丑。\t区财政局\n\t寅\t卯。\t区教育局\n"
    plan = plan_of(text)
    assert sections(plan) == [("1", "甲"), ("1.1", "子"), ("1.2", "寅")]
    assert [task.code for task in plan.tasks] == ["1.1.1", "1.2.1"]


def test_measures_that_span_a_group_name_nobody() -> None:
    rows: Rows = [
        ["工程", "项目", "配套措施", "责任部门"],
        ["一、甲", "子项目", "1.丑。\n2.寅。", "区财政局"],
        [None, "卯项目", None, "区教育局"],
    ]
    plan = read_plan(grid_paper(TITLE, rows, {(1, 0): (2, 1), (1, 2): (2, 1)}))
    assert tasks(plan) == [
        ("1.1", "子项目", "区财政局", ""),
        ("1.m1", "丑。", "", ""),
        ("1.m2", "寅。", "", ""),
        ("1.2", "卯项目", "区教育局", ""),
    ]


def test_measures_of_single_rows_are_of_their_departments() -> None:
    rows: Rows = [
        ["工程", "项目", "配套措施", "责任部门"],
        ["一、甲", "子项目", "丑。", "区财政局"],
        [None, "卯项目", "辰。", "区教育局"],
    ]
    plan = read_plan(grid_paper(TITLE, rows, {(1, 0): (2, 1)}))
    assert tasks(plan)[1::2] == [("1.m1", "丑。", "区财政局", ""), ("1.m2", "辰。", "区教育局", "")]


@pytest.mark.parametrize(
    ("header", "lead", "support"),
    [
        ("责任单位\t备注", "区财政局", "区教育局"),
        ("牵头单位\t备注", "区财政局、区教育局", ""),
        ("负责部门\t联络员", "区财政局", "区教育局"),
    ],
)
def test_who_leads_by_the_header(header: str, lead: str, support: str) -> None:
    ((_, _, leads, supports),) = tasks(plan_of(f"{TITLE}任务\t{header}\n甲。\t区财政局、区教育局\t张三\n"))
    assert (leads, supports) == (lead, support)


def test_the_responsible_support_beside_leads_and_lead_beside_supports() -> None:
    row = "甲。\t区财政局\t区教育局、区统计局\n"
    beside_lead = plan_of(f"{TITLE}任务\t牵头单位\t责任单位\n{row}")
    assert tasks(beside_lead) == [("1.1", "甲。", "区财政局", "区教育局、区统计局")]
    beside_support = plan_of(f"{TITLE}任务\t配合单位\t责任单位\n{row}")
    assert tasks(beside_support) == [("1.1", "甲。", "区教育局、区统计局", "区财政局")]


def test_offices_beside_departments_and_persons_are_no_departments() -> None:
    text = TITLE + "任务\t牵头领导\t牵头单位\t局内牵头处室\n甲。\t张三\t区财政局\t办公室\n"
    assert tasks(plan_of(text)) == [("1.1", "甲。", "区财政局", "")]


def test_names_on_lines_of_their_own_are_several_and_wrapped_ones_are_one() -> None:
    rows: Rows = [
        ["任务", "责任单位"],
        ["甲。", "区卫健局\n区财政局\n各街道"],
        ["乙。", "省药监局\n某市检查分局、区市场\n监管局"],
    ]
    plan = read_plan(grid_paper(TITLE, rows))
    assert [task[2:] for task in tasks(plan)] == [
        ("区卫健局", "区财政局、各街道"),
        ("省药监局某市检查分局", "区市场监管局"),
    ]


def test_an_empty_cell_is_part_of_the_one_above_unless_the_file_says_otherwise() -> None:
    rows: Rows = [["工程", "任务", "牵头单位"], ["甲", "子。", "区财政局"], ["", "丑。", ""]]
    carried = read_plan(grid_paper(TITLE, rows))
    assert [task[2] for task in tasks(carried)] == ["区财政局", "区财政局"]
    assert [issue.unsure for issue in carried.issues] == ["1.2 一行没有写责任单位"]
    told = read_plan(grid_paper(TITLE, [rows[0], rows[1], [None, "丑。", ""]], {(1, 0): (2, 1)}))
    assert [task[2] for task in tasks(told)] == ["区财政局", ""]


def test_a_new_group_takes_nobody_from_the_one_above() -> None:
    plan = plan_of(TITLE + "工程\t任务\t牵头单位\n甲\t子。\t区财政局\n乙\t丑。\t\n")
    assert [task[2] for task in tasks(plan)] == ["区财政局", ""]


def test_numbered_items_in_a_cell_are_tasks_and_parts_in_brackets_are_none() -> None:
    rows: Rows = [
        ["序号", "事项", "具体举措", "责任单位"],
        ["1", "甲", "1.子。\n2.丑。", "区财政局"],
        ["2", "乙", "（1）寅；\n（2）卯。", "区教育局"],
        ["3", "丙", "辰要办好：1.巳。2.午。", "区统计局"],
    ]
    assert [task[:2] for task in tasks(read_plan(grid_paper(TITLE, rows)))] == [
        ("1.1", "子。"),
        ("1.2", "丑。"),
        ("2.1", "（1）寅；（2）卯。"),
        ("3.1", "辰要办好：1.巳。2.午。"),
    ]


def test_goals_of_a_column_are_the_rows() -> None:
    text = TITLE + (
        "序号\t任务\t2024年目标\t2025年目标\t责任单位\n1\t名医培养\t培养5名名医\t培养8名名医\t区卫健局\n2\t覆盖率\t≥90%\t100%\t区教育局\n"
    )
    assert figures(plan_of(text).targets) == [
        ("1.1", "名医", "=5名", "2024-12-31"),
        ("1.1", "名医", "=8名", "2025-12-31"),
        ("1.2", "覆盖率", ">=90%", "2024-12-31"),
        ("1.2", "覆盖率", "=100%", "2025-12-31"),
    ]


def test_two_rows_of_header_and_a_header_printed_again() -> None:
    rows: Rows = [
        ["某市任务清单", None, None],
        ["任务", "责任分工", None],
        [None, "牵头单位", "配合单位"],
        ["甲。", "区财政局", "区教育局"],
        ["任务", "责任分工", None],
        [None, "牵头单位", "配合单位"],
        ["乙。", "区统计局", "/"],
        ["合计", "", "2项"],
    ]
    spans = {(0, 0): (1, 3), (1, 0): (2, 1), (1, 1): (1, 2), (4, 0): (2, 1), (4, 1): (1, 2)}
    plan = read_plan(grid_paper(TITLE, rows, spans))
    assert tasks(plan) == [("1.1", "甲。", "区财政局", "区教育局"), ("1.2", "乙。", "区统计局", "")]


def test_without_a_header_columns_are_told_by_what_they_hold_and_that_is_said() -> None:
    text = TITLE + (
        "1\t新建区域医疗中心2家并投入使用\t区卫健局、区财政局\t2025年底\n2\t组织开展人员培训并加强考核\t区教育局\t2026年底\n"
        "3\t健全完善监测评估的工作机制\t区统计局\t2026年底\n"
    )
    plan = plan_of(text)
    assert tasks(plan)[0] == ("1.1", "新建区域医疗中心2家并投入使用", "区卫健局", "区财政局")
    assert [issue.unsure for issue in plan.issues] == ["表格没有表头"]


def test_a_column_that_is_not_known_is_said() -> None:
    assert unsure(TITLE + "任务\t责任单位\t星级\n甲。\t区财政局\t三星\n") == ["表格的“星级”一列没有读"]


def test_a_row_that_names_somebody_for_nothing_is_said() -> None:
    assert unsure(TITLE + "任务\t责任单位\n甲。\t区财政局\n/\t区教育局\n") == ["表格这一行没有读出任务"]


def test_a_table_within_a_section_counts_below_it_and_the_words_before_it_are_no_task() -> None:
    text = (
        "某区工作实施方案\n一、总体要求\n提高水平。\n二、重点任务\n任务见下表。\n领域\t任务\t牵头单位\n甲\t子。\t区财政局\n"
        "\t丑。\t区教育局\n三、保障措施\n（一）加强领导。区卫健局要牵头。\n"
    )
    plan = plan_of(text)
    assert sections(plan)[1:3] == [("2", "重点任务"), ("2.1", "甲")]
    assert [(task.code, task.kind) for task in plan.tasks] == [
        ("2.1.1", "task"),
        ("2.1.2", "task"),
        ("3.1.1", "safeguard"),
    ]
    assert plan.issues == ()


def test_a_flat_table_within_a_section_is_the_sections() -> None:
    text = "某区工作实施方案\n一、重点任务\n（一）甲\n序号\t任务\t责任单位\n1\t子。\t区财政局\n2\t丑。\t区教育局\n"
    assert [task.code for task in plan_of(text).tasks] == ["1.1.1", "1.1.2"]


def test_an_annexed_table_keeps_its_own_numbers() -> None:
    text = (
        "某区工作实施方案\n一、任务\n（一）甲。丙要建设。（责任单位：区财政局）\n附件1\n某区任务分工表\n"
        "序号\t事项\t举措\t责任单位\n1\t子\t丑。\t区教育局\n"
    )
    plan = plan_of(text)
    assert sections(plan) == [("1", "任务"), ("1.1", "甲"), ("1", "子")]
    assert [task.code for task in plan.tasks] == ["1.1.1", "1.1"]
    assert plan.issues == ()


def test_a_flat_table_that_is_annexed_is_a_part_of_its_own() -> None:
    text = (
        "某区工作实施方案\n一、任务\n（一）甲。丙要建设。（责任单位：区财政局）\n附件1\n某区任务分工表\n"
        "任务\t责任单位\n丑。\t区教育局\n"
    )
    assert sections(plan_of(text))[-1] == ("2", "某区任务分工表")


def test_what_became_of_each_cell_is_kept() -> None:
    rows: Rows = [["任务", "责任单位", "备注"], ["甲。", "区财政局", "新增"]]
    accounts = read_document(grid_paper(TITLE, rows)).accounts
    assert [one.fates for one in accounts if one.text.strip()][-1] == (("task", "1.1"), ("list", ""))
    assert {one.fate for one in accounts} <= {"field", "section", "task", "prose", "blank"}


def test_every_cell_that_was_read_can_be_found_in_the_source() -> None:
    rows: Rows = [["任务", "责任单位"], ["新建\n中心5家。", "区财政局"]]
    paper = grid_paper(TITLE, rows)
    plan = read_plan(paper)
    assert paper.source.quote(plan.tasks[0].place) == "新建\n中心5家。"
    assert paper.source.quote(plan.tasks[0].parties[0].place) == "区财政局"
