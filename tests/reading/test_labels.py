import pytest

from gytrack.reading.language.labels import LabelKind, is_bare_label, label_of, label_starts
from gytrack.reading.text.passage import Passage, Sheet


def line(text: str) -> Passage:
    return Sheet.of(text).lines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "任务艰巨：要抓好",
        "责任单位要落实",
        "单位：万元",
        "牵头抓好：一批",
        "目标明确",
        "措施：强化",
        "要点：一",
    ],
)
def test_words_that_only_look_like_labels(text: str) -> None:
    assert label_of(line(text), marked=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "建设中心。",
        "重点任务推进。",
        "主要指标完成。",
        "工作要求。",
        "举措推进。",
        "项目建设。",
        "行动方案。",
    ],
)
def test_headings_after_a_mark_that_are_no_labels(text: str) -> None:
    assert label_of(line(text), marked=True) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("主要目标指标", "goal"),
        ("预期目标", "goal"),
        ("工作任务", "task"),
        ("重点工作举措", "task"),
        ("主要举措。", "task"),
        ("配套政策", "measure"),
        ("目标任务", "goal"),
        ("主要目标及指标", "goal"),
        ("2025年目标", "goal"),
        ("预期成效", "goal"),
        ("项目内容", "task"),
        ("主要任务及举措", "task"),
        ("关键举措", "task"),
        ("工作重点", "task"),
        ("举措", "task"),
        ("责任处室：甲处", "parties"),
        ("责任单位及分工：甲局", "parties"),
        ("牵头责任单位：甲局", "lead"),
        ("第一责任单位：甲局", "lead"),
        ("主要协作单位：甲局", "support"),
        ("其他责任单位：甲局", "support"),
        ("责任领导：张三", "person"),
        ("完成时间节点：6月", "due"),
        ("时间节点：6月", "due"),
    ],
)
def test_what_a_label_announces_by_its_parts(text: str, kind: LabelKind) -> None:
    found = label_of(line(text), marked=True)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text", ["【责任单位】甲局", "[责任单位]甲局", "〔责任单位〕甲局", "责任单位为：甲局"]
)
def test_a_label_in_brackets_needs_no_colon(text: str) -> None:
    found = label_of(line(text), marked=False)
    assert found is not None
    assert (found.kind, found.width) == ("parties", 6)


def test_half_a_bracket_makes_no_label() -> None:
    assert label_of(line("责任单位】甲局"), marked=False) is None


def test_labels_within_a_line_are_found_whole() -> None:
    assert label_starts(line("甲局协作单位：乙局其他责任单位：丙局")) == [2, 9]


def test_a_label_alone_waits_for_its_bodies() -> None:
    assert is_bare_label(line("责任单位："))
    assert not is_bare_label(line("责任单位：甲局"))
    assert not is_bare_label(line("工作目标："))
