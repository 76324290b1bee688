"""Lists on lines of their own: what they hold, where they stand, what follows them."""

import pytest
from papers import plan_of, sections, tasks

TITLE = "某区工作实施方案\n一、重点任务\n"


def test_a_sentence_after_a_list_that_follows_its_item_is_no_body_and_no_text() -> None:
    read = plan_of(
        TITLE + "1.建设中心\n责任单位：区甲局、区乙局\n各部门要抓好落实。\n2.培训人员\n责任单位：区丙局\n"
    )
    assert tasks(read) == [("1.1", "建设中心", "区甲局", "区乙局"), ("1.2", "培训人员", "区丙局", "")]
    assert any(issue.place.line == 5 for issue in read.issues)


@pytest.mark.parametrize(
    "label",
    [
        "3.责任单位\n",
        "3.责任单位：\n",
        "3.责任单位\n责任单位：",
        "责任单位：\n",
        "责任单位:",
        "责任单位 ：",
        "【责任单位】",
        "★责任单位：",
        "——责任单位：",
        "责任单位﹕",
    ],
)
def test_the_bodies_of_a_label_hold_for_the_items_before_it(label: str) -> None:
    read = plan_of(
        f"{TITLE}（一）中心项目\n1.主要目标：建成中心。\n2.主要任务\n（1）建设中心。\n{label}区甲局、区乙局\n"
    )
    assert tasks(read) == [("1.1.1", "建设中心。", "区甲局", "区乙局")]


def test_bodies_on_a_further_line_go_on_with_the_list() -> None:
    read = plan_of(
        TITLE + "1.建设中心\n责任单位：区甲局\n区乙局、各街道办事处\n2.培训人员\n责任单位：区丙局\n"
    )
    assert tasks(read)[0] == ("1.1", "建设中心", "区甲局", "区乙局、各街道办事处")


def test_a_list_below_a_heading_holds_for_the_text_below_it() -> None:
    read = plan_of(
        TITLE
        + "（一）建设中心\n责任单位：区甲局、区乙局\n新建中心，改造老园。\n（二）培训人员\n责任单位：区丙局\n开展培训。\n"
    )
    assert sections(read) == [("1", "重点任务"), ("1.1", "建设中心"), ("1.2", "培训人员")]
    assert tasks(read) == [
        ("1.1.1", "新建中心，改造老园。", "区甲局", "区乙局"),
        ("1.2.1", "开展培训。", "区丙局", ""),
    ]


def test_items_that_are_sentences_keep_the_first_though_one_could_be_a_heading() -> None:
    read = plan_of(
        "某区工作分工方案\n1.推行一次办，时间压缩至1天。全部网上办理。\n责任单位：区甲局\n"
        "2.建立平台，兑现率达到95%。限时办结诉求。\n责任单位：区乙局\n3.整治乱收费，清理项目。畅通渠道。\n责任单位：区丙局\n"
    )
    assert [task[1] for task in tasks(read)][-1] == "整治乱收费，清理项目。畅通渠道。"


def test_headings_with_two_halves_stay_headings() -> None:
    read = plan_of("某区工作要点\n一、聚焦产业，培育动能。新建园区。\n二、聚焦民生，增进福祉。新建学校。\n")
    assert sections(read) == [("1", "聚焦产业，培育动能"), ("2", "聚焦民生，增进福祉")]
    assert [task[1] for task in tasks(read)] == ["新建园区。", "新建学校。"]
