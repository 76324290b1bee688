"""What a heading says of its section: background, goals, work, safeguards, supplementary clauses."""

import re
from typing import Literal

SectionKind = Literal["background", "goal", "work", "safeguard", "supplement"]

# Why there is a plan and how it came about, whom it concerns, what its words mean: an interpretation tells it at length.
_ORIGINS = "重要|重大|现实|背景|意义|必要性|依据|基础|形势|现状|过程|经过|缘由"
_GOAL = re.compile(
    rf"(?:(?:{_ORIGINS})+[和与及、])?"
    r"(?:总体|主要|基本|工作|建设|发展|改革|行动|活动|指导|任务|年度|阶段性?|预期|战略)*"
    r"(?:要求|思路|思想|原则|目标|考虑|定位|主题|目标任务|目标要求)"
    r"(?:[和与及、](?:总体|主要|基本|工作|发展|指导)*(?:要求|思路|思想|原则|目标))*"
)
_BACKGROUND = re.compile(
    r"(?:政策|文件|工作|发展|编制|制定|起草|制订|修订|出台|法律|总体|有关|面临|的)*"
    rf"(?:{_ORIGINS})+(?:[和与及、](?:主要|工作|发展|政策|编制|制定|起草|出台|法律)*(?:{_ORIGINS})+)*"
    r"|(?:编制|制定|起草|修订|出台|征求意见|意见采纳|有关)的?(?:有关)?情况|(?:起草|编制|制定)说明"
    r"|(?:政策)?适用(?:范围|对象)(?:[和与及、](?:适用)?(?:范围|对象))?|(?:涉及|实施|政策)(?:范围|对象)"
    r"|(?:关键词|名词|术语|专业术语|关键词语)(?:诠释|解释|解读|释义|说明)"
    r"|新旧(?:政策|文件)(?:的)?(?:差异|对比|变化|衔接|区别).*"
    r"|(?:其他)?(?:需要?|有关)说明的?(?:有关|其他|几个|相关)*(?:问题|事项|情况)"
    r"|解读(?:机关|单位|部门|人)(?:[和与及、].*)?|(?:政策)?(?:咨询|联系)(?:方式|电话|渠道|单位|机关)"
)
_STRENGTHEN = r"(?:切实|进一步|全面)?(?:加强|强化|健全|完善|落实|夯实|做好|抓好|严格|压实)?"
_SAFEGUARD_WORDS = (
    "制度|组织|实施|保障|领导|措施|机制|工作|要求|体系|推进|落实|监督|考核|评估|统筹|协调|协同|政策|条件|督导|检查|管理|宣传|引导|培训|"
    "活动|纪律|几点|调度|督促|资金|经费|要素|人才|队伍|科技|法治|有关|相关"
)
_SAFEGUARD = re.compile(
    rf"(?=.*(?:保障|组织实施|组织领导|组织推进|(?:工作|有关|相关|活动|纪律|几点)要求)){_STRENGTHEN}"
    rf"(?:{_SAFEGUARD_WORDS})+(?:[和与及、](?:{_SAFEGUARD_WORDS})+)*"
)
_SUPPLEMENT = re.compile(r"附则|其他(?:事项)?|有关事项|实施时间|施行(?:日期|时间)|有效期.*")
# An interpretation that asks: 总体目标是什么？ is 总体目标; why and when ask for no task.
_ASKED = re.compile(r"(?:主要|具体|都)*(?:是|有|包括|涉及)?(?:什么|哪些|哪几个?|怎样的)(?:内容|方面)?？?")
_WHY = re.compile(r"(?:为什么|为何).*")
_WHEN = re.compile(r".{0,12}(?:什么时候|何时|什么时间)(?:起|开始|正式)*.{0,6}(?:施行|实施|执行|生效|有效)？?")
_KINDS: tuple[tuple[SectionKind, re.Pattern[str], bool], ...] = (
    ("background", _WHY, False),
    ("supplement", _WHEN, True),
    ("background", _BACKGROUND, False),
    ("safeguard", _SAFEGUARD, True),
    ("goal", _GOAL, False),
    ("supplement", _SUPPLEMENT, True),
)
"""The kinds with how their headings read, and whether only sections that stand in no other can be of them."""
_WHOLE = re.compile(
    r"(?:《[^《》]*》|本?(?:方案|计划|意见|规划|措施|办法|要点)|文件|政策|核心|主要|重点|基本|具体)+的?(?:主要|重点|核心|具体)?内容"
)
_WORK = "任务|措施|举措|步骤|安排|工作|内容|重点|目标|要求|分工|职责|阶段"
_OF_WORK = (
    "主要|重点|具体|目标|年度|总体|基本|实施|活动|推进|整治|行动|时间|进度|方法|部门|职责|责任|分解|落实"
)
_FRAME = re.compile(rf"(?:{_OF_WORK}|{_WORK})*(?:{_WORK})(?:[和与及、](?:{_OF_WORK}|{_WORK})+)*")
_REQUIREMENTS = re.compile(r"(?:工作|有关|相关|具体|组织|纪律|活动)+要求|(?:有关|相关|工作)?要求")


def holds_whole_plan(title: str) -> bool:
    """Tell 主要内容 of an interpretation: the sections below it are those of the plan, as if they stood at the top."""
    return bool(_WHOLE.fullmatch(_plain(title)))


def frames_plan(title: str) -> bool:
    """Tell a heading that only a plan has: 主要任务, 实施步骤, 工作目标和要求."""
    return bool(_FRAME.fullmatch(_plain(title)))


def kind_of_heading(title: str, inside: SectionKind | None) -> SectionKind:
    """Tell what a section holds by its title and by the section it stands in, if any.

    建设目标 below an ordinary part holds its goals; below 总体要求 every section is one of goals; 工作要求 is a
    safeguard though 总体要求 is not, and below an ordinary part it holds tasks.
    """
    if inside and inside != "work":
        return inside
    top = inside is None
    title = _plain(title)
    if not top and _REQUIREMENTS.fullmatch(title):
        return "work"
    return next(
        (kind for kind, pattern, at_top in _KINDS if (top or not at_top) and pattern.fullmatch(title)), "work"
    )


def _plain(title: str) -> str:
    """Return what a title asks for: 总体目标 of 总体目标是什么？."""
    found = next(_ASKED.finditer(title), None)
    return title[: found.start()] if found and found.end() == len(title) and found.start() else title
