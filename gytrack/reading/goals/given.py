"""Numbers of what is there already: 依托4家医院, 现有8家, 截至去年底已建成5家."""

import re

from gytrack.reading.goals.mentions import Mention

_ACHIEVES = (
    "建成|建设|新增|新建|打造|培养|培育|引进|创建|培训|遴选|组织|选拔|举办|完成|实现|达|设立|建立|提高|提升|扩大|增|压|缩|降|放宽|开展|推出|"
    "推动|认定|评选|选派|招引|落户|获批|争取|力争|选择|稳定在|保持在|维持在|控制在"
)
ACHIEVED = re.compile(_ACHIEVES)
_PREFACE = "(?:各地|各部门|各级|要|应|充分|原则上|积极)?"
_GIVEN = re.compile(
    rf"{_PREFACE}(?:以(?!工代赈|旧换新|奖代补|[上下内外])|依托|对(?![口接标外内])于?|把|将|围绕|按照|按|根据|凭|利用(?!外资)|发挥|通过|现有|已|聚焦|立足|遵循)"
)
TREATED = re.compile(rf"{_PREFACE}(?:对于?|将|把)")
# 对6万户家庭进行改造: what is done to them is the goal.
TREATS = re.compile(
    r"改造|修缮|修复|整治|治理|提升|培训|轮训|救助|帮扶|筛查|体检|打造|建设成|培育成|用于|投向|达到|提高|降低|压"
)
_EXISTS = re.compile(
    r"现有|已有|原有|既有(?!住宅|建筑|居住|多层|小区)|现已|已经|目前(?:有|共)|此前|(?:前期|先期)(?=已|建|开展|试点|实施|完成)|(?<![自早])已(?=[建完累达形开培拥获认设实有])"
)
_BACKGROUND = re.compile(
    r"(?:截至|截止|目前|当前|近年来|近?[一二三四五六七八九十两\d]+年来|近[一二三四五两\d]+年|自?20\d\d年以来|过去|去年|上年|“?十[二三]五”?(?:时期|期间)?以来)"
)
_AHEAD = re.compile(r"力争|争取|确保|到20\d\d年|到“|预计|目标|今年|下一步|计划|20\d\d年底?前")
# 反馈的35个问题 are found already.
_FOUND = re.compile(
    r"(?:反馈|指出|交办|移交|发现|排查出?|梳理出?|形成|列出|确定|明确|公布|下发|印发|出台|征集|承接|下放|取消|授予)的$"
)
_CARRIED_OUT = re.compile(
    r"(?:落实|执行|贯彻|兑现|用好|用足|抓好|遵守|符合|遵循)(?!.*(?:制定|出台|推出|编制))"
)
_RULES = re.compile(
    r"的?[^\W\d_a-zA-Z]{0,8}?(?:政策|措施|制度|规定|要求|举措|条款|规范|清单)(?:落实|落地|见效|执行|[，。；、）]|$)"
)
_BESIDES = ("的同时", "基础上")
_BASIS = re.compile(r"(?:的)?基础上|为(?:抓手|契机|依托|重点|主|基础|核心)")
# 已建成: the verb of what is there already.
_VERB = 2
_LONGEST_BACKGROUND = 300


def is_given(text: str, mention: Mention) -> bool:
    """以18个团队为抓手, 依托4家医院, 将5类信息纳入: what is there already; 将额度提高到800万元 is a goal."""
    opening = _GIVEN.match(text, mention.clause)
    if not opening or opening.end() > mention.quantity.start:
        return False
    if TREATED.match(text, mention.clause) and TREATS.search(mention.after):
        return False
    return not ACHIEVED.search(mention.lead)


def exists(text: str, mention: Mention) -> bool:
    """现有三甲医院8家, 已建成5家, 在3家的基础上, 办好3家的同时, 反馈的35个问题."""
    before = mention.lead
    if _BASIS.match(text, mention.bound.end) or mention.after.endswith(_BESIDES) or _FOUND.search(before):
        return True
    ends = [found.end() for found in _EXISTS.finditer(before)]
    return bool(ends) and not ACHIEVED.search(before[ends[-1] + _VERB :])


def is_carried_out(text: str, mention: Mention) -> bool:
    """落实50项惠企政策, 执行不低于三成的绿地率要求: what is to be kept, not what is to be reached."""
    return bool(_CARRIED_OUT.search(mention.lead) and _RULES.match(text, mention.bound.end))


def opens_background(sentence: str) -> bool:
    """Tell a sentence that opens with how things stand: 近年来, 截至去年底."""
    return bool(_BACKGROUND.match(sentence))


def is_background(text: str, mention: Mention) -> bool:
    """截至去年底，全市已建成5家: how things stand, until the sentence looks ahead."""
    found = _BACKGROUND.match(text)
    if not found:
        return False
    if mention.quantity.start > _LONGEST_BACKGROUND:
        return False
    said = text[found.end() : mention.quantity.start]
    bounded = mention.bound.reaches or mention.bound.trails
    stands = not text.startswith(("截至", "截止")) or re.search(
        r"已|共有|现有|拥有" if bounded else r"已|共有|现有|拥有|累计", said
    )
    return bool(stands) and not _AHEAD.search(said)
