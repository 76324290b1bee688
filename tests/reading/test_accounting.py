from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gytrack.errors import DocumentError
from gytrack.reading.accounting import FATES, Account, counted
from gytrack.reading.document import read_document
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.text.source import decode

PLAN = """某市工作实施方案
为做好工作，制定本方案。
某政办〔2025〕1号

一、总体要求
全面落实。
二、重点任务
（一）建设
1.建成中心3家。（责任单位：某局）
2.推进改革，
深化服务。
牵头单位：某委
— 3 —
（二）运行
加强管理。
甲 乙
某市人民政府
2025年1月2日
"""


def accounts(text: str) -> list[Account]:
    return read_document(plain_paper(decode(text.encode(), "a.txt"))).accounts


def test_every_line_has_its_fate() -> None:
    assert [one.fate for one in accounts(PLAN)] == [
        "field",
        "prose",
        "field",
        "blank",
        "section",
        "prose",
        "section",
        "section",
        "task",
        "task",
        "task",
        "list",
        "prose",
        "section",
        "task",
        "unread",
        "prose",
        "field",
        "blank",
    ]


def test_a_line_names_all_that_it_holds() -> None:
    assert accounts(PLAN)[8].fates == (("task", "2.1.1"), ("target", "2.1.1"), ("list", "2.1.1"))


def test_what_was_not_understood_is_an_issue_with_its_line() -> None:
    issues = read_document(plain_paper(decode(PLAN.encode(), "a.txt"))).plan.issues
    assert ("甲 乙", 16, "这里没有读懂") in [(one.quote, one.place.line, one.unsure) for one in issues]


def test_a_run_of_lines_that_were_not_understood_is_one_issue() -> None:
    text = PLAN.replace("甲 乙", "甲 乙\n丙 丁")
    issues = read_document(plain_paper(decode(text.encode(), "a.txt"))).plan.issues
    assert [(one.place.line, one.place.end_line) for one in issues if one.unsure == "这里没有读懂"] == [
        (16, 17)
    ]


LINES = st.sampled_from(
    [
        "一、甲",
        "（一）乙。丙。",
        "1.丁",
        "（1）戊。",
        "——己。",
        "专栏1 庚",
        "附件1",
        "某局",
        "牵头单位：某局",
        "辛",
        "",
        "\t",
        "2025年1月2日",
    ]
)


@settings(max_examples=200)
@given(st.lists(LINES, max_size=25))
def test_the_lines_add_up_to_the_document(lines: list[str]) -> None:
    text = "某市工作实施方案\n" + "\n".join(lines) + "\n一、任务\n1.建设中心。（责任单位：某局）"
    try:
        found = accounts(text)
    except DocumentError:
        return
    assert [one.text for one in found] == text.split("\n")
    assert sum(counted(found).values()) == len(found)
    assert all(one.fates and set(FATES) >= {fate for fate, _ in one.fates} for one in found)


def test_the_example_is_understood_whole() -> None:
    example = Path(__file__).parents[2] / "examples" / "gongshu.txt"
    count = counted(accounts(example.read_text(encoding="utf-8")))
    assert count["unread"] == 0
    assert min(count["task"], count["section"], count["list"], count["prose"]) > 0


LEFT_OUT = """某市工作实施方案

一、建设中心
（一）建设
1.建成中心。（责任单位：某局）
二、推进改革
各区要把改革摆在重要位置。
市甲局要牵头建立清单。
（一）深化服务
1.加强管理。（责任单位：某局）
"""


def test_prose_that_asks_something_of_somebody_is_never_lost_in_silence() -> None:
    of_line = {one.line: one.fate for one in accounts(LEFT_OUT)}
    assert (of_line[7], of_line[8]) == ("unread", "unread")
    assert "市甲局要牵头建立清单。" in accounts(LEFT_OUT)[7].text


def test_prose_that_only_leads_up_to_tasks_is_no_issue() -> None:
    calm = LEFT_OUT.replace("各区要把改革摆在重要位置。\n市甲局要牵头建立清单。", "改革是发展的动力。")
    assert "unread" not in [one.fate for one in accounts(calm)]
