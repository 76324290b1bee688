"""A long plan as cities write them, the same for the same seed: its rows, and a text that reads as such a paper."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from gytrack.numerals import write_numeral
from gytrack.records.plan import Head, Party, Place, Plan, Section, Source, Target, Task
from gytrack.records.terms import Kind, Operator
from gytrack.wording import goal

STARTS, ENDS = date(2024, 1, 1), date(2026, 12, 31)
TODAY = date(2025, 6, 30)
"""A day after the last report; measure and export as of this one."""

_TITLE = "某市高质量发展行动方案（2024—2026年）"
_TASKS_A_PROJECT = 25
_PROJECTS_A_CHAPTER = 40
_DUE = (None, None, None, date(2024, 12, 31), date(2025, 6, 30), date(2025, 12, 31), date(2026, 6, 30))
_PLACES = ["城东", "城西", "江南", "江北", "新城", "高桥", "沙坪", "永宁", "白马", "青山"]
_OFFICES = [
    "财政",
    "教育",
    "卫健",
    "民政",
    "农业农村",
    "住建",
    "交通运输",
    "生态环境",
    "市场监管",
    "文旅",
    "商务",
    "科技",
    "人社",
    "应急",
    "水利",
    "统计",
    "医保",
    "审计",
    "司法",
    "信访",
]
_VERBS = [
    "推进",
    "完善",
    "建立",
    "加强",
    "开展",
    "落实",
    "优化",
    "提升",
    "健全",
    "组织",
    "推动",
    "深化",
    "实施",
    "加快",
    "支持",
    "培育",
]
_THINGS = [
    "基层服务体系",
    "重点项目建设",
    "信息平台互联互通",
    "专业人才队伍",
    "老旧小区改造",
    "绿色低碳转型",
    "公共文化设施",
    "产业园区配套",
    "营商环境专项行动",
    "医疗卫生服务",
    "养老托育服务",
    "农村人居环境",
    "数据资源共享",
    "安全生产监管",
    "科技成果转化",
    "水环境综合治理",
]
_NAMES = ["新建站点", "培训人员", "改造小区", "培育企业", "完成投资", "覆盖率", "服务人次", "示范项目"]
_UNITS = ["个", "名", "个", "家", "万元", "%", "万人次", "个"]
_RARE: dict[int, Operator] = {3: "range", 7: "<=", 11: "~", 13: "<", 17: ">"}


def plan_of(tasks: int, chance: Random) -> tuple[Plan, Source]:
    """Return a plan of so many tasks with the text that it could have been read from, a line for each row."""
    paper = _Paper(chance)
    for number in range(tasks):
        paper.add_task(number)
    text = "\n".join(paper.lines) + "\n"
    source = Source(f"{_TITLE}.txt", text, hashlib.sha256(text.encode()).hexdigest())
    head = Head(_TITLE, "某市人民政府办公室", starts=STARTS, ends=ENDS)
    return Plan(head, tuple(paper.sections), tuple(paper.tasks), tuple(paper.targets), ()), source


def sentence(chance: Random, least: int, most: int) -> str:
    """Return a sentence of about so many hanzi."""
    length, text = chance.randint(least, most), ""
    while len(text) < length:
        text += f"{chance.choice(_VERBS)}{chance.choice(_THINGS)}，"
    return text[:-1] + "。"


class _Paper:
    """A paper that grows line by line."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._departments = [f"{place}区{office}局" for place in _PLACES for office in _OFFICES]
        self.lines = [_TITLE]
        self.sections: list[Section] = []
        self.tasks: list[Task] = []
        self.targets: list[Target] = []
        self._add_target("", self._line("坚持稳中求进，全面完成各项任务。"), 5)

    def add_task(self, number: int) -> None:
        project, order = divmod(number, _TASKS_A_PROJECT)
        chapter, project = divmod(project, _PROJECTS_A_CHAPTER)
        if not order:
            self._begin(chapter + 1, project + 1)
        section = f"{chapter + 1}.{project + 1}"
        is_measure = order == _TASKS_A_PROJECT - 1
        code = f"{section}.{'m1' if is_measure else order + 1}"
        text = sentence(self._chance, 60, 100)
        where = self._line(text, f"{order + 1}．")
        kind: Kind = "measure" if is_measure else "task"
        due = self._chance.choice(_DUE)
        ongoing = due is None and number % 12 == 0
        self.tasks.append(Task(code, section, kind, text, where, self._parties(where), due, ongoing))
        if not is_measure and number % 2 == 0:
            self._add_target(code, where, number // 2)
        if number % 10 == 0:
            self._add_target(code, where, number // 10 + 3)
        self._name_parties()

    def _begin(self, chapter: int, project: int) -> None:
        thing = self._chance.choice(_THINGS)
        if project == 1:
            title = f"{thing}工程"
            self.sections.append(
                Section(f"{chapter}", title, self._line(title, f"{write_numeral(chapter)}、"))
            )
        title = f"{self._chance.choice(_VERBS)}{thing}"
        where = self._line(title, f"（{write_numeral(project)}）")
        self.sections.append(Section(f"{chapter}.{project}", title, where))
        if project % 5 == 0:
            where = self._line("夯实工作基础。")
            self._add_target(f"{chapter}.{project}", where, project)

    def _line(self, text: str, mark: str = "") -> Place:
        """Add a line, after the mark that numbers it, and return where its text stands."""
        self.lines.append(mark + text)
        return Place(len(self.lines), len(mark) + 1, len(self.lines), len(mark) + len(text) + 1)

    def _parties(self, where: Place) -> tuple[Party, ...]:
        if self._chance.random() < 0.02:
            return (Party("各有关部门", "lead", where),)
        names = self._chance.sample(self._departments, self._chance.randint(2, 6))
        lead, *support = (Party(name, "lead", where) for name in names)
        return (lead, *(replace(party, role="support") for party in support))

    def _name_parties(self) -> None:
        task = self.tasks[-1]
        support = f"；配合单位：{'、'.join(task.names('support'))}" if task.names("support") else ""
        self.lines[-1] += f"（牵头单位：{'、'.join(task.names('lead'))}{support}）"

    def _add_target(self, owner: str, where: Place, number: int) -> None:
        at = number % len(_NAMES)
        name, unit = _NAMES[at], _UNITS[at]
        op: Operator = _RARE.get(number % 19, ">=" if number % 2 else "=")
        value = Decimal(self._chance.randint(50, 99) if unit == "%" else self._chance.randint(2, 400))
        upper = value + 20 if op == "range" else None
        baseline = (value * 2 if op in ("<", "<=") else value / 4) if number % 3 == 0 else None
        self.targets.append(
            Target(
                owner,
                name,
                op,
                value,
                unit,
                where,
                upper,
                due=self._chance.choice(_DUE),
                baseline=baseline,
                baseline_year=None if baseline is None else STARTS.year - 1,
                per="year" if number % 7 == 0 else None,
            )
        )
        self.lines[-1] += f"到{ENDS.year}年，{name}{goal(op, value, upper, unit)}。"
