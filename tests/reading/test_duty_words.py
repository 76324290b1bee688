import pytest

from gytrack.reading.language.labels import LabelKind, label_of, label_starts
from gytrack.reading.text.passage import Passage, Sheet


def line(text: str) -> Passage:
    return Sheet.of(text).lines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "单位：甲",
        "责任：甲",
        "支持：甲",
        "落实责任单位：甲",
        "实施：甲",
        "部门：甲",
        "领导：甲",
        "参与：甲",
        "试点地区：甲",
    ],
)
def test_no_label_of_duty(text: str) -> None:
    assert label_of(line(text), marked=False) is None


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("责任单位", "parties"),
        ("责任科室", "parties"),
        ("承办单位", "parties"),
        ("实施主体", "parties"),
        ("落实地区", "parties"),
        ("市级责任单位", "parties"),
        ("责任部门（单位）", "parties"),
        ("牵头处室", "lead"),
        ("牵头责任单位", "lead"),
        ("主办单位", "lead"),
        ("主要责任单位", "lead"),
        ("第一责任单位", "lead"),
        ("协作单位", "support"),
        ("主要协作单位", "support"),
        ("其他责任单位", "support"),
        ("参加单位", "support"),
        ("配合责任部门", "support"),
        ("责任人", "person"),
        ("分管县领导", "person"),
        ("第一责任人", "person"),
        ("联系电话", "person"),
    ],
)
def test_labels_of_duty(word: str, kind: LabelKind) -> None:
    label = label_of(line(f"{word}：甲"), marked=False)
    assert label == (kind, len(word) + 1)


def test_a_modifier_is_part_of_its_label() -> None:
    assert label_starts(line("甲局，其他责任单位：乙局")) == [3]
