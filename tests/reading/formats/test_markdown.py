"""A Markdown file: its marks are no text, its headings and tables are known, and nothing moves."""

import pytest
from told_papers import grids

from gytrack.reading.formats.opening import open_paper
from gytrack.reading.text.paper import Paper


def read(text: str) -> Paper:
    paper = open_paper(text.encode(), "方案.md")
    assert len(paper.shown) == len(paper.source.text)
    return paper


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# 总体要求", "总体要求"),
        ("## 一、目标 ##", "一、目标"),
        ("##没有空格", "没有空格"),
        ("**责任单位：**区卫健局", "责任单位：区卫健局"),
        ("__重点__和*斜体*与***两者***", "重点和斜体与两者"),
        ("- （一）建设", "（一）建设"),
        ("* 建设", "建设"),
        (r"1\. 建设\(一\)", "1.建设(一)"),
        (r"星号\*还在", "星号*还在"),
        ("> 引用的话", "引用的话"),
        ("<!-- 批注\n两行 -->正文", "正文"),
        ("![图](a.png)见图", "见图"),
        ("见[附件](http://a.b/c_d.docx)。", "见附件。"),
        ("一段<br>两段", "一段两段"),
        ("前\n---\n后", "前后"),
        ("```\n代码\n```", "代码"),
        ("甲&nbsp;乙", "甲乙"),
        ("注[^1]", "注"),
        ("2*3=6，3 * 4", "2*3=6，3*4"),
        ("A_B", "A_B"),
        ("[附件](", "[附件]("),
        ("增长 -5%", "增长-5%"),
    ],
)
def test_marks_are_no_text(text: str, shown: str) -> None:
    assert "".join(read(text).shown.split()) == shown


def test_headings_have_their_level_and_their_line() -> None:
    assert read("标题\n\n# 一\n正文\n### 二\n\n- # 不是\n").headings == {3: 1, 5: 3}


def test_a_line_break_of_two_blanks_keeps_its_lines() -> None:
    assert read("**某区中医药  \n实施方案**").shown.split() == ["某区中医药", "实施方案"]


def test_a_table_of_pipes_has_its_cells_in_the_source() -> None:
    paper = read("前文\n\n| 任务 | **单位** |\n| :-- | ---: |\n| 建设\\|改造 |  |\n|二|区卫健局|\n\n后文")
    assert grids(paper) == [[
        ("任务", 0, 0, 1, 1), ("**单位**", 0, 1, 1, 1),
        ("建设\\|改造", 1, 0, 1, 1), ("", 1, 1, 1, 1),
        ("二", 2, 0, 1, 1), ("区卫健局", 2, 1, 1, 1),
    ]]  # fmt: skip
    assert "".join(paper.shown.split()) == "前文任务单位建设|改造二区卫健局后文"


def test_a_table_without_bars_at_its_ends() -> None:
    assert [cell[0] for cell in grids(read("甲 | 乙\n--- | ---\n丙 | 丁"))[0]] == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    "text", ["甲 | 乙\n正文", "甲\n---\n乙 | 丙", "| 甲 |\n\n| --- |", "甲 | 乙\n--- | --- | ---"]
)
def test_what_is_no_table(text: str) -> None:
    assert not read(text).grids
