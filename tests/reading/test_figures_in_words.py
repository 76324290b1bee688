"""Numbers that a paper writes in characters: which count something, and which are figures of speech."""

import pytest
from papers import plan_of, shown, targets

from gytrack.reading.goals.unread import unread_figures
from gytrack.reading.text.passage import Sheet


@pytest.mark.parametrize(
    "text",
    [
        "三分之一的村完成改造。",
        "过半数的成员同意后实施。",
        "半数社区参与活动。",
        "每两年一次集中排查。",
        "落实每季度一次自查通报、每半年一次全面检查等机制。",
        "每季度报送一次进展情况，每年调整一次名录。",
        "给予一次性奖励，每年一次性发放。",
        "推动两个方面工作，做好三项重点工作。",
        "建成一个中心。",
        "打造一个平台、两个体系。",
        "推动三个转变，组织四项活动。",
        "居民收入翻一番，企业数量增加三分之二。",
        "倍增计划覆盖两倍以上区域。",
    ],
)
def test_words_that_count_nothing_to_be_reached(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四分之三以上的街道建成服务站。", ["街道建成服务站 >= 75 %"]),
        ("半数以上的社区达到标准。", ["社区达到标准 >= 50 %"]),
        ("每半年开展一次第三方评估。", ["第三方评估 = 1 次"]),
        ("每年举办两场推介会。", ["推介会 = 2 场"]),
        ("每季度召开一次例会。", ["例会 = 1 次"]),
        ("建成二十个示范村。", ["示范村 = 20 个"]),
        ("打造三条精品线路，培育五十家企业。", ["精品线路 = 3 条", "企业 = 50 家"]),
        ("制定两项地方标准。", ["地方标准 = 2 项"]),
        ("引进三家企业、两所高校。", ["企业 = 3 家", "高校 = 2 所"]),
        ("营业收入增长一倍。", ["营业收入增长 = 1 倍"]),
    ],
)
def test_words_that_count_what_is_to_be_reached(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_each_year_of_a_number_in_words() -> None:
    assert [target.per for target in targets("每年举办两场推介会。每季度召开一次例会。")] == ["year", None]


def unread(text: str) -> list[str]:
    return [words.text for words in unread_figures(Sheet.of(text).lines()[0])]


@pytest.mark.parametrize(
    "text",
    [
        "四分之三以上的街道建成服务站。",
        "经三分之二以上成员同意后实施。",
        "近年来，产值翻一番，三分之一的村完成改造。",
        "实施“产值翻一番”行动。",
        "产值翻一番，达到200亿元。",
        "7/24小时服务，2025/1/3以上版本。",
    ],
)
def test_words_that_need_nobody_to_look(text: str) -> None:
    assert unread(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("三分之一以上的村完成改造。", ["三分之一"]),
        ("2/3以上的企业完成转型。", ["2/3"]),
        ("产值翻一番，收入翻两番。", ["翻一番", "翻两番"]),
    ],
)
def test_goals_in_words_that_no_number_says(text: str, words: list[str]) -> None:
    assert unread(text) == words


def test_a_goal_that_no_number_says_is_an_issue_with_its_line() -> None:
    plan = plan_of("某县产业实施方案\n一、甲\n1.三分之一以上的村完成改造。（责任单位：县农业局）")
    (issue,) = plan.issues
    assert (issue.place.line, issue.quote, plan.targets) == (3, "三分之一", ())
