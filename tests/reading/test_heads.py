"""What a paper says of itself before its outline: cases of fronts as bureaus and their web pages print them."""

from datetime import date

import pytest
from papers import plan_of

from gytrack.reading.layout.furniture import is_furniture
from gytrack.reading.text.passage import Sheet
from gytrack.records.plan import Head

BODY = """
一、总体要求
以提高全体居民的健康水平为中心，统筹推进各项工作，落实各方责任，形成工作合力。
二、重点任务
（一）建设食堂。新建社区食堂10家，方便老年居民就近用餐。（责任单位：某区民政局）
（二）培训人员。培训护理员100名，提高照护服务能力和水平。（责任单位：某区人社局）
"""


def head(front: str) -> Head:
    return plan_of(front + BODY).head


@pytest.mark.parametrize(
    "text", ["某市工作方案", "时间服从质量", "来源地直采", "一、总体要求", "责任单位：某局", "印发重要文件"]
)
def test_lines_of_a_paper_are_no_furniture_of_a_page(text: str) -> None:
    assert not is_furniture(Sheet.of(text).lines()[0])


@pytest.mark.parametrize(
    "text",
    [
        "来源：某市卫健委 发布时间：2024-03-05",
        "索引号：113/2024-1",
        "【字体：大 中 小】",
        "某市人民政府办公室文件",
    ],
)
def test_what_a_page_says_about_a_paper_is_furniture(text: str) -> None:
    assert is_furniture(Sheet.of(text).lines()[0])


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("某市2024年民生实事项目清单", "某市2024年民生实事项目清单"),
        ("某市促进健康产业发展若干政策措施（试行）", "某市促进健康产业发展若干政策措施（试行）"),
        ("某县卫健局关于做好2024年工作的通知\n各乡镇：", "某县卫健局关于做好2024年工作的通知"),
        ("某市关于分解落实2023年\n重点任务的通知\n各部门：", "某市关于分解落实2023年重点任务的通知"),
        (
            "某市深化医改\n2024年重点工作任务\n实施方案",
            "某市深化医改2024年重点工作任务实施方案",
        ),
        ("某市健康发展行动计划\n（2022—2025年）\n（征求意见稿）", "某市健康发展行动计划（2022—2025年）"),
        (
            "某县文件\n各乡镇：\n《关于调整稳岗政策\n促进发展的若干措施》已经同意，现印发\n给你们。\n关于调整稳岗政策\n促进发展的若干措施",
            "关于调整稳岗政策促进发展的若干措施",
        ),
        (
            "某市卫健局\n现将《2024年健康工作要点》印发你们。\n某市2024年健康工作要点",
            "某市2024年健康工作要点",
        ),
        (
            "某市健康工作分工方案\n为落实《健康规划纲要》，现将方案印发给你们。",
            "某市健康工作分工方案",
        ),
        ("附件1\n某市健康发展行动计划（征求意见稿）", "某市健康发展行动计划"),
        (
            "各区人民政府，市政府各部门：\n为做好工作，现将方案印发给你们。\n2017年2月10日\n某市健康发展规划纲要\n（2016—2030年）实施分工方案",
            "某市健康发展规划纲要（2016—2030年）实施分工方案",
        ),
        ("3.某市健康发展行动计划（2023年5月10日）", "某市健康发展行动计划"),
        ("《某市健康发展行动计划》", "某市健康发展行动计划"),
        ("来源：某委 发布时间：2024-03-05\n某市健康发展行动计划", "某市健康发展行动计划"),
        ("索引号：1/2\n发布机构：某委\n文号：某卫发〔2024〕3号\n某市健康行动计划", "某市健康行动计划"),
        (
            "某市关于分解落实《政府工作报告》任务的通知\n各区：\n现予印发。\n2023年2月3日\n2023年《政府工作报告》任务分解方案",
            "2023年《政府工作报告》任务分解方案",
        ),
        (
            "某市关于公开征求《某市托育工作方案（征求意见稿）》意见的公告\n2024年2月1日\n某市托育工作方案\n（征求意见稿）",
            "某市托育工作方案",
        ),
    ],
)
def test_the_title(front: str, title: str) -> None:
    assert head(front).title == title


def test_a_paper_put_to_the_public_is_a_draft() -> None:
    assert head("某委关于征求《某市托育工作方案》意见的公告").draft


@pytest.mark.parametrize(
    ("front", "issued"),
    [
        ("某市工作方案\n意见请于2024年3月1日前反馈。", None),
        ("来源：某委 发布时间：2024-03-05 10:20\n某市工作方案", date(2024, 3, 5)),
        ("发文日期：2024年3月5日\n某市工作方案", date(2024, 3, 5)),
        ("发布时间：2024-03-05\n关于印发某市工作方案的通知\n现予印发。\n2024年2月28日", date(2024, 2, 28)),
    ],
)
def test_a_page_gives_the_day_where_the_paper_does_not(front: str, issued: date | None) -> None:
    assert head(front).issued == issued


def test_a_page_gives_the_number_where_the_paper_does_not() -> None:
    assert head("发文字号：某卫发〔2024〕3号\n某市工作方案").doc_no == "某卫发〔2024〕3号"
    assert head("发布机构：某委 文 号：某卫发〔2024〕3号\n某市工作方案").doc_no == "某卫发〔2024〕3号"
    assert head("发布机构：某委 文 号：\n某市工作方案").doc_no is None
