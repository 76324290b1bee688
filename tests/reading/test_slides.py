"""Slides of invented interpretations, each as text and as a file that marks its headings."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gytrack.export.plan_json import plan_json
from gytrack.reading.document import Reading, read_document
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.slides.outline import read_slides
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Sheet
from gytrack.reading.text.source import decode

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / "examples" / "gongshu-jiedu.md").read_text(encoding="utf-8")
GOLD = json.loads((ROOT / "tests" / "golden" / "gongshu-jiedu.json").read_text(encoding="utf-8"))

DECK = """云川市托育服务提升
行动方案
政策解读

# 制定依据
《托育服务条例》（国令〔2023〕3号）现有托位4200个。
# 建设目标
到2026年，每千人口托位数达到5个。
# 三大行动
## 一、扩大供给行动
- （一）公办托育建设
- （二）幼儿园托班建设
## 二、队伍提升行动
- （一）保育人员培训
- （二）技能竞赛

# 扩大供给行动
## 公办托育建设
1.新建公办托育中心6家
2.改造社区站点
推广小微托育
推广家庭托育
# 扩大供给行动
## 幼儿园托班建设
**对象1：**公办幼儿园
开设托班
**对象2：**民办幼儿园
转型托育

# 队伍提升行动
## 实训基地建设
1.建设实训基地
2.联合高校开展研究
## 保育人员的培训
建立轮训制度
每年培训800人次
# 保障措施
加强组织领导：市卫生健康委牵头建立会商机制
强化经费保障

2024年5月6日印发
自2024年6月10日起施行
有效期3年
解读机关：云川市卫生健康委
解读人：某某
联系电话：0500-1234567
"""


def as_text(deck: str) -> Paper:
    plain = re.sub(r"(?m)^#+ |^- |\*\*", "", deck)
    return plain_paper(decode(plain.encode(), "解读.txt"))


def as_headings(deck: str) -> Paper:
    """Make what a file gives that marks its headings itself: as Markdown does, its marks blanked."""
    source = decode(deck.encode(), "解读.md")
    levels = {
        number: len(found[1])
        for number, line in enumerate(source.text.split("\n"), 1)
        if (found := re.match(r"(#+) ", line))
    }
    blanked = re.sub(r"(?m)^#+ |^- |\*\*", lambda found: " " * len(found[0]), source.text)
    return Paper(source, blanked, headings=levels)


def as_one_level(deck: str) -> Paper:
    """Make what a page gives whose headings are all of one size."""
    paper = as_headings(deck)
    return Paper(paper.source, paper.shown, headings=dict.fromkeys(paper.headings, 2))


PaperOf = Callable[[str], Paper]
PAPERS = pytest.mark.parametrize("paper_of", [as_text, as_headings, as_one_level])


def sections(reading: Reading) -> list[tuple[str, str]]:
    return [(section.code, section.title) for section in reading.plan.sections]


def tasks(reading: Reading) -> list[tuple[str, str]]:
    return [(task.code, task.text) for task in reading.plan.tasks]


def is_slides(paper: Paper) -> bool:
    return read_slides(paper, Sheet.of(paper.shown)) is not None


PROSE_PLAN = """某市实施方案
一、总体要求
到2026年，建成3个平台。
二、重点任务
（一）扩大供给。新建6家中心。
（二）提升队伍。
1.开展培训。
2.举办竞赛。
三、保障措施
加强组织领导。
"""


@pytest.mark.parametrize(
    "text",
    [
        PROSE_PLAN,
        "某市工作要点\n一、扩大供给\n- 新建6家\n- 改造站点\n二、提升队伍\n- 开展培训\n- 举办竞赛\n",
        # Contents without page numbers: the text has the same numbers.
        "某市实施方案\n目录\n一、总体要求\n二、重点任务\n（一）扩大供给\n（二）提升队伍\n三、保障措施\n"
        + PROSE_PLAN.partition("\n")[2],
        # The plan and its annex have a part of the same name.
        PROSE_PLAN + "附件\n某市实施细则\n" + PROSE_PLAN.partition("\n")[2],
        # Questions under headings, answered in sentences.
        "一图读懂《某市实施方案》\n# 为什么\n因为需要。\n也因为可行。\n# 怎么办\n市局要办好。\n",
        "一、\n二、\n三、\n",
        "——\n——\n",
    ],
)
@PAPERS
def test_running_text_is_no_slides(text: str, paper_of: PaperOf) -> None:
    assert not is_slides(paper_of(text))


def bare(entry: dict[str, object], like: dict[str, object]) -> dict[str, str]:
    """Return what the gold tells of an entry, white space and quotes left out as it does."""
    return {key: re.sub(r"\s|”|“", "", str(entry[key])) for key in like}


@PAPERS
@pytest.mark.parametrize(
    "changed",
    [
        str,
        lambda text: re.sub(r"\n{2,}", "\n", text),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: re.sub(r"(?<=[^#\-\s]) +(?=\S)", "", text),
        lambda text: wrapped(text, 30),
    ],
)
@pytest.mark.parametrize("part", ["plan", "sections", "tasks", "targets"])
def test_the_example_is_read_as_a_careful_person_reads_it(
    part: str, changed: Callable[[str], str], paper_of: PaperOf
) -> None:
    paper = paper_of(changed(EXAMPLE))
    printed = json.loads(json.dumps(plan_json(read_document(paper).plan, paper.source)))[part]
    gold = GOLD[part]
    if part == "plan":
        assert bare(printed, gold) == bare(gold, gold)
    else:
        shown = [bare(entry, gold[0]) for entry in printed]
        assert shown == [bare(entry, entry) for entry in gold]


@PAPERS
def test_the_outline_numbers_what_the_slides_show(paper_of: PaperOf) -> None:
    assert sections(read_document(paper_of(DECK))) == [
        ("1", "扩大供给行动"),
        ("1.1", "公办托育建设"),
        ("1.2", "幼儿园托班建设"),
        ("2", "队伍提升行动"),
        ("2.1", "保育人员培训"),
        ("2.2", "技能竞赛"),
        ("2.3", "实训基地建设"),
        ("3", "保障措施"),
    ]


@PAPERS
def test_points_list_labels_and_single_lines_are_tasks(paper_of: PaperOf) -> None:
    assert tasks(read_document(paper_of(DECK))) == [
        ("1.1.1", "新建公办托育中心6家"),
        ("1.1.2", "改造社区站点推广小微托育推广家庭托育"),
        ("1.2.1", "公办幼儿园开设托班"),
        ("1.2.2", "民办幼儿园转型托育"),
        ("2.3.1", "建设实训基地"),
        ("2.3.2", "联合高校开展研究"),
        ("2.1.1", "建立轮训制度"),
        ("2.1.2", "每年培训800人次"),
        ("3.1", "加强组织领导：市卫生健康委牵头建立会商机制"),
        ("3.2", "强化经费保障"),
    ]


@PAPERS
def test_what_stands_before_the_outline_gives_goals_and_no_sections(paper_of: PaperOf) -> None:
    plan = read_document(paper_of(DECK)).plan
    goals = [(target.name, int(target.value), target.due) for target in plan.targets if not target.owner]
    assert goals == [("每千人口托位数", 5, date(2026, 12, 31))]
    assert plan.head.ends == date(2026, 12, 31)


@PAPERS
def test_the_head_is_that_of_the_plan_explained(paper_of: PaperOf) -> None:
    head = read_document(paper_of(DECK)).plan.head
    assert head.interprets
    assert (head.title, head.doc_no) == ("云川市托育服务提升行动方案", None)
    assert (head.issued, head.effective, head.expires) == (
        date(2024, 5, 6),
        date(2024, 6, 10),
        date(2027, 6, 9),
    )


@PAPERS
def test_where_outline_and_slides_differ_is_said(paper_of: PaperOf) -> None:
    issues = read_document(paper_of(DECK)).plan.issues
    assert [(issue.quote, issue.unsure, issue.assumed) for issue in issues] == [
        ("技能竞赛", "大纲列有第 2.2 节，正文没有", "只列为章节，不列任务"),
        ("实训基地建设", "大纲里没有这一节", "接着编为第 2.3 节"),
        ("保育人员的培训", "标题与大纲的“保育人员培训”不尽相同", "按第 2.1 节读"),
        ("保障措施", "大纲里没有这一节", "接着编为第 3 节"),
    ]


@PAPERS
def test_every_line_of_slides_is_accounted_for(paper_of: PaperOf) -> None:
    accounts = read_document(paper_of(DECK)).accounts
    assert not [one for one in accounts if one.fate == "unread"]
    again = [one.fates for one in accounts if one.text.strip("# ") == "扩大供给行动"]
    assert again == [(("section", "1"),)] * 2


def wrapped(text: str, width: int) -> str:
    pieces = (
        [line[at : at + width] for at in range(0, len(line), width)] or [""] for line in text.split("\n")
    )
    return "\n".join(piece for line in pieces for piece in line)


LONG = (
    "加快构建覆盖城乡的普惠托育服务网络体系",
    "支持社会力量参与举办社区嵌入式托育机构",
    "推动用人单位为职工提供福利性的托育服务",
)


@PAPERS
@pytest.mark.parametrize(
    "changed",
    [
        lambda deck: deck.replace("\n\n", "\n"),
        lambda deck: deck.replace("\n\n", "\n\n\n\n"),
        lambda deck: deck.replace("，", ",").replace("（", "(").replace("）", ")").replace("：", ":"),
        lambda deck: deck.replace("# 保障措施\n", "# 保 障  措 施\n"),
    ],
)
def test_blanks_and_narrow_punctuation_change_nothing(
    paper_of: PaperOf, changed: Callable[[str], str]
) -> None:
    told, other = read_document(paper_of(DECK)), read_document(paper_of(changed(DECK)))
    assert [task.code for task in other.plan.tasks] == [task.code for task in told.plan.tasks]
    assert [one.code for one in other.plan.sections] == [one.code for one in told.plan.sections]


@PAPERS
def test_lines_that_a_wrap_has_cut_are_one_task_each(paper_of: PaperOf) -> None:
    deck = DECK.replace("建立轮训制度\n每年培训800人次\n", "".join(f"{line}、{line}\n" for line in LONG))
    told = tasks(read_document(paper_of(wrapped(deck, 24))))
    assert [text for code, text in told if code.startswith("2.1.")] == [f"{line}、{line}" for line in LONG]


def test_large_numbers_of_parts_and_ticks_are_read() -> None:
    reading = read_document(
        as_text(
            "一图读懂《云川市托育服务行动方案》\n目录\n01 出台背景\n02 重点任务\n03 保障措施\n\n"
            "01\n出台背景\n现有托位4200个。\n\n02\n重点任务\n\n增加供给\n✓ 新建中心6家\n✓ 新增托位1200个\n\n"
            "提升队伍\n✓ 培训保育员800人次\n\n02\n重点任务\n\n规范管理\n✓ 开展联合检查\n\n03\n保障措施\n加强组织领导\n"
        )
    )
    assert sections(reading) == [
        ("1", "出台背景"),
        ("2", "重点任务"),
        ("2.1", "增加供给"),
        ("2.2", "提升队伍"),
        ("2.3", "规范管理"),
        ("3", "保障措施"),
    ]
    assert tasks(reading) == [
        ("2.1.1", "新建中心6家"),
        ("2.1.2", "新增托位1200个"),
        ("2.2.1", "培训保育员800人次"),
        ("2.3.1", "开展联合检查"),
        ("3.1", "加强组织领导"),
    ]


def test_parts_numbered_on_every_slide_are_one_section_each() -> None:
    reading = read_document(
        as_text(
            "云川市托育服务行动方案政策解读\n一、出台背景\n现有托位4200个\n"
            "二、重点任务\n1.新建中心\n二、重点任务\n2.改造站点\n二、重点任务\n3.开展培训\n三、保障措施\n加强领导\n"
        )
    )
    assert sections(reading) == [("1", "出台背景"), ("2", "重点任务"), ("3", "保障措施")]
    assert [code for code, _ in tasks(reading)] == ["2.1", "2.2", "2.3", "3.1"]


def test_headings_without_any_number_are_counted_and_doubted() -> None:
    reading = read_document(
        as_headings(
            "云川市托育服务行动方案\n政策解读\n# 出台背景\n托位不足\n# 重点任务\n## 增加供给\n- 新建中心6家\n- 改造站点\n"
            "## 提升队伍\n- 开展培训\n# 保障措施\n## 加强组织领导\n## 强化经费保障\n"
        )
    )
    assert sections(reading) == [
        ("1", "重点任务"),
        ("1.1", "增加供给"),
        ("1.2", "提升队伍"),
        ("2", "保障措施"),
    ]
    assert tasks(reading) == [
        ("1.1.1", "新建中心6家"),
        ("1.1.2", "改造站点"),
        ("1.2.1", "开展培训"),
        ("2.1", "加强组织领导"),
        ("2.2", "强化经费保障"),
    ]
    assert {issue.unsure for issue in reading.plan.issues} == {"标题没有编号"}


def test_a_responsibility_list_on_a_slide_is_read() -> None:
    deck = DECK.replace("## 公办托育建设\n1.", "## 公办托育建设（责任单位：市卫生健康委）\n1.").replace(
        "建立轮训制度\n", "建立轮训制度\n责任单位：市人力社保局\n"
    )
    parties = {task.code: task.names("lead") for task in read_document(as_headings(deck)).plan.tasks}
    assert parties["1.1.1"] == parties["1.1.2"] == ("市卫生健康委",)
    assert parties["2.1.1"] == ("市人力社保局",)
    assert parties["2.1.2"] == ()


@PAPERS
def test_who_acts_in_a_safeguard_stands_behind_its_heading(paper_of: PaperOf) -> None:
    safeguards = [task for task in read_document(paper_of(DECK)).plan.tasks if task.kind == "safeguard"]
    assert [task.names("lead") for task in safeguards] == [("市卫生健康委",), ()]


def test_a_figure_is_named_by_its_own_line() -> None:
    deck = DECK.replace(
        "2.改造社区站点\n推广小微托育\n", "2.改造社区站点\n建立协作机制\n新建小微托育点30个\n"
    )
    targets = read_document(as_text(deck)).plan.targets
    assert [target.name for target in targets if target.owner == "1.1.2"] == ["小微托育点"]


def test_a_book_of_outlines_is_read_in_time_and_is_no_slides() -> None:
    assert not is_slides(as_text("一、甲\n（一）乙\n" * 20_000))
