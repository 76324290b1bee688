import pytest

from gytrack.reading.language.headings import SectionKind, frames_plan, holds_whole_plan, kind_of_heading


@pytest.mark.parametrize(
    "title",
    [
        "主要任务",
        "主要内容",
        "惠民利企举措",
        "夯实发展基础",
        "开展政策解读",
        "编制专项规划",
        "主要任务有哪些？",
        "什么人可以申请？",
        "扩大适用范围",
    ],
)
def test_a_heading_of_work_is_taken_for_nothing_else(title: str) -> None:
    assert kind_of_heading(title, None) == "work"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("制定背景", "background"),
        ("背景和依据", "background"),
        ("起草过程", "background"),
        ("政策依据", "background"),
        ("出台的重要意义", "background"),
        ("为什么要出台《方案》？", "background"),
        ("适用范围", "background"),
        ("适用对象是哪些？", "background"),
        ("关键词诠释", "background"),
        ("新旧政策差异", "background"),
        ("解读机关、解读人", "background"),
        ("需要说明的有关问题", "background"),
        ("总体目标", "goal"),
        ("总体目标是什么？", "goal"),
        ("保障措施有哪些？", "safeguard"),
        ("从什么时候开始施行？", "supplement"),
        ("加强组织领导和统筹协调", "safeguard"),
        ("强化资金保障", "safeguard"),
        ("有关事项", "supplement"),
    ],
)
def test_what_a_heading_says_of_its_section(title: str, kind: SectionKind) -> None:
    assert kind_of_heading(title, None) == kind


@pytest.mark.parametrize("title", ["回家的任务", "任重道远", "第一阶段他出门", "我们的目标"])
def test_an_ordinary_heading_frames_no_plan(title: str) -> None:
    assert not frames_plan(title)


@pytest.mark.parametrize(
    "title", ["主要任务", "工作目标和要求", "实施步骤", "重点任务及分工", "主要任务有哪些？"]
)
def test_some_headings_only_a_plan_has(title: str) -> None:
    assert frames_plan(title)


def test_below_goals_and_background_all_is_of_their_kind() -> None:
    assert kind_of_heading("主要任务", "goal") == "goal"
    assert kind_of_heading("总体目标", "background") == "background"
    assert kind_of_heading("工作要求", "goal") == "goal"


def test_requirements_within_a_part_are_work_not_goals() -> None:
    assert kind_of_heading("工作要求", "work") == "work"
    assert kind_of_heading("工作目标", "work") == "goal"


def test_only_the_whole_name_holds_the_plan() -> None:
    assert holds_whole_plan("主要内容")
    assert holds_whole_plan("主要内容有哪些？")
    assert holds_whole_plan("《某市行动方案》主要内容")
    assert holds_whole_plan("方案的主要内容")
    assert not holds_whole_plan("丰富服务内容")
    assert not holds_whole_plan("主要任务")
