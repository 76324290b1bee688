"""What a heading says of its section: goals, work, safeguards, supplementary clauses."""

import re
from typing import Literal

SectionKind = Literal["goal", "work", "safeguard", "supplement"]

_GOAL = re.compile(
    r"(?:总体|主要|基本|工作|建设|发展|改革|行动|活动|指导|任务|年度|阶段性?|预期|战略)*"
    r"(?:要求|思路|思想|原则|目标|考虑|定位|主题|目标任务|目标要求)"
    r"(?:[和与及、](?:总体|主要|基本|工作|发展|指导)*(?:要求|思路|思想|原则|目标))*"
    r"|(?:工作|发展|编制|制定|出台)?(?:背景|依据|基础|形势|现状|意义|重要意义)|重要意义|适用范围"
)
_STRENGTHEN = r"(?:切实|进一步|全面)?(?:加强|强化|健全|完善|落实|夯实|做好|抓好|严格|压实)?"
_SAFEGUARD_WORDS = "制度|组织|实施|保障|领导|措施|机制|工作|要求|体系|推进|落实|监督|考核|评估|统筹|政策|条件|督导|检查|管理|有关|相关"
_SAFEGUARD = re.compile(
    rf"(?=.*(?:保障|组织实施|组织领导|组织推进|工作要求|有关要求|相关要求)){_STRENGTHEN}"
    rf"(?:{_SAFEGUARD_WORDS})+(?:[和与及、](?:{_SAFEGUARD_WORDS})+)*"
)
_SUPPLEMENT = re.compile(r"附则|其他(?:事项)?|有关事项|实施时间|施行(?:日期|时间)|有效期.*")


def kind_of_heading(title: str, inside: SectionKind | None) -> SectionKind:
    """Tell what a section holds by its title and by the section it stands in, if any.

    建设目标 below an ordinary part holds its goals; below 总体要求 every section is one of goals; 工作要求 is a
    safeguard though 总体要求 is not.
    """
    if inside and inside != "work":
        return inside
    top = inside is None
    if top and _SAFEGUARD.fullmatch(title):
        return "safeguard"
    if _GOAL.fullmatch(title):
        return "goal"
    return "supplement" if top and _SUPPLEMENT.fullmatch(title) else "work"
