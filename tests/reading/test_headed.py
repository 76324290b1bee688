"""Headings that a file makes such, by style or by mark-up."""

import pytest

from gytrack.reading.document import read_plan
from gytrack.reading.formats.opening import open_paper
from gytrack.records.plan import Plan


def plan(text: str) -> Plan:
    return read_plan(open_paper(text.encode(), "a.md"))


def sections(text: str) -> list[tuple[str, str]]:
    return [(section.code, section.title) for section in plan(text).sections]


@pytest.mark.parametrize(
    "text",
    [
        "# 某市工作方案\n## 一、甲\n1.乙。\n2.丙。",
        "# 某市工作方案\n一、甲\n1.乙。\n\n**提示**\n\n2.丙。",
    ],
)
def test_no_heading_makes_a_section_of_its_own(text: str) -> None:
    assert sections(text) == [("1", "甲")]


def test_a_heading_without_a_number_among_numbered_ones_gets_the_next() -> None:
    text = "# 某市工作方案\n## 一、甲\n1.乙。\n## 二、丙\n1.丁。\n## 保障措施\n1.戊。"
    assert sections(text) == [("1", "甲"), ("2", "丙"), ("3", "保障措施")]
    assert [(task.code, task.kind) for task in plan(text).tasks][-1] == ("3.1", "safeguard")


def test_headings_alone_make_the_outline_where_no_section_is_numbered() -> None:
    text = "# 某市工作方案\n## 甲\n### 乙\n丙要建设。\n### 丁\n1.戊。\n2.己。\n## 庚\n辛要建设。"
    assert sections(text) == [("1", "甲"), ("1.1", "乙"), ("1.2", "丁"), ("2", "庚")]
    assert [task.code for task in plan(text).tasks] == ["1.1.1", "1.2.1", "1.2.2", "2.1"]


def test_nothing_is_joined_to_a_heading() -> None:
    text = "# 某市工作方案\n## 甲部分的标题\n没有句号的第一行，\n第二行。\n## 乙\n丙。"
    assert sections(text) == [("1", "甲部分的标题"), ("2", "乙")]
    assert plan(text).tasks[0].text == "没有句号的第一行，第二行。"
