import pytest
from papers import figures, plan_of

PLAN = (
    "某区工作实施方案（2023—2025年）\n一、总体要求\n提高水平。\n{caption}\n{table}\n二、重点任务\n"
    "（一）甲。丙要建设。（责任单位：区财政局）\n{more}\n"
)


def read(table: str, caption: str = "主要指标") -> list[tuple[str, str, str, str]]:
    return figures(plan_of(PLAN.format(table=table, caption=caption, more="")).targets)


def baselines(table: str) -> list[tuple[str, int | None]]:
    targets = plan_of(PLAN.format(table=table, caption="主要指标", more="")).targets
    return [(str(one.baseline), one.baseline_year) for one in targets]


@pytest.mark.parametrize("goal", ["持续提升", "完成上级下达任务", "—", "/"])
def test_a_goal_without_a_number_is_no_target(goal: str) -> None:
    assert read(f"序号\t指标\t2022年\t2025年\n1\t满意度（%）\t90\t{goal}\n2\t中心（个）\t1\t2\n") == [
        ("", "中心", "=2个", "2025-12-31")
    ]


def test_a_goal_in_words_is_said_and_an_empty_one_is_not() -> None:
    table = "序号\t指标\t2022年\t2025年\n1\t满意度（%）\t90\t持续提升\n2\t中心（个）\t1\t—\n"
    plan = plan_of(PLAN.format(table=table, caption="主要指标", more=""))
    assert [issue.unsure for issue in plan.issues] == ["指标“满意度”没有读出数值"]


@pytest.mark.parametrize(
    ("header", "row", "unit"),
    [
        ("指标\t2022年\t2025年", "诊疗量（万人次）\t1\t2", "万人次"),
        ("指标\t单位\t2022年\t2025年", "诊疗量\t万人次\t1\t2", "万人次"),
        ("指标（单位：万人次）\t2022年\t2025年", "诊疗量\t1\t2", ""),
        ("指标\t2022年\t2025年", "诊疗量\t1万人次\t2万人次", "万人次"),
        ("指标\t单位\t2022年\t2025年", "诊疗量（万人次）\t万人次\t1\t2", "万人次"),
        ("指标\t单位\t2022年\t2025年", "诊疗量[累计]\t万人次\t1\t[2]", "万人次"),
    ],
)
def test_units(header: str, row: str, unit: str) -> None:
    assert read(f"{header}\n{row}\n") == [("", "诊疗量", f"=2{unit}", "2025-12-31")]


def test_brackets_that_are_no_unit_belong_to_the_name() -> None:
    assert read("指标\t2022年\t2025年\n卫生院（室）覆盖率\t90%\t95%\n中心（示范类）\t1个\t2个\n") == [
        ("", "卫生院（室）覆盖率", "=95%", "2025-12-31"),
        ("", "中心（示范类）", "=2个", "2025-12-31"),
    ]


@pytest.mark.parametrize(
    ("header", "goals", "baseline"),
    [
        ("2022年\t2025年\t备注", ["2025-12-31"], ("1", 2022)),
        ("2021年\t2022年\t2025年", ["2025-12-31"], ("2", 2022)),
        ("2023年\t2024年\t2025年", ["2023-12-31", "2024-12-31", "2025-12-31"], ("None", None)),
        ("现状值\t2024年\t2025年", ["2024-12-31", "2025-12-31"], ("1", None)),
        ("2022年实际\t目标值（2025年）\t备注", ["2025-12-31"], ("1", 2022)),
        ("2022年\t2025年目标\t2030年目标", ["2025-12-31", "2030-12-31"], ("1", 2022)),
        ("2025年目标\t备注\t属性", ["2025-12-31"], ("None", None)),
    ],
)
def test_years_of_goals_and_of_the_baseline(
    header: str, goals: list[str], baseline: tuple[str, int | None]
) -> None:
    table = f"指标\t单位\t{header}\n中心\t个\t1\t2\t3\n"
    assert [due for _, _, _, due in read(table)] == goals
    assert set(baselines(table)) == {baseline}


def test_a_goal_without_a_year_has_that_of_the_caption() -> None:
    assert read("指标\t单位\t目标值\n中心\t个\t2\n床位\t张\t9\n", "到2025年主要指标")[0] == (
        "",
        "中心",
        "=2个",
        "2025-12-31",
    )


def test_a_table_within_the_work_of_a_section_is_of_the_section() -> None:
    table = "指标\t2022年\t2025年\n中心（个）\t1\t2\n床位（张）\t5\t9\n"
    plan = plan_of(PLAN.format(table="", caption="", more=table))
    assert {target.owner for target in plan.targets} == {"2.1"}


def test_cells_are_no_running_text() -> None:
    table = "序号\t指标\t2022年\t2025年\n1\t新建中心5家（个）\t1\t2\n2\t一、二级医院（家）\t3\t4\n"
    plan = plan_of(PLAN.format(table=table, caption="主要指标", more=""))
    assert [section.code for section in plan.sections] == ["1", "2", "2.1"]
    assert [target.name for target in plan.targets] == ["新建中心5家", "一、二级医院"]


def test_a_table_of_indicators_alone_is_read_and_said_to_hold_no_tasks() -> None:
    rows = "".join(f"{at}\t比例{at}\t%\t{at}0\t{at}5\t县某局\n" for at in (1, 2, 3))
    plan = plan_of(f"某县主要指标\n\n序号\t指标名称\t单位\t2020年\t2025年\t责任单位\n{rows}")
    assert [(one.owner, one.name, int(one.value), one.baseline_year) for one in plan.targets] == [
        ("", "比例1", 15, 2020),
        ("", "比例2", 25, 2020),
        ("", "比例3", 35, 2020),
    ]
    assert [(one.quote, one.unsure) for one in plan.issues] == [
        ("某县主要指标", "没有读出任务"),
        ("责任单位", "指标表写了“责任单位”，这些指标没有对应的任务"),
    ]
