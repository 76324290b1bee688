import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gytrack.errors import DocumentError
from gytrack.export.plan_json import plan_json
from gytrack.reading.document import read_plan
from gytrack.reading.files import read_file
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.text.passage import is_blank
from gytrack.reading.text.source import decode
from gytrack.records.plan import Plan, Source

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "gongshu.txt"
GOLD = ROOT / "tests" / "golden" / "gongshu.json"

MORE = ("place", "parties", "ongoing", "own_title", "by_department", "interprets")
"""Keys that the guide does not know."""


def source(text: str) -> Source:
    return decode(text.encode(), "a.txt")


def plan(body: str, front: str = "某区工作实施方案\n") -> Plan:
    return read_plan(plain_paper(source(front + body)))


def tasks(read: Plan) -> list[tuple[str, str, str]]:
    return [(task.code, task.kind, task.text) for task in read.tasks]


def without_places(entry: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in entry.items() if key not in MORE}


@pytest.mark.parametrize("part", ["plan", "sections", "tasks", "targets"])
def test_the_example_is_read_as_a_careful_person_reads_it(part: str) -> None:
    read, text = read_file(EXAMPLE)
    printed = json.loads(json.dumps(plan_json(read, text)))[part]
    gold = json.loads(GOLD.read_text(encoding="utf-8"))[part]
    shown = without_places(printed) if part == "plan" else [without_places(entry) for entry in printed]
    assert shown == gold


def test_every_entry_of_the_example_can_show_the_quote_that_it_came_from() -> None:
    read, text = read_file(EXAMPLE)

    def stripped(words: str) -> str:
        return "".join(character for character in words if not is_blank(character))

    for section in read.sections:
        assert stripped(text.quote(section.place)) == section.title
    for task in read.tasks:
        assert stripped(text.quote(task.place)) == task.text
        for party in task.parties:
            assert stripped(text.quote(party.place)) == party.name
    for target in read.targets:
        assert target.name in stripped(text.quote(target.place))


def test_the_example_leaves_nothing_unsure() -> None:
    assert read_file(EXAMPLE)[0].issues == ()


def wrapped(text: str, width: int) -> str:
    lines = []
    for line in text.split("\n"):
        shown = f"　　{line.strip()}" if line.strip() else ""
        lines += [shown[at : at + width] for at in range(0, len(shown), width)]
    return "\n".join(lines)


@pytest.mark.parametrize("width", [28, 38])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert tasks(read_plan(plain_paper(source(wrapped(text, width))))) == tasks(
        read_plan(plain_paper(source(text)))
    )


@pytest.mark.parametrize(
    "text",
    [
        "甲说：“今天天气好。”\n乙点点头，走了。\n" * 200,
        "第一章 出门\n\n他推开门，一、二、三，数着步子。\n" * 50,
        "2025-06-01 12:00:01 INFO started\n2025-06-01 12:00:02 WARN 1. slow\n" * 100,
        "import os\n\ndef main():\n    # 1. start\n    return 0\n",
        "一、\n二、\n三、\n",
        "某小说\n一、出门的任务\n他推开门。\n二、分工很难\n他关上门。\n",
        "某小说\n一、出门\n他推开门。\n二、回家\n他关上门。\n",
        "（" * 50_000,
        "一、" * 50_000,
    ],
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="没有读出任务") as raised:
        read_plan(plain_paper(source(text)))
    assert raised.value.todo


@pytest.mark.parametrize(
    "body",
    [
        lambda count: "建成3家医院、" * count,
        lambda count: "到2025年建成5家，" * count,
        lambda count: "（一" * (2 * count) + "）" * (2 * count),
        lambda count: "\n1.建设中心。" * count,
        lambda count: "（责任单位：" + "市局、" * (2 * count) + "）",
        lambda count: "市和" * (2 * count) + "负责",
        lambda count: "甲、乙等丙丁戊" * count + "3家",
        lambda count: "." * (10 * count),
    ],
)
def test_time_stays_in_proportion_to_the_length(body: Callable[[int], str]) -> None:
    assert _seconds(body(20_000)) < 4 * _seconds(body(10_000)) + 0.5


def _seconds(body: str) -> float:
    """Return the processor's time, which other processes do not lengthen."""
    start = time.process_time()
    plan("一、工作任务\n（一）建设任务。建设中心。" + body)
    return time.process_time() - start


def test_a_plan_of_ten_thousand_characters_takes_less_than_a_third_of_a_second() -> None:
    text = source(EXAMPLE.read_text(encoding="utf-8"))
    start = time.process_time()
    read_plan(plain_paper(text))
    assert time.process_time() - start < 0.3


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1.甲。\n责任单位：某局\n2.乙，丙5家。\n3.丁",
            [("1.1", "task", "甲"), ("2.1", "task", "乙，丙5家")],
        ),
        (
            "一、甲，乙5家。丙。",
            [("1.1", "task", "甲，乙5家。丙。")],
        ),
        (
            "一、甲\n（一）乙\n1.工作举措：\n（1）丙。\n（2）丁。",
            [("1.1.1", "task", "丙。"), ("1.1.2", "task", "丁。")],
        ),
        ("一、甲\n（一）乙\n主要举措：丙。\n牵头单位：\n某局", [("1.1.1", "task", "丙。")]),
        ("一、甲\n（一）乙。丙要建设。", [("1.1.1", "task", "丙要建设。")]),
        (
            "一、甲。乙要建设。\n二、丙。丁要建设。",
            [("1.1", "task", "乙要建设。"), ("2.1", "task", "丁要建设。")],
        ),
        ("一、甲\n1.乙。丙。\n2.丁。", [("1.1", "task", "乙。丙。"), ("1.2", "task", "丁。")]),
        (
            "一、甲\n（一）乙\n1.丙。\n（二）丁\n2.戊。",
            [("1.1.1", "task", "丙。"), ("1.2.2", "task", "戊。")],
        ),
        ("一、甲\n（三）乙\n（1）丙。\n（2）丁。", [("1.3.1", "task", "丙。"), ("1.3.2", "task", "丁。")]),
        ("一、甲\n（一）乙。引言。一是丙。二是丁。", [("1.1.1", "task", "丙。"), ("1.1.2", "task", "丁。")]),
        (
            "一、甲\n（一）乙。\n1.建设目标。远大。\n2.建设任务。一是丙。二是丁。\n3.配套措施。戊。",
            [("1.1.1", "task", "丙。"), ("1.1.2", "task", "丁。"), ("1.1.m1", "measure", "戊。")],
        ),
        (
            "一、总体要求\n（一）指导思想。甲。\n二、保障措施\n（一）乙。丙。",
            [("2.1.1", "safeguard", "丙。")],
        ),
        ("一、甲\n（一）乙。丙丁，戊\n己庚。", [("1.1.1", "task", "丙丁，戊己庚。")]),
        (
            "一、甲\n1.乙。丙。\n续丙，续丁。\n某区政府\n2025年1月2日",
            [("1.1", "task", "乙。丙。续丙，续丁。")],
        ),
        ("一、甲\n1.乙。\n附件：1.分工表\n2.名单。", [("1.1", "task", "乙。")]),
        (
            "1.甲\n（1）乙。\n（2）丙。\n2.丁。戊。",
            [("1.1", "task", "乙。"), ("1.2", "task", "丙。"), ("2.1", "task", "戊。")],
        ),
        ("（一）甲\n1.乙。\n2.丙。", [("1.1", "task", "乙。"), ("1.2", "task", "丙。")]),
        ("第一章 甲\n第一节 乙\n一、丙\n（一）丁。戊。", [("1.1.1.1.1", "task", "戊。")]),
        (
            "一、甲\n（一）乙\n1.丙\n（1）丁。\n①戊。\n2.己。",
            [("1.1.1.1", "task", "丁。①戊。"), ("1.1.2", "task", "己。")],
        ),
        (
            "一、甲\n（一）乙\n丙。（责任单位：某局）\n丁。（责任单位：某委）",
            [("1.1.1", "task", "丙。"), ("1.1.2", "task", "丁。")],
        ),
        (
            "一、甲\n1.乙。\n附件1\n一、丙\n1.丁。（责任单位：某局）",
            [("1.1", "task", "乙。"), ("1.1", "task", "丁。")],
        ),
    ],
)
def test_outlines(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert tasks(plan(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、甲\n（一）乙。一是丙。二是丁。（责任单位：某局）", ["某局", "某局"]),
        ("一、甲\n1.乙。\n（责任单位：某局）\n2.丙。\n牵头单位：某委\n完成时限：长期坚持", ["某局", "某委"]),
        ("一、甲（牵头单位：某局）\n1.乙。\n2.丙。", ["某局", "某局"]),
        ("一、甲\n（一）乙。责任在肩。\n部门分工：某局、某委", ["某局"]),
    ],
)
def test_whom_a_list_holds_for(body: str, expected: list[str]) -> None:
    assert [task.names("lead")[0] for task in plan(body).tasks] == expected


def test_all_lists_within_a_task_hold_for_it() -> None:
    (task,) = plan("一、甲\n1.乙。（责任单位：某局、某委）丙。（责任单位：某办、某局）").tasks
    assert (task.text, task.names("lead"), task.names("support")) == (
        "乙。（责任单位：某局、某委）丙。",
        ("某局", "某办"),
        ("某委",),
    )


def test_a_task_without_a_date_but_for_ever_is_ongoing() -> None:
    (task,) = plan("一、甲\n1.乙。\n牵头单位：某委\n完成时限：长期坚持").tasks
    assert (task.due, task.ongoing) == (None, True)


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("要加强宣传。", (), ()),
        ("大力宣传成效，提升认可度。", (), ()),
        ("甲局、乙局要牵头建立机制，各有关部门和街道要落实。", ("甲局", "乙局"), ("各有关部门和街道",)),
        ("各区政府和市级有关部门、有关单位要投入。", ("各区政府",), ("市级有关部门", "有关单位")),
        ("甲委牵头制定方案。", ("甲委",), ()),
        ("甲委要会同。", ("甲委",), ()),
        ("市甲局要会同市乙室建立体系，各单位要报送。", ("市甲局",), ("市乙室", "各单位")),
        ("市直各牵头部门要定期调度，各责任单位要配合。", ("市直各牵头部门",), ("各责任单位",)),
    ],
)
def test_who_acts_in_a_safeguard(text: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    (task,) = plan(f"一、保障措施\n（一）甲。{text}").tasks
    assert (task.names("lead"), task.names("support")) == (lead, support)


def test_whose_targets() -> None:
    read = plan(
        "一、总体要求\n到2025年，建成医院1家。\n二、甲\n（一）乙。\n1.建设目标。比例达到30%。\n2.建设任务。建成医院2家。"
    )
    assert [(target.owner, int(target.value)) for target in read.targets] == [
        ("", 1),
        ("2.1", 30),
        ("2.1.1", 2),
    ]
    assert read.head.ends == date(2025, 12, 31)


def test_figures_of_prose_that_leads_up_to_tasks_are_the_sections() -> None:
    body = "一、甲\n到2026年，建成食堂20家。\n（一）乙\n每年新建食堂不少于5家。\n1.丙。\n2.新建站点3个。"
    read = plan(body)
    assert [(task.code, task.text) for task in read.tasks] == [("1.1.1", "丙。"), ("1.1.2", "新建站点3个。")]
    assert [(target.owner, int(target.value)) for target in read.targets] == [
        ("1", 20),
        ("1.1", 5),
        ("1.1.2", 3),
    ]
    assert not read.issues


def test_what_a_paragraph_before_the_outline_aims_at_is_the_plans() -> None:
    front = "某市工作要点\n2023年建成中心9家。到2025年，主要预期目标是：建成中心12家，满意率达到90%。\n"
    read = plan("一、甲\n1.乙。", front)
    assert [(target.owner, int(target.value)) for target in read.targets] == [("", 12), ("", 90)]
    assert read.head.ends == date(2025, 12, 31)


NOTICE = (
    "某市人民政府办公室关于印发《某市工作\n实施方案（２０２３—2027年）》的通知\n某政办〔2023〕45号\n各区政府：\n"
    "现印发给你们，请认真执行。\n某市人民政府办公室\n2023年5月23日\n"
)


def test_the_head_of_a_notice() -> None:
    head = plan("一、甲\n1.乙。\n二、附则\n本方案自2023年7月1日起施行，有效期3年。", NOTICE).head
    assert head.title == "某市工作实施方案（2023—2027年）"
    assert (head.doc_no, head.issuer) == ("某政办〔2023〕45号", "某市人民政府办公室")
    assert (head.issued, head.effective, head.expires) == (
        date(2023, 5, 23),
        date(2023, 7, 1),
        date(2026, 6, 30),
    )
    assert (head.starts, head.ends, head.draft) == (date(2023, 1, 1), date(2027, 12, 31), False)


def test_a_draft_with_a_title_on_two_lines() -> None:
    head = plan("一、甲\n1.乙。", "某区振兴发展\n重大工程实施方案\n（征求意见稿）\n").head
    assert (head.title, head.draft) == ("某区振兴发展重大工程实施方案", True)


@pytest.mark.parametrize(
    ("body", "quote", "unsure"),
    [
        ("一、甲\n（一）乙\n（二）丙。丁。", "乙", "第 1.1 节下没有读出任务"),
        ("一、甲\n1.乙。\n1.丙。", "丙。", "编号 1.1 在文中出现 2 次"),
        ("一、甲\n1.乙。（责任单位：某局）\n2.丙。", "丙。", "1.2 没有写明责任单位"),
        ("一、甲\n1.乙。\n附件：\n1.某表", "附件：", "附件没有读"),
    ],
)
def test_what_is_unsure_is_said_with_its_quote(body: str, quote: str, unsure: str) -> None:
    (issue,) = plan(body).issues
    assert (issue.quote, issue.unsure) == (quote, unsure)


@pytest.mark.parametrize(
    "heading",
    [
        "准入（市甲局牵头）。",
        "准入。（市甲局牵头）",
        "准入，退出。（市甲局牵头）",
        "准入。统一各项规则。（市甲局牵头）",
    ],
)
def test_a_list_ahead_of_the_items_is_theirs(heading: str) -> None:
    read = plan(
        f"一、任务\n（一）{heading}\n1.推行清单制度。（市乙局）\n2.精简材料。\n二、改进\n（一）退出。\n3.简化注销。"
    )
    assert [[(party.name, party.role) for party in task.parties] for task in read.tasks] == [
        [("市甲局", "lead"), ("市乙局", "support")],
        [("市甲局", "lead")],
        [],
    ]


def test_what_has_the_headings_of_a_plan_is_one_without_its_title() -> None:
    read = plan("一、工作目标\n日子更好。\n二、主要任务和措施\n（一）推行清单。精简材料。", "某市文件\n")
    assert tasks(read) == [("2.1.1", "task", "精简材料。")]


def test_deeds_without_any_body_are_a_plan_by_their_figures() -> None:
    read = plan("1.新建公厕120座。\n2.改造小区5个。\n3.新增泊位300个。", "某县2024年民生实事\n")
    assert [task.text for task in read.tasks] == ["新建公厕120座", "改造小区5个", "新增泊位300个"]
    with pytest.raises(DocumentError):
        plan("1.新建公厕。\n2.改造小区。\n3.新增泊位。", "某县往事\n")


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        # Headings: nothing below one of them, but not below all; points below; a part whose headings are clauses.
        ("一、甲\n（一）建设中心。\n（二）改造街区。做好管护。", ["1.2.1"]),
        ("一、甲\n（一）建设中心。\n1.选好地址。\n（二）改造街区。\n2.做好管护。", ["1.1.1", "1.2.2"]),
        ("一、甲\n（一）建设中心\n（二）改造街区", []),
        # Sentences: all alone; of one part, while the other has headings.
        ("一、甲\n（一）建设中心。\n（二）改造街区。", ["1.1", "1.2"]),
        (
            (
                "一、甲\n（一）3月，新建2家。\n（二）4月，新建3家。\n（三）5月，新建4家。\n（四）6月，新建5家。\n"
                "二、乙\n（一）丙。丁。\n（二）戊。己。\n（三）庚。辛。"
            ),
            ["1.1", "1.2", "1.3", "1.4", "2.1.1", "2.2.1", "2.3.1"],
        ),
    ],
)
def test_items_count_tasks_where_they_open_sentences(body: str, codes: list[str]) -> None:
    try:
        read = plan(body)
    except DocumentError:
        assert codes == []
    else:
        assert [task.code for task in read.tasks] == codes


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        # One text below a heading, or a list for all of it, or numbers again: the whole is the task's.
        ("1.建设中心。\n选好地址。（市甲局）\n2.改造街区。\n做好管护。（市乙局）", ["1.1.1", "1.1.2"]),
        ("1.建设中心。\n选好地址。\n做好管护。（市甲局负责）", ["1.1.1"]),
        ("1.建设中心，改造街区。\n选好地址。（市甲局负责）\n做好管护。（市乙局负责）", ["1.1.1"]),
        # Texts with lists of their own.
        (
            "1.建设中心。\n选好地址。（市甲局负责）\n做好管护。（市乙局负责）\n2.改造街区。\n广泛征求意见。（市丙局负责）",
            ["1.1.1.1", "1.1.1.2", "1.1.2.1"],
        ),
    ],
)
def test_a_point_with_several_lists_below_it_is_a_section(body: str, codes: list[str]) -> None:
    assert [task.code for task in plan("一、甲\n（一）乙\n" + body).tasks] == codes


def test_items_that_stand_in_no_section_are_sections_whatever_they_open_with() -> None:
    read = plan("（一）甲，乙5家。（责任单位：某局）\n（二）丙，丁。（责任单位：某委）")
    assert tasks(read) == [("1.1", "task", "甲，乙5家。"), ("2.1", "task", "丙，丁。")]
