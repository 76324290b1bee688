"""The words of tables' headers, and the role of the column below each; ``body_heads`` and ``work_heads`` know the rest."""

import re
from functools import lru_cache
from typing import Literal

from gytrack.reading.tables.body_heads import duty_role
from gytrack.reading.tables.work_heads import work_role

Role = Literal[
    "number",
    "group",
    "text",
    "content",
    "measures",
    "lead",
    "support",
    "parties",
    "office",
    "person",
    "due",
    "targets",
    "name",
    "unit",
    "value",
    "growth",
    "stage",
    "ignored",
]
"""``group`` is never a task; ``content`` is never a group but where more content follows; ``text`` is either.
``stage`` leads up to a goal and is said, not read."""

_YEAR = r"(?:20\d\d)年?(?:度|底|末)?"
_NOW = "(?:现状|基期|基准|基础|基数|实际|实绩|完成|预计)(?:值|数|情况|年)?"
_GOAL = "指标(?:目标)?值|指标目标|目标数值|(?:预期|规划|计划|年度|工作|发展|任务)*目标(?:值|数)?|计划(?:值|数)?|规划(?:值|数)"

_WORDS: dict[Role, str] = {
    "number": "序号 编号 序 项次 任务序号 任务编号 项目编号 项目序号 序列",
    "group": (
        "重大工程 重点工程 工程 工程名称 所属工程 领域 重点领域 工作领域 所属领域 类别 工作类别 任务类别 项目类别 分类 类型 大类 方面 工作方面 "
        "板块 工作板块 专项 专项行动 行动 行动名称 重点行动 重点方向 方向 维度 模块 专题 一级任务 一级目录 一级指标 重点环节 环节 归类 改革领域 指标类别 指标体系 问题 反馈问题 具体问题 主要问题 问题表现 问题描述 整改问题 问题清单"
    ),
    "text": (
        "工作事项 事项 事项名称 重点事项 主要事项 重点任务 主要任务 工作任务 任务 任务名称 任务事项 重点工作 主要工作 工作 工作名称 工作项目 工作项 重点项目 "
        "项目 项目名称 建设项目 改革任务 改革事项 二级任务 二级目录 目标任务 工作要点 工作重点 总体任务 总任务 重点工作任务 重点任务名称 任务项目 "
        "工作目标任务 工作任务名称 任务分类 重点改革任务 重点改革事项 要点 政策事项 主要工作任务 条款"
    ),
    "content": (
        "主要内容 具体内容 任务内容 工作内容 建设内容 项目内容 实施内容 内容 建设任务 具体任务 具体事项 三级任务 任务分解 分解任务 细化任务 具体工作 具体工作任务 "
        "具体措施 工作措施 主要措施 重点措施 落实措施 推进措施 措施 工作举措 主要举措 重点举措 具体举措 改革举措 推进举措 举措 任务举措 政策举措 "
        "工作要求 具体要求 任务要求 措施内容 任务措施 重点内容 主要建设内容 建设内容及规模 建设规模及内容 工作任务及措施 具体任务内容 任务描述 工作安排 "
        "主要工作内容 主要任务和措施 主要任务及措施 具体任务措施 任务和措施 任务清单 条款内容 政策内容 分工任务 细化措施 具体工作内容 工作步骤 职责 部门职责 单位职责 成员单位职责"
    ),
    "measures": "配套措施 配套政策 配套政策措施 政策措施 支持措施 支持政策 政策支持 保障措施 保障政策 要素保障 配套支持措施",
    "due": (
        "完成时限 完成时间 完成期限 完成日期 完成节点 完成年度 完成年限 时间要求 时限要求 时间节点 完成时间节点 时限 时间 期限 进度安排 进度要求 时间安排 时间进度 工作时限 "
        "办理时限 办结时限 计划完成时间 计划完成时限 预计完成时间 任务时限 推进时间 实施期限 实施时间 实施年限 建设期限 建设年限 建设起止年限 起止时间 起止年限 年度安排 年限 "
        "工作进度安排 落实时限 落实时间 整改时限 出台时间 拟完成时间 要求完成时间 完成时间要求 时间期限"
    ),
    "targets": (
        "目标 工作目标 量化指标 量化目标 量化要求 预期成果 预期目标 预期成效 预期效果 成果形式 成果 目标要求 主要目标 年度目标 任务目标 阶段目标 阶段性目标 建设目标 考核指标 绩效目标 绩效指标 "
        "标志性成果 工作成效 工作成果 完成目标 任务指标 目标成效 具体目标 总体目标 成效目标 目标及成果 主要成果 工作标准 评价标准 完成标准 考核标准 主要目标任务 指标要求 目标指标"
    ),
    "name": "指标 指标名称 主要指标 核心指标 监测指标 具体指标 二级指标 三级指标 指标内容 指标项 指标项目 评价指标 发展指标 主要发展指标 主要指标名称 指标名称及单位 指标及单位 指标名称和单位",
    "unit": "单位 计量单位 指标单位 数量单位",
    "growth": "年均增长 年均增速 年均 增速 增幅 年均/累计 年均增长/累计 年均增长率 累计 累计值 累计数 五年累计 三年累计",
    "ignored": (
        "备注 说明 注 进展 进展情况 工作进展 最新进展 目前进展 完成情况 落实情况 推进情况 进度 完成进度 存在问题 下步计划 下一步打算 依据 政策依据 文件依据 任务来源 来源 数据来源 出处 "
        "投资 总投资 投资额 总投资额 年度投资 年度计划投资 资金来源 资金 经费 项目地点 建设地点 地点 实施地点 实施范围 属性 指标属性 指标性质 性质 指标类型 状态 建设性质 报送时间 "
        "是否完成 对应条款 页码 分值 权重 数量 规模 建设规模 服务对象 适用对象 支持对象 指标解释 指标说明 统计口径 责任分类 存在的问题"
    ),
}
_ROLE_OF: dict[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split()}
_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("targets", re.compile(rf"{_YEAR}(?:主要|工作|年度|建设|目标)*(?:任务|工作|安排|计划)|{_YEAR}预期成果")),
    (
        "value",
        re.compile(
            rf"(?:到|至|截至)?{_YEAR}(?:{_NOW}|{_GOAL})?|(?:{_NOW}|{_GOAL})(?:（?{_YEAR}）?)?|“?十[一二三四五]五”?(?:末|期末|期间)?(?:{_GOAL}|{_NOW})?"
        ),
    ),
)
_ASIDE = re.compile(r"[（(][^（）()]*[）)]$")
_BRACKETS = str.maketrans("", "", "（）()")
_LONGEST = 24


@lru_cache(maxsize=4096)
def role_of(header: str) -> Role | None:
    """Return the role of a column by its header, white space taken out; null for a word that no table above has.

    A unit or a remark in brackets (投资（万元）, 责任单位（第一个为牵头单位）) is passed over, unless the whole is a word
    (责任（配合）单位).
    """
    bare = _ASIDE.sub("", header)
    if len(bare) > _LONGEST:
        return None
    tried = dict.fromkeys((header, bare, bare.translate(_BRACKETS)))
    return next((role for words in tried if words and (role := _role(words))), None)


def _role(words: str) -> Role | None:
    known: Role | None = _ROLE_OF.get(words) or duty_role(words)
    matched = (role for role, pattern in _PATTERNS if pattern.fullmatch(words))
    return known or next(matched, None) or work_role(words)
