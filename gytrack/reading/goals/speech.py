"""Numbers that count nothing to be reached: 第3届, 3个方面, 三大平台, 甲、乙、丙3个事项."""

import re

from gytrack.reading.goals.mentions import Mention

_SUM = re.compile(
    r"(?:此|这|该|上述|以上|以下|下列|前述|每(?:增加|新增|吸纳|招用|培养|引进|完成)?|第|排名前|排名|位列前|(?<![年底月日末])前|全国前|另|(?<![部充评积学成十百得])分|分成|分为)$"
)
_ASPECTS = re.compile(
    r"(?:方面|阶段|层面|维度|步骤|部分|等次|档次|角度|时段|行业领域|重点领域|领域|大类|以上档次|轮次|地级市|设区市|市州|年级)"
)
_GROUPS = re.compile(r"(?:重点|困难|特殊|特定|重要)?(?:群体|人群|人员|对象|人才)")
_SAYS = re.compile(
    r"(?:^|共|包括|包含|涵盖|提出|明确|部署|列出|安排|确定|涉及|方面)了?(?:[一二三四五六七八九十]+个方面)?的?$"
)
_PARTS = re.compile(
    r"(?:重点|主要|具体|工作|政策)*(?:任务|措施|举措|条款|内容|部分|章节|政策)(?:[，。；、）]|$)"
)
_BUILDS = re.compile(r"建立|建设|打造|建成|创建|构建|新建")
_LONGEST = 8
_SUMMED = frozenset(("个", "项", "类", "种"))
_NOUN = re.compile(r"[^\W\d_a-zA-Z]")
_DOES = re.compile(
    r"实现|做到|做好|完成|推出|打造|推动|推进|开展|落实|办好|培育|培养|引进|建成|遴选|选拔|制定|出台|发布|争创"
)


def is_counted_off(text: str, mention: Mention) -> bool:
    """第3届, 前10名, 此3类, 每10万人, 分3批; 3个方面."""
    if _SUM.search(mention.before[-_LONGEST:]) or _SUM.search(mention.lead[-_LONGEST:]):
        return True
    if mention.quantity.measure == "类" and _GROUPS.match(text, mention.bound.end):
        return True
    return mention.quantity.measure in ("个", "大", "") and bool(_ASPECTS.match(text, mention.bound.end))


def counts_the_paper(text: str, mention: Mention) -> bool:
    """共2项任务, 提出了五个方面15条措施 count the parts of the paper itself."""
    return bool(_SAYS.search(mention.before) and _PARTS.match(text, mention.bound.end))


def is_figure_of_speech(_text: str, mention: Mention) -> bool:
    """三大平台 of a heading; 建立…三大基地 is a goal."""
    return mention.quantity.great and not _BUILDS.search(mention.lead)


def sums_up(text: str, mention: Mention) -> bool:
    """甲、乙、丙3个事项通过平台办理 sums up what it lists; 做好甲、乙等3个事项 is a goal."""
    quantity = mention.quantity
    if quantity.measure not in _SUMMED or quantity.great or mention.bound.start != quantity.start:
        return False
    before = mention.before
    listed = before.count("、") > 1 and not before.endswith(("、", "和", "及"))
    return listed and not _DOES.search(before.partition("、")[0]) and bool(_NOUN.match(text, quantity.end))
