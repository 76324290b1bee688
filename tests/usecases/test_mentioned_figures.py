"""Figures that a report's text gives for a target: told where nothing else can be meant, else passed over."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from status_values import target

from gytrack.records.ledger import TargetRow
from gytrack.usecases.entries.mentioned import mentions


def named(number: int, name: str, unit: str) -> TargetRow:
    return target(unit=unit)._replace(id=number, name=name)


TARGETS = (
    named(1, "旗舰中医馆", "家"),
    named(2, "中医阁", "家"),
    named(3, "投入资金", "万元"),
    named(4, "知晓率", "%"),
    named(5, "中医馆", "家"),
    named(6, "培训骨干", "人"),
    named(7, "名医堂", "家"),
    named(8, "名医堂总数", "家"),
)


def found(text: str) -> list[tuple[int, str, str]]:
    return [(mention.target.id, mention.words, mention.number) for mention in mentions(text, TARGETS)]


@pytest.mark.parametrize(
    "text",
    [
        "旗舰中医馆目标5家",
        "计划建成旗舰中医馆5家",
        "计划年内，旗舰中医馆达到5家、中医阁达到10家",
        "力争旗舰中医馆累计5家",
        "旗舰中医馆不少于5家",
        "旗舰中医馆要达到5家以上",
        "旗舰中医馆达到5家以上",
        "旗舰中医馆约4家",
        "旗舰中医馆4家左右",
        "旗舰中医馆4-5家",
        "旗舰中医馆拟新增2家",
        "计划旗舰中医馆新增2家",
        "拟新增旗舰中医馆2家",
        "今年以来新增旗舰中医馆2家",
        "截至6月底，新增旗舰中医馆2家",
        "旗舰中医馆新增2家以上",
        "旗舰中医馆较去年新增2家",
        "新增旗舰中医馆达到5家",
        "新增旗舰中医馆不少于2家",
        "新增旗舰中医馆2个",
        "知晓率新增5%",
        "旗舰中医馆还差1家",
        "旗舰中医馆5家的目标不变",
        "旗舰中医馆5家任务已分解",
        "旗舰中医馆累计4个",
        "旗舰中医馆累计4",
        "旗舰中医馆4家庭医生站点",
        "旗舰中医馆选址完成，另有诊所4家",
        "投入资金100元",
        "投入资金1.2亿元",
        "知晓率提高5%",
        "知晓率提高5个百分点",
        "培训骨干30人次",
        "去年旗舰中医馆3家",
        "新建2家",
        "4家",
        "",
    ],
)
def test_what_is_wished_bounded_or_of_another_unit_gives_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("旗舰中医馆累计4家", [(1, "旗舰中医馆累计4家", "4")]),
        ("旗舰中医馆4家", [(1, "旗舰中医馆4家", "4")]),
        (
            "旗舰中医馆累计4家、中医阁8家",
            [(1, "旗舰中医馆累计4家", "4"), (2, "中医阁8家", "8")],
        ),
        ("“旗舰中医馆”已建成４家。计划再建1家", [(1, "旗舰中医馆”已建成4家", "4")]),
        ("计划再建1家。旗舰中医馆 目前达到 4 家", [(1, "旗舰中医馆目前达到4家", "4")]),
        ("投入资金累计1,200.5万元", [(3, "投入资金累计1,200.5万元", "1200.5")]),
        ("知晓率达到８５％", [(4, "知晓率达到85%", "85")]),
        ("中医馆共有6家", [(5, "中医馆共有6家", "6")]),
        ("名医堂达到3家", [(7, "名医堂达到3家", "3")]),
        ("名医堂总数达到3家", [(8, "名医堂总数达到3家", "3")]),
        ("培训骨干已达30人", [(6, "培训骨干已达30人", "30")]),
    ],
)
def test_a_name_with_its_number_and_unit_gives_a_figure(
    text: str, figures: list[tuple[int, str, str]]
) -> None:
    assert found(text) == figures


@given(st.text(st.sampled_from("旗舰中医馆阁累计达4，,.家%（）[\\ \n计划"), max_size=40))
def test_no_text_stops_the_rule_and_each_number_is_one(text: str) -> None:
    for _, words, number in found(text):
        assert Decimal(number) >= 0
        assert words


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("中医阁新增3家", [("中医阁新增3家", "3", True)]),
        ("新增旗舰中医馆1家", [("新增旗舰中医馆1家", "1", True)]),
        ("新增旗舰中医馆1家，旗舰中医馆累计4家", [("旗舰中医馆累计4家", "4", False)]),
        ("旗舰中医馆累计4家，其中旗舰中医馆新增1家", [("旗舰中医馆累计4家", "4", False)]),
        ("新增中医阁3家、旗舰中医馆1家", [("新增中医阁3家", "3", True), ("旗舰中医馆1家", "1", True)]),
        ("新增中医阁3家，旗舰中医馆4家", [("新增中医阁3家", "3", True), ("旗舰中医馆4家", "4", False)]),
        ("新增中医阁3家。旗舰中医馆4家", [("新增中医阁3家", "3", True), ("旗舰中医馆4家", "4", False)]),
    ],
)
def test_what_was_added_is_told_from_a_total(text: str, figures: list[tuple[str, str, bool]]) -> None:
    assert [(one.words, one.number, one.added) for one in mentions(text, TARGETS)] == figures
