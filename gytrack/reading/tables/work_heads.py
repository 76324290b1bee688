"""Headers of columns that say what is done, by their parts: any words that say of what, then a noun: 年度 + 推进 + 目标."""

import re
from collections.abc import Mapping
from typing import Literal

Work = Literal["group", "text", "content", "due", "targets", "stage", "ignored"]

_OF = (
    "20\\d\\d年|年度|年内|全年|当年|本年|今年|年|季度|重点|重大|主要|具体|工作|任务|项目|工程|民生|实事|改革|建设|政策|目标|推进|"
    "落实|实施|完成|阶段性?|总体|预期|创建|发展|整治|整改|提升|服务|分解|细化|量化|事项|措施|活动|行动|计划|办实事|为民|惠民|分项|"
    "子|办理|办结|预计|拟|最终|截止|竣工|完工|建成|投用|投产|落地|出台|见效|达标|交付|考核|验收|评价|绩效|成果|质量|核心|关键|攻坚|"
    "治理|试点|示范|保障|中心|基本|专项|单项|分工|责任|职责|条款|内容|测评|申报|解决|序时|规划|资金|拟建|共性|个性"
)
_NOUNS: dict[Work, str] = {
    "ignored": (
        "投资|总投资|资金|经费|投入|筹措|渠道|地点|地址|选址|依据|进展|进展情况|情况|存在问题|来源|备注|说明|规模|"
        "评分标准|评分细则|测评标准|细则|性质|属性|状态|频次|佐证材料"
    ),
    "due": "时限|时间|期限|节点|年限|日期|工期|进度",
    "targets": "目标|指标|成果|成效|效果|效益|标准|目标值|量化要求|产出",
    "content": "内容|措施|举措|要求|步骤|描述|做法|安排|职责|清单|路径|抓手",
    "text": "事项|项目|任务|工作|实事|名称|条款|要点|重点",
    "group": "类别|分类|类型|领域|方面|板块|方向|专题|环节",
}
_PATTERNS = {role: re.compile(f"(?:{_OF}){{1,8}}(?:{nouns})") for role, nouns in _NOUNS.items()}
_BARE = {role: re.compile(f"(?:{_OF}){{0,8}}(?:{nouns})") for role, nouns in _NOUNS.items()}
_STARTS = re.compile(
    f"(?:{_OF}){{0,4}}(?:开工|启动|开始|起始|动工|入库|印发|发布|申报|报送|填报)(?:时间|日期|时限)"
)
_QUARTER = "(?:[一二三四1-4]|第[一二三四1-4]|各)季度|[上下]半年"
_MONTH = "(?:\\d{1,2}[-—～至])?\\d{1,2}月(?:份|底|末)?前?"
_STAGES = re.compile(
    f"(?:20\\d\\d年)?(?:(?:{_QUARTER}|第[一二三四1-4]阶段)(?:{_OF}){{0,3}}(?:目标|进度|节点|安排)?"
    f"|(?:{_MONTH})(?:{_OF}){{0,3}}(?:目标|进度|节点|安排))"
)
_AND = "[和与及、]"
_DEEDS: tuple[Work, ...] = ("content", "text")


def work_role(header: str) -> Work | None:
    """Tell what stands below a header by its last noun; of two that are joined, what is to be done comes first.

    Goals of a quarter or a month are ``stage``: they lead up to the year's and are said, not read. When something
    begins is no deadline. A noun alone (名称, 标准) says too little, unless it is joined with another.
    """
    if _STAGES.fullmatch(header):
        return "stage"
    if _STARTS.fullmatch(header):
        return "ignored"
    found = _role(header, _PATTERNS)
    parts = [_role(part, _BARE) for part in re.split(_AND, header)]
    if found or len(parts) == 1 or None in parts:
        return found
    return next((role for role in _DEEDS if role in parts), parts[-1])


def _role(words: str, patterns: Mapping[Work, re.Pattern[str]]) -> Work | None:
    return next((role for role, pattern in patterns.items() if pattern.fullmatch(words)), None)
