from datetime import date

import pytest

from gytrack.reading.document import read_plan
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.layout.closing import closes
from gytrack.reading.layout.interpreting import interpreted_title
from gytrack.reading.text.passage import Passage, Sheet
from gytrack.reading.text.source import decode
from gytrack.records.plan import Plan


def lines(*texts: str) -> list[Passage]:
    return Sheet.of("\n".join(texts)).lines()


def read(text: str) -> Plan:
    return read_plan(plain_paper(decode(text.encode(), "解读.txt")))


@pytest.mark.parametrize(
    "texts",
    [
        ("云川市养老服务三年行动计划",),
        ("云川市政策解读工作实施方案",),
        ("关于做好政策解读工作的通知",),
        ("云川市养老服务三年行动计划", "一、总体要求", "二、政策解读"),
        ("关于公开课的解读",),
        (),
    ],
)
def test_a_plan_explains_no_other(texts: tuple[str, ...]) -> None:
    assert interpreted_title(lines(*texts) if texts else []) is None


@pytest.mark.parametrize(
    "texts",
    [
        ("云川市养老服务行动计划政策解读",),
        ("云川市养老服务", "行动计划", "政策解读"),
        ("《云川市养老服务行动计划》解读",),
        ("关于《云川市养老服务行动计划》的政策解读",),
        ("政策解读", "云川市养老服务行动计划"),
        ("【政策解读】《云川市养老服务行动计划》",),
        ("一图读懂《云川市养老服务行动计划》",),
        ("一图读懂", "云川市养老服务行动计划"),
        ("图解：云川市养老服务行动计划",),
        ("云川市民政局", "《云川市养老服务行动计划》政策问答"),
        ("《云川市养老服务行动计划》起草说明",),
    ],
)
def test_the_title_of_the_plan_explained(texts: tuple[str, ...]) -> None:
    found = interpreted_title(lines(*texts))
    assert found is not None
    assert found.title == "云川市养老服务行动计划"


@pytest.mark.parametrize(
    "text",
    ["自2024年起实施名医工程", "自主开展活动", "建立有效期管理制度", "联系群众", "2024年3月1日前建成平台"],
)
def test_a_task_closes_no_paper(text: str) -> None:
    assert not closes(lines(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "2023年11月30日印发",
        "自2023年12月31日起施行",
        "自2023年12月31日起施行，有效期3年",
        "有效期3年",
        "有效期至2027年12月31日",
        "解读机关：某区卫生健康局",
        "解读人：某某",
        "联系电话：0500-5550128",
        "本行动计划自2024年9月1日起施行，有效期3年。",
    ],
)
def test_days_and_contacts_close_a_paper(text: str) -> None:
    assert closes(lines(text)[0])


PROSE = """关于《云川市养老服务行动计划（2024—2026年）》的解读

一、起草背景
《某某法》自2021年6月1日起施行。我市60岁以上老年人占比达到21.3%。2024年3月1日，市政府办公室印发《云川市养老服务行动计划（2024—2026年）》（云政办发〔2024〕12号）。
二、制定依据
1.《国务院关于养老工作的意见》（国发〔2023〕5号）
三、主要内容
（一）总体要求。到2026年，护理型床位占比达到60%。
（二）重点任务。共2项任务。
1.完善服务网络。建设街道养老综合体20个。
2.做强队伍。培训护理员3000名。
（三）保障措施。加强组织领导，强化资金保障。
四、关键词诠释
护理型床位：指为失能老人设置的床位。
五、解读机关、解读人
解读机关：云川市民政局
解读人：某某
联系电话：0500-7654321
《行动计划》自2024年4月1日起施行，有效期3年。
"""


def test_an_interpretation_in_prose_gives_the_plan_that_it_explains() -> None:
    plan = read(PROSE)
    assert [(task.code, task.kind) for task in plan.tasks] == [
        ("3.2.1", "task"),
        ("3.2.2", "task"),
        ("3.3.1", "safeguard"),
    ]
    assert [(target.owner, int(target.value)) for target in plan.targets] == [
        ("", 60),
        ("3.2.1", 20),
        ("3.2.2", 3000),
    ]
    head = plan.head
    assert head.interprets
    assert head.title == "云川市养老服务行动计划（2024—2026年）"
    assert head.doc_no == "云政办发〔2024〕12号"
    assert (head.issued, head.effective, head.expires) == (
        date(2024, 3, 1),
        date(2024, 4, 1),
        date(2027, 3, 31),
    )


def test_the_days_of_other_papers_are_not_those_of_the_plan() -> None:
    text = PROSE.replace("《行动计划》自2024年4月1日起施行，有效期3年。\n", "").replace(
        "2024年3月1日，市政府办公室", "日前，"
    )
    head = read(text).head
    assert (head.issued, head.effective, head.expires) == (None, None, None)


def test_a_plan_is_no_interpretation() -> None:
    assert not read("某区工作实施方案\n一、重点任务\n1.建设中心。\n").head.interprets


def test_questions_are_read_as_what_they_ask_for() -> None:
    plan = read(
        "《云川市托育服务行动方案》政策问答\n"
        "一、为什么要出台《行动方案》？\n答：现有托位4200个，供给不足。\n"
        "二、总体目标是什么？\n答：到2026年，普惠托位占比达到65%。\n"
        "三、主要任务有哪些？\n答：共两方面任务。\n"
        "（一）增加服务供给。新建托育中心6家。\n（二）提升队伍素质。培训保育员800人次。\n"
        "四、什么时候开始施行？\n答：《行动方案》自2024年6月10日起施行，有效期至2026年12月31日。\n"
    )
    assert [task.code for task in plan.tasks] == ["3.1.1", "3.2.1"]
    assert [(target.owner, int(target.value)) for target in plan.targets] == [
        ("", 65),
        ("3.1.1", 6),
        ("3.2.1", 800),
    ]
    assert (plan.head.effective, plan.head.expires) == (date(2024, 6, 10), date(2026, 12, 31))


def test_one_without_tasks_still_gives_the_dates_of_its_plan() -> None:
    paper = read(
        "《某区养老服务行动方案》政策解读\n一、起草背景\n为做好工作，起草本方案。方案于2024年3月5日印发，自2024年4月1日起施行。\n"
        "二、起草过程\n多次听取意见。\n"
    )
    assert (paper.tasks, paper.head.issued, paper.head.effective) == ((), date(2024, 3, 5), date(2024, 4, 1))
    assert [issue.unsure for issue in paper.issues] == ["没有读出任务"]
