import pytest

from gytrack.reading.language.listings import assign, read_listing
from gytrack.reading.language.orders import Order, stated_order
from gytrack.reading.layout.outline import read_outline
from gytrack.reading.text.passage import Sheet


@pytest.mark.parametrize(
    "text",
    [
        "甲局排第三。",
        "逗号前不加空格。",
        "由市甲局牵头，逐项落实。",
        "以黑体标注的为新增内容。",
        "第一批由甲局办理。",
    ],
)
def test_no_rule_of_order(text: str) -> None:
    assert stated_order(text) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("责任单位中逗号前为牵头单位。", "comma"),
        ("（责任单位：甲局、乙局，丙局，逗号前的为牵头单位，下同）", "comma"),
        ("逗号前为牵头单位，未明确牵头单位的按职责分工负责，下同", "comma or first"),
        ("分号前为牵头部门", "semicolon"),
        ("加*的为牵头单位", "mark"),
        ("牵头单位以★标注", "mark"),
        ("黑体为牵头单位", "unseen"),
        ("排名第一的为牵头单位", "first"),
        ("列第一位者为牵头单位，其他有关部门按职责分工负责，下同", "first"),
        ("有多个责任单位的，第一个单位为牵头单位", "first"),
    ],
)
def test_rules_of_order(text: str, order: Order) -> None:
    assert stated_order(text) == order


def test_a_rule_holds_only_where_no_role_is_said() -> None:
    listing = read_listing(Sheet.of("甲局牵头，乙局、丙局配合").lines()[0])
    assert [party.role for party in assign(listing, order="comma")] == ["lead", "support", "support"]


@pytest.mark.parametrize(
    ("text", "order", "roles"),
    [
        ("甲局、乙局", "comma", ["lead", "lead"]),
        ("甲局、乙局", "comma or first", ["lead", "support"]),
        ("甲局、乙局，丙局", "comma or first", ["lead", "lead", "support"]),
    ],
)
def test_a_list_without_a_comma(text: str, order: Order, roles: list[str]) -> None:
    listing = read_listing(Sheet.of(text).lines()[0])
    assert [party.role for party in assign(listing, order=order)] == roles


def test_what_a_text_does_not_show_is_said() -> None:
    seen = Sheet.of("一、任务\n逗号前为牵头单位。\n1.建设中心。").lines()
    assert not read_outline(seen).doubts
    unseen = Sheet.of("一、任务\n责任单位中黑体为牵头单位。\n1.建设中心。").lines()
    (doubt,) = read_outline(unseen).doubts
    assert doubt.passage.text.startswith("责任单位中黑体")
