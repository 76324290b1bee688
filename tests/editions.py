"""New editions for tests: the example as a drafter revises it, and small plans of texts that cannot be mistaken."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plans import NOWHERE
from workbench import GONGSHU

from gytrack.numerals import write_numeral
from gytrack.reading.files import read_file
from gytrack.records.plan import Head, Plan, Section, Task

_ITEM = re.compile(r"^([一二三四五六七八九十]+)是")
INSERTED = "是建设中医药数字档案平台，归集名老中医的医案，向全区医疗机构开放查询。"
TEXTS = (
    "建设区级中医医院特色优势专科，形成诊疗规范",
    "培育名老中医药专家传承工作室，带教青年骨干",
    "推进社区卫生服务站中医阁改造，配齐适宜设备",
    "开展儿童青少年近视防控，推广耳穴压丸技术",
    "建立饮片质量追溯平台，公布抽检结果",
    "举办膏方节和养生市集，普及健康知识",
    "完善医保支付政策，扩大日间病房范围",
    "组建老年病联盟，设立安宁疗护床位",
    "打造运河文化体验馆，编印研学手册",
    "扶持药企技术改造，申报绿色工厂",
    "健全疫病应急队伍，储备防治物资",
    "实施西学中培训工程，轮训临床医师",
)


def gongshu_text() -> str:
    """Return the text of the example."""
    return read_file(GONGSHU)[1].text


def revised(text: str) -> str:
    """Return the example with an item inserted, one removed, two changed and one moved, all of them of 2.1."""
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("四是实施名医堂工程"))
    items = [at for at in range(first, first + 12) if _ITEM.match(lines[at])]
    four, five, six, _, eight, nine = (lines[at] for at in items)
    five = five.replace("发展高端中医连锁", "到2024年底发展高端中医连锁")
    eight = eight.replace("建设一批有特色优势的基层中医康复中心", "建设不少于 6 家基层中医康复中心")
    rows = [nine, f"四{INSERTED}", four, five, six, eight]
    for number, (at, row) in enumerate(zip(items, rows, strict=True), 4):
        lines[at] = _ITEM.sub(f"{write_numeral(number)}是", row)
    return "\n".join(lines)


def plan_of(*sections: Sequence[str], title: str = "某区试验实施方案") -> Plan:
    """Return a plan of some sections with tasks of these texts, numbered as they stand."""
    titles = ("服务体系", "人才培养", "产业促进", "文化传播")
    heads = tuple(Section(f"{at}", titles[at - 1], NOWHERE) for at in range(1, len(sections) + 1))
    tasks = tuple(
        Task(f"{at}.{number}", f"{at}", "task", text, NOWHERE)
        for at, texts in enumerate(sections, 1)
        for number, text in enumerate(texts, 1)
    )
    return Plan(Head(title), heads, tasks, (), ())


def retitled(plan: Plan, *titles: str) -> Plan:
    """Return a plan whose sections have other titles."""
    sections = tuple(replace(one, title=title) for one, title in zip(plan.sections, titles, strict=True))
    return replace(plan, sections=sections)
