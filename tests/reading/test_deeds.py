"""Lists of deeds in shapes that have no outline: numbers alone on lines, run in, blocks of labels, rows of blanks."""

import pytest
from papers import plan_of, sections, tasks

from gytrack.errors import DocumentError
from gytrack.reading.language.deeds import says_deed
from gytrack.reading.text.passage import Sheet

DEEDS = "某区2025年民生实事项目安排\n"


@pytest.mark.parametrize(
    "text",
    ["张三", "政务公开", "某区甲局", "2025年1月8日", "责任编辑：李四", "图为活动现场", "第2版", "为政之道"],
)
def test_no_deed(text: str) -> None:
    assert not says_deed(Sheet.of(text).lines()[0])


@pytest.mark.parametrize(
    "text",
    [
        "新建泵站3座",
        "建成城北分馆",
        "2家长者食堂",
        "为老人免费体检",
        "*改造管网",
        "城区新增车位400个",
        "新、改建学校",
    ],
)
def test_a_deed(text: str) -> None:
    assert says_deed(Sheet.of(text).lines()[0])


PAGES = "\n".join(
    f"全区各级要把办好实事作为头等大事，统筹安排各项资金，加大工作力度，确保\n各项工作按时完成，让群众得到实惠，不断提升群众获得感。\n{page}\n"
    for page in range(1, 6)
)


@pytest.mark.parametrize(
    "text",
    [
        DEEDS + PAGES,
        DEEDS + "2023\n新建泵站3座\n2024\n新建泵站4座\n2025\n新建泵站5座\n",
        DEEDS + "参加人员如下：(1)张三；(2)李四；(3)王五。\n",
        DEEDS + "参会单位如下：\n(1)张三\n(2)李四\n(3)王五\n",
        DEEDS + "1\n张三\n2\n李四\n3\n王五\n",
        "旅行小贴士\n1\n准备2件外套\n2\n准备3双袜子\n3\n准备5瓶饮用水\n",
        DEEDS + "1\n新建泵站3座\n3\n新建泵站4座\n7\n新建泵站5座\n",
        DEEDS + "具体任务\n责任单位\n完成时限\n",
        "某县2024年民生实事完成情况\n去年办好3件实事，分别是：（1）新建学校2所；（2）改造小区5个；（3）新增床位300张。\n",
        "某县2025年民生实事征集公告\n1 电话：12345\n2 信箱：某县政府\n3 网站：某县门户\n",
    ],
)
def test_what_is_no_list_of_deeds_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        plan_of(text)


def test_pages_of_a_plan_number_no_deeds() -> None:
    read = plan_of(
        "某区工作实施方案\n一、重点任务\n（一）建设泵站\n新建泵站3座。\n1\n（二）改造管网\n改造管网5公里。\n2\n"
        "（三）修缮道路\n修缮道路6公里。\n3\n"
    )
    assert [code for code, *_ in tasks(read)] == ["1.1.1", "1.2.1", "1.3.1"]


@pytest.mark.parametrize("marks", ["1 2 3", "01 02 03", "① ② ③", "1、 2、 3、", "（1） （2） （3）"])
def test_a_number_alone_heads_the_lines_below_it(marks: str) -> None:
    one, two, three = marks.split()
    read = plan_of(
        f"{DEEDS}{one}\n新建泵站3座\n*改造管网5公里\n{two}\n修缮道路6公里，新增车位400个\n新建公园\n{three}\n建成分馆\n"
    )
    assert sections(read) == [("1", "新建泵站3座"), ("2", "修缮道路6公里，新增车位400个"), ("3", "建成分馆")]
    assert [(code, text) for code, text, *_ in tasks(read)] == [
        ("1.1", "新建泵站3座"),
        ("1.2", "改造管网5公里"),
        ("2.1", "修缮道路6公里，新增车位400个"),
        ("2.2", "新建公园"),
        ("3.1", "建成分馆"),
    ]


def test_a_heading_above_sentences_is_no_deed_and_lists_hold_for_all_of_a_number() -> None:
    read = plan_of(
        f"{DEEDS}1\n泵站工程\n新建泵站3座。\n改造管网。\n责任单位：区甲局\n2\n新建公园1座\n（牵头单位：区乙局）\n3\n建成分馆\n责任单位\n区丙局\n"
    )
    assert sections(read)[0] == ("1", "泵站工程")
    assert tasks(read) == [
        ("1.1", "新建泵站3座。", "区甲局", ""),
        ("1.2", "改造管网。", "区甲局", ""),
        ("2.1", "新建公园1座", "区乙局", ""),
        ("3.1", "建成分馆", "区丙局", ""),
    ]


def test_what_stands_among_deeds_and_is_none_is_said() -> None:
    read = plan_of(
        f"{DEEDS}1\n新建泵站3座\n图片说明\n2\n改造管网5公里\n3\n建成分馆\n责任编辑：李四\n扫一扫关注\n"
    )
    assert [text for _, text, *_ in tasks(read)] == ["新建泵站3座", "改造管网5公里", "建成分馆"]
    assert {issue.place.line for issue in read.issues} >= {4}


@pytest.mark.parametrize(("open_", "close"), [("(", ")"), ("", "."), ("", "、")])
@pytest.mark.parametrize(
    "lead", ["重点办好3件实事，分别是：", "具体如下：", "确保年底前完成经代表投票产生的实事:"]
)
def test_deeds_run_in_behind_a_colon(lead: str, open_: str, close: str) -> None:
    one, two, three = (f"{open_}{number}{close}" for number in "123")
    read = plan_of(
        f"{DEEDS}今年{lead}{one}新建泵站3座。{two}完成管网改造。{three}建成分馆，新增座位400个。\n"
    )
    assert sections(read) == [("1", "新建泵站3座"), ("2", "完成管网改造"), ("3", "建成分馆，新增座位400个")]
    assert [code for code, *_ in tasks(read)] == ["1.1", "2.1", "3.1"]


def test_bracketed_numbers_alone_count_deeds() -> None:
    read = plan_of(f"{DEEDS}(1)新建泵站3座。\n(2)完成管网改造。\n(3)建成分馆。\n")
    assert [(code, text) for code, text, *_ in tasks(read)] == [
        ("1.1", "新建泵站3座"),
        ("2.1", "完成管网改造"),
        ("3.1", "建成分馆"),
    ]


def test_blocks_of_labels_that_stand_alone() -> None:
    read = plan_of(
        "某县2025年重点任务清单\n具体任务\n新建泵站3座，改造\n管网5公里。\n责任单位\n甲局、乙局\n丙公司\n配合单位\n各乡镇\n"
        "完成时限\n6月底前\n进展情况\n已完成选址\n具体任务\n修缮道路\n牵头单位\n丁局\n"
    )
    assert sections(read) == [("1", "新建泵站3座，改造管网5公里"), ("2", "修缮道路")]
    assert tasks(read) == [
        ("1.1", "新建泵站3座，改造管网5公里。", "甲局", "乙局、丙公司、各乡镇"),
        ("2.1", "修缮道路", "丁局", ""),
    ]
    assert str(read.tasks[0].due) == "2025-06-30"
    assert any(issue.place.line <= 13 <= issue.place.end_line for issue in read.issues)


def test_the_first_label_of_a_block_may_name_what_the_second_tells() -> None:
    read = plan_of(
        "某县2025年重点任务清单\n"
        + "".join(
            f"责任单位\n{body}\n工作任务\n{name}\n具体内容\n{text}\n"
            for body, name, text in [
                ("甲局", "泵站工程", "新建泵站3座。"),
                ("乙局", "道路工程", "修缮道路。"),
            ]
        )
    )
    assert sections(read) == [("1", "泵站工程"), ("2", "道路工程")]
    assert tasks(read) == [("1.1", "新建泵站3座。", "甲局", ""), ("2.1", "修缮道路。", "乙局", "")]


def test_numbers_parted_by_blanks_and_bodies_behind_the_last_stop() -> None:
    read = plan_of(
        "某市2025年政府工作任务分解表\n序号 工作任务 牵头责任单位\n一、主要目标分解\n1 生产总值增长7%以上. 发改委\n"
        "2 新建泵站3座. 水务局、财政局\n3 修缮道路. 交通局\n二、重点任务\n4 建成分馆. 文旅局\n"
    )
    assert tasks(read) == [
        ("1.1", "生产总值增长7%以上.", "发改委", ""),
        ("1.2", "新建泵站3座.", "水务局、财政局", ""),
        ("1.3", "修缮道路.", "交通局", ""),
        ("2.4", "建成分馆.", "文旅局", ""),
    ]


def test_numbers_parted_by_blanks_count_deeds() -> None:
    read = plan_of(f"{DEEDS}01 新建泵站3座。\n02 改造管网5公里；新增车位400个。\n03 建成分馆。\n")
    assert [code for code, *_ in tasks(read)] == ["1.1", "2.1", "3.1"]


@pytest.mark.parametrize(
    "text",
    [
        "一、重点任务\n（一）建设\n新建泵站，到2025年达到\n3 座，其中城区\n4 座，乡镇\n5 座。\n",
        "一、重点任务\n（一）建设\n新建泵站。\n2 改造管网。\n",
    ],
)
def test_figures_that_open_a_line_are_no_marks(text: str) -> None:
    assert [code for code, *_ in tasks(plan_of("某市工作实施方案\n" + text))] == ["1.1.1"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "开展整治。由甲办、乙公司和各村（社区）负责具体实施。",
            ("开展整治。", "甲办", "乙公司、各村（社区）"),
        ),
        ("开展整治。水利所和各村（社区）负责实施。", ("开展整治。", "水利所", "各村（社区）")),
        ("开展整治。各中小学校负责具体实施（小学由总校统筹）。", ("开展整治。", "各中小学校", "")),
        ("开展整治。经济办和招商办负责组织各企业具体实施。", ("开展整治。", "经济办", "招商办")),
        ("开展整治。卫生院、文教办负责组织。", ("开展整治。", "卫生院", "文教办")),
        ("市甲局负责河道整治工作。加强巡查。", ("市甲局负责河道整治工作。加强巡查。", "市甲局", "")),
        ("开展整治。由向阳街道、组织部负责实施。", ("开展整治。", "向阳街道", "组织部")),
        ("各部门要负责本区域的整治工作。", ("各部门要负责本区域的整治工作。", "各部门", "")),
    ],
)
def test_who_does_it_is_said_in_a_sentence(text: str, told: tuple[str, str, str]) -> None:
    read = plan_of(f"某镇整治行动方案\n一、重点任务\n（一）整治\n1.{text}\n")
    assert tasks(read) == [("1.1.1", *told)]


@pytest.mark.parametrize(
    "text",
    [
        "开展整治。甲局负责督促检查，整改到位。",
        "开展整治。主要领导负责具体实施。",
        "开展整治。对市政府负责。",
        "指定专人负责实施。",
        "主要负责人要负责整治工作。",
        "制定办法负责实施。",
        "企业负责投入资金。",
        "由第三方机构负责检测。",
    ],
)
def test_nobody_is_named(text: str) -> None:
    read = plan_of(f"某镇整治行动方案\n一、重点任务\n（一）整治\n1.{text}\n")
    assert tasks(read) == [("1.1.1", text, "", "")]


def test_a_section_that_says_who_answers_is_a_task() -> None:
    read = plan_of(
        "某市整治行动方案\n一、职责分工\n（一）市甲局负责河道整治工作。\n（二）市乙局负责道路整治工作。同时抓好绿地。\n"
    )
    assert [(code, lead) for code, _, lead, _ in tasks(read)] == [("1.1.1", "市甲局"), ("1.2.1", "市乙局")]


@pytest.mark.parametrize(
    "text",
    [
        DEEDS + "1\n新建泵站3座。\n区甲局\n2\n改造管网5公里。\n区乙局\n3\n建成分馆。\n区甲局\n",
        DEEDS
        + "工作任务\n|\n责任单位\n|\n1\n|\n新建泵站3座\n|\n区甲局\n|\n2\n|\n改造管网\n|\n区甲局\n|\n3\n|\n建成分馆\n|\n",
    ],
)
def test_cells_of_a_table_are_no_deeds(text: str) -> None:
    with pytest.raises(DocumentError):
        plan_of(text)


def test_what_a_page_prints_below_the_last_deed_is_no_part_of_it() -> None:
    read = plan_of(
        f"{DEEDS}今年办好3件实事，分别是：(1)新建泵站3座。(2)完成管网改造。(3)建成分馆。\n政务公开\n索引号:2025-01 来源:某县\n"
    )
    assert tasks(read)[-1][1] == "建成分馆"


def test_a_counted_line_keeps_its_text_whole() -> None:
    read = plan_of(
        f"{DEEDS}1.组织开展河道整治行动。清理垃圾。\n2.组织开展道路整治行动。修补路面，安装护栏。\n"
    )
    assert [text for _, text, *_ in tasks(read)] == [
        "组织开展河道整治行动。清理垃圾。",
        "组织开展道路整治行动。修补路面，安装护栏。",
    ]


def test_names_of_images_are_no_text() -> None:
    read = plan_of(
        f"{DEEDS}（一）新建泵站3座\n建成3座。\n2.png\n（二）改造管网5公里\n改造管网6公里。\n3.JPG\n"
    )
    assert [text for _, text, *_ in tasks(read)] == ["建成3座。", "改造管网6公里。"]


def test_ordinals_alone_count_deeds() -> None:
    read = plan_of(f"{DEEDS}今年办好下列实事。\n一是新建泵站3座。\n二是完成管网改造。\n三是建成分馆。\n")
    assert [(code, text.strip("。")) for code, text, *_ in tasks(read)] == [
        ("1.1", "新建泵站3座"),
        ("2.1", "完成管网改造"),
        ("3.1", "建成分馆"),
    ]


def test_ordinals_below_sections_count_tasks_of_these() -> None:
    read = plan_of(
        "某市工作实施方案\n一、重点任务\n（一）建设\n一是新建泵站3座。\n二是改造管网。\n三是建成分馆。\n"
    )
    assert [code for code, *_ in tasks(read)] == ["1.1.1", "1.1.2", "1.1.3"]


def test_deeds_behind_chinese_numbers_run_in() -> None:
    read = plan_of("某市12件实事\n这些实事是：一、新建泵站3座。二、对旧街进行整治。三、建成分馆。\n")
    assert [code for code, *_ in tasks(read)] == ["1.1", "2.1", "3.1"]


@pytest.mark.parametrize(
    "items",
    [
        "1.新建泵站3座。\n2.改造管网5公里。\n3.建成分馆1座。\n",
        "这些实事是：一、新建泵站3座。二、对旧街进行整治。三、建成分馆1座。\n",
        "一是新建泵站3座。\n二是全程督办管网改造。\n三是建成分馆1座。\n",
    ],
)
def test_what_follows_deeds_of_a_paragraph_each_is_none_of_them(items: str) -> None:
    read = plan_of(f"{DEEDS}{items}为办好上述项目，市里已开展调查。\n")
    assert [text.strip("。") for _, text, *_ in tasks(read)][-1] == "建成分馆1座"
    assert len(read.tasks) == 3


def test_a_section_whose_first_line_is_but_a_list_is_named_by_it() -> None:
    read = plan_of(
        "某市实事项目\n1\n（责任单位：市甲局）\n新建泵站3座。\n2\n改造管网5公里。\n3\n建成分馆1座。\n"
    )
    assert [section.title for section in read.sections][1:] == ["改造管网5公里", "建成分馆1座"]
    assert all(section.title for section in read.sections)
