"""The words of tables' headers, and the role of the column below each: to be checked by a person."""

import re
from typing import Literal

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
    "ignored",
]
"""``group`` is never a task; ``content`` is never a group but where more content follows; ``text`` is either."""

_LEVEL = "(?:(?:省|市|区|县|州|自治区)(?:级|直|属)?|国家)?"
_UNIT = "(?:单位|部门|机构|主体|地区)"
_DOES = "(?:责任|负责|实施|落实|组织|推进|建设|承担|主责)*"
_YEAR = r"(?:20\d\d)年?(?:度|底|末)?"
_NOW = "(?:现状|基期|基准|基础|基数|实际|实绩|完成|预计)(?:值|数|情况|年)?"
_GOAL = "(?:预期|规划|计划|年度|工作|发展|任务)*目标(?:值|数)?|计划(?:值|数)?|规划(?:值|数)"

_WORDS: dict[Role, str] = {
    "number": "序号 编号 序 项次 任务序号 任务编号 项目编号 项目序号 序列",
    "group": (
        "重大工程 重点工程 工程 工程名称 所属工程 领域 重点领域 工作领域 所属领域 类别 工作类别 任务类别 项目类别 分类 类型 大类 方面 工作方面 "
        "板块 工作板块 专项 专项行动 行动 行动名称 重点行动 重点方向 方向 维度 模块 专题 一级任务 一级目录 一级指标 重点环节 环节 归类 改革领域"
    ),
    "text": (
        "工作事项 事项 事项名称 重点事项 主要事项 重点任务 主要任务 工作任务 任务 任务名称 任务事项 重点工作 主要工作 工作 工作名称 工作项目 工作项 重点项目 "
        "项目 项目名称 建设项目 改革任务 改革事项 二级任务 二级目录 目标任务 工作要点 工作重点 总体任务 总任务 重点工作任务 重点任务名称 任务项目 "
        "工作目标任务 工作任务名称 任务分类 重点改革任务 重点改革事项 要点 政策事项 主要工作任务"
    ),
    "content": (
        "主要内容 具体内容 任务内容 工作内容 建设内容 项目内容 实施内容 内容 建设任务 具体任务 具体事项 三级任务 任务分解 分解任务 细化任务 具体工作 具体工作任务 "
        "具体措施 工作措施 主要措施 重点措施 落实措施 推进措施 措施 工作举措 主要举措 重点举措 具体举措 改革举措 推进举措 举措 任务举措 政策举措 "
        "工作要求 具体要求 任务要求 措施内容 任务措施 重点内容 主要建设内容 建设内容及规模 建设规模及内容 工作任务及措施 具体任务内容 任务描述 工作安排 "
        "主要工作内容 主要任务和措施 主要任务及措施 具体任务措施 任务和措施 任务清单 条款内容 政策内容 分工任务 细化措施 具体工作内容 工作步骤"
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
    "name": "指标 指标名称 主要指标 核心指标 监测指标 具体指标 二级指标 三级指标 指标内容 指标项 指标项目 评价指标 发展指标 主要发展指标 主要指标名称",
    "unit": "单位 计量单位 指标单位 数量单位",
    "growth": "年均增长 年均增速 年均 增速 增幅 年均/累计 年均增长/累计 年均增长率 累计",
    "ignored": (
        "备注 说明 注 进展 进展情况 工作进展 最新进展 目前进展 完成情况 落实情况 推进情况 进度 完成进度 存在问题 下步计划 下一步打算 依据 政策依据 文件依据 任务来源 来源 数据来源 出处 "
        "投资 总投资 投资额 总投资额 年度投资 年度计划投资 资金来源 资金 经费 项目地点 建设地点 地点 实施地点 实施范围 属性 指标属性 指标性质 性质 指标类型 状态 建设性质 报送时间 "
        "是否完成 对应条款 页码 分值 权重 数量 规模 建设规模 服务对象 适用对象 支持对象 指标解释 指标说明 统计口径 责任分类"
    ),
}
_ROLE_OF: dict[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split()}
_LEADS = "(?:牵头|主办|主责|主抓|主要责任|第一责任|首要责任)"
_SUPPORTS = "(?:配合|协办|协同|参与|参加|协作|协助|会办|支持|支撑|联合)"
_BEARS = "(?:责任|实施|落实|承办|负责|分工|建设|承担|执行|组织|完成|主管|推进|具体)"
_AND = "[和与及、/及]"
_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "parties",
        re.compile(
            rf"{_LEVEL}{_LEADS}{_DOES}{_UNIT}?{_AND}{_LEVEL}(?:{_SUPPORTS}|{_BEARS}){_DOES}{_UNIT}"
            rf"|{_LEVEL}{_BEARS}{_DOES}{_UNIT}{_AND}(?:责任人|负责人|联系人|分工)"
        ),
    ),
    ("office", re.compile(r".*(?:处室|科室|股室)")),
    (
        "person",
        re.compile(r".*(?:领导|联络员|联络人|联系人|责任人|负责人|电话|联系方式|组长|专员)(?:及.*)?"),
    ),
    ("support", re.compile(rf"{_LEVEL}(?:主要|其他)?{_SUPPORTS}{_DOES}{_UNIT}?")),
    ("lead", re.compile(rf"{_LEVEL}{_LEADS}{_DOES}{_UNIT}?")),
    (
        "parties",
        re.compile(
            rf"{_LEVEL}(?:主要|相关|有关)?{_BEARS}+{_UNIT}|{_LEVEL}{_UNIT}?(?:责任|职责|任务)?分工|(?:责任|任务)?部门(?:分工)?|责任方"
        ),
    ),
    ("targets", re.compile(rf"{_YEAR}(?:主要|工作|年度|建设)*(?:任务|工作|安排|计划)|{_YEAR}预期成果")),
    (
        "value",
        re.compile(
            rf"(?:到|至|截至)?{_YEAR}(?:{_NOW}|{_GOAL})?|(?:{_NOW}|{_GOAL})(?:（?{_YEAR}）?)?|“?十[一二三四五]五”?(?:末|期末|期间)?(?:{_GOAL}|{_NOW})"
        ),
    ),
)
_OF_WORK = (
    "(?:(?:20\\d\\d年)?(?:年度|季度|重点|主要|具体|工作|任务|项目|民生|实事|改革|建设|政策|目标|推进|落实|实施|完成|阶段|总体|预期|创建|发展|"
    "整治|整改|提升|服务|分解|细化|事项|措施|活动|行动|计划|办实事|为民|惠民|分项|子|办理|预计|拟|最终|截止|起止|开竣工))+"
)
_NOUNS: dict[Role, re.Pattern[str]] = {
    "due": re.compile(f"{_OF_WORK}(?:时限|时间|期限|节点|时间节点|年限|日期)"),
    "targets": re.compile(f"{_OF_WORK}(?:目标|指标|成果|成效|效果|标准|目标值)"),
    "content": re.compile(f"{_OF_WORK}(?:内容|措施|举措|要求|步骤|描述|做法|安排)"),
    "text": re.compile(f"{_OF_WORK}(?:事项|项目|任务|工作|实事|名称)"),
    "ignored": re.compile(f"{_OF_WORK}(?:投资|资金|经费|地点|依据|进展|情况|问题|来源|备注|说明)"),
}
"""Headers of further words, by the noun that they end with: 年度推进目标, 实事内容, 民生实事."""
_ASIDE = re.compile(r"[（(][^（）()]*[）)]$")


def role_of(header: str) -> Role | None:
    """Return the role of a column by its header, white space taken out; null for a word that no table above has.

    A unit or a remark in brackets (投资（万元）, 责任单位（第一个为牵头单位）) is passed over.
    """
    for words in (header, _ASIDE.sub("", header)):
        known = _ROLE_OF.get(words)
        if known:
            return known
        for role, pattern in _PATTERNS:
            if pattern.fullmatch(words):
                return role
    bare = _ASIDE.sub("", header)
    return next((role for role, pattern in _NOUNS.items() if pattern.fullmatch(bare)), None)
