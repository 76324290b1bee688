import pytest

from gytrack.reading.language.blankets import find_blanket, is_blanket
from gytrack.reading.text.passage import Passage, Sheet


def line(text: str) -> Passage:
    return Sheet.of(text).lines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "以下责任单位另行列出",
        "以下任务不再列出",
        "各地要统筹推进，不再重复建设。",
        "各单位均为独立法人，不再列入预算。",
        "本方案涉及的各类补贴，不再单独列出",
    ],
)
def test_what_adds_no_body(text: str) -> None:
    assert find_blanket(line(text)) is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("以下政策均需各县（市、区）政府落实，不再单独列出。", "各县（市、区）政府"),
        ("以下工作均涉及区甲局和各镇人民政府，不再一一列出", "区甲局 各镇人民政府"),
        ("以下均需各区落实，不再列出", "各区"),
        ("各县区均为责任单位，以下不再列出", "各县区"),
        ("（以下各项任务均由各县政府负责，不再逐一列出）", "各县政府"),
        ("（责任单位：市A局、各县区政府，以下均需各县区政府落实，不再列出）", "各县区政府"),
        (
            "（责任单位：市甲局。各县（市、区）人民政府为以下各项任务的责任单位，不再逐一列出）",
            "各县（市、区）人民政府",
        ),
        ("各项任务均涉及各县（市、区）人民政府，以下不再列出", "各县（市、区）人民政府"),
        (
            "以下各项工作均需各县（市、区）政府、开发区管委会配合，不再重复列出",
            "各县（市、区）政府 开发区管委会",
        ),
        ("责任单位中均含各县区政府，不再列出", "各县区政府"),
        ("以下责任单位均包括各镇、街道，不再一一列举", "各镇、街道"),
        ("甲厅负责。以下责任单位中均包含各市、县政府，不再列出", "各市、县政府"),
        ("各县（市、区）政府均需落实，以下不再列出", "各县（市、区）政府"),
        ("以下所有任务，各县区政府均为责任单位，不再列出", "各县区政府"),
        ("下述任务均需各地各部门抓好落实，不另列出", "各地各部门"),
        ("（以下各项均需各县政府、新区管委会落实，不再一一列出）", "各县政府 新区管委会"),
        ("（甲厅牵头。各市州、县市区政府均为责任单位，以下不再列出）", "各市州、县市区政府"),
    ],
)
def test_bodies_of_every_later_list(text: str, bodies: str) -> None:
    found = find_blanket(line(text))
    assert found
    assert " ".join(named.name.text for named in found.named) == bodies


def test_who_leads_every_later_list() -> None:
    found = find_blanket(line("以下任务均由市甲局牵头，不再列出"))
    assert found
    assert [named.stance for named in found.named] == ["lead"]


def test_a_paragraph_that_is_nothing_else() -> None:
    assert not is_blanket(line("为落实要求，制定本方案。以下均需各区落实，不再列出。"))
    assert is_blanket(line("以下均需各区落实，不再列出。"))
    assert is_blanket(line("（以下各项任务均由各县政府负责，不再逐一列出）"))
