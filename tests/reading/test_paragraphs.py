"""Which lines belong to one paragraph."""

import pytest

from gytrack.reading.layout.paragraphs import read_paragraphs
from gytrack.reading.text.passage import Sheet


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        # Not joined: a sentence has ended, or a mark or a label opens the next line.
        ("一、总体要求\n（一）指导思想", ["一、总体要求", "（一）指导思想"]),
        ("到2025年，建成5家。\n加强管理。", ["到2025年，建成5家。", "加强管理。"]),
        (
            "1. 建设任务。一是建成中心，\n牵头单位：区卫健局",
            ["1.建设任务。一是建成中心，", "牵头单位：区卫健局"],
        ),
        ("一、\n（一）指导思想", ["一、", "（一）指导思想"]),
        # A list whose last name is whole has ended.
        ("责任单位：甲局、乙局\n配备专业人员。", ["责任单位：甲局、乙局", "配备专业人员。"]),
        ("责任单位：甲局、\n乙局", ["责任单位：甲局、乙局"]),
        ("责任单位：甲局，市乙\n局", ["责任单位：甲局，市乙局"]),
        ("1.甲。[牵头单位：甲局\n配合单位：乙局]", ["1.甲。[牵头单位：甲局配合单位：乙局]"]),
        # Notes that are counted are one paragraph, up to where the count breaks off.
        ("注：数据为年末数。\n2.加强管理。", ["注：数据为年末数。", "2.加强管理。"]),
        ("注：1.数据为年末数。\n1.加强管理。", ["注：1.数据为年末数。", "1.加强管理。"]),
        ("注：1.甲为累计数。\n2.乙为年末数。\n一、任务", ["注：1.甲为累计数。2.乙为年末数。", "一、任务"]),
        # Lines that break off at every sign go on, those that are no part of the outline do not.
        (
            "某市方案\n一、任务\n（一）推广\n平台建设\n要求严格，\n不得有误，这一行比上面的行都要长得多，也不断开。",
            [
                "某市方案",
                "一、任务",
                "（一）推广",
                "平台建设",
                "要求严格，不得有误，这一行比上面的行都要长得多，也不断开。",
            ],
        ),
        (
            "某市方案\n一、任务\n（一）\n加快推广\n平台，\n落实“首问负责制”\n“一次性\n告知”制度、\n要求，\n不得有误。\n2.强化\n管理",
            [
                "某市方案",
                "一、任务",
                "（一）加快推广平台，落实“首问负责制”“一次性告知”制度、要求，不得有误。",
                "2.强化",
                "管理",
            ],
        ),
        (
            "某市方案\n一、任务\n（一）推广，\n做好、\n管好，\n用好。（市甲局、\n市乙局负责）\n改造街区。",
            ["某市方案", "一、任务", "（一）推广，做好、管好，用好。（市甲局、市乙局负责）", "改造街区。"],
        ),
        # A page break falls inside a word.
        ("一是建成“旗舰中\n\n医馆”不少于5家。", ["一是建成“旗舰中医馆”不少于5家。"]),
        # A converter sets the mark on a line of its own; what follows the heading is no part of it.
        ("一、\n总体要求\n坚持以人民健康为中心。", ["一、总体要求", "坚持以人民健康为中心。"]),
        ("（一）\n指导思想", ["（一）指导思想"]),
    ],
)
def test_lines_join_where_a_sentence_is_left_open(text: str, paragraphs: list[str]) -> None:
    assert [paragraph.text for paragraph in read_paragraphs(Sheet.of(text))] == paragraphs
