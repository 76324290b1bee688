"""Numbers that say which things are meant, or how large each is: 年产值5亿元以上企业, 不少于1700平方米."""

import re

from gytrack.reading.goals.given import ACHIEVED
from gytrack.reading.goals.mentions import Mention
from gytrack.reading.goals.names import ends_with_verb
from gytrack.reading.language.units import AGE, AREAS, LENGTHS, LEVEL, SHARE

_HOW_FAR = re.compile(r"(?:半径|间距|宽度|宽|高度|高|深度|深|厚度|距离|净空|车程|周边|范围)$")
_HOW_LARGE = re.compile(
    r"(?:(?:建筑|用房|占地|使用|营业|展陈|室内|展览|经营|办公|场馆|业务|服务)[^，]{0,6}面积|^面积)$"
)
# 单个机构床位不少于120张, 亩均投资不低于2400元, 每50户不少于1处.
_STANDARD = re.compile(
    r"单[个体座家项户台件]|(?:亩均|每亩|单位)(?:建设)?投资|每(?:\d+[^\W\d_a-zA-Z]{1,3}|[班间车组桌床人生户亩课])$"
)
_BY_RULE = re.compile(r"按照?[^，]{0,12}每[^，]*$|班额$|(?:培训|学习|研修)(?:时间|时长|周期|期限|期)$")
# 硬化道路5000平方米 is what is done; 建筑面积5000平方米 is how large a thing is.
_FLOOR_SPACE = re.compile(
    r"人均|每[百千万]|新增|累计|完成|达到|新建|改造|总面积|供应|铺设|铺装|硬化|绿化|拆除|粉刷|修补|修复|整治|种植|栽植|建成|拆违|清理"
)
_NOUN = re.compile(r"的?(?!支持|用于|服务|惠及|投向|[和及与并]|[^，。；、]{0,6}基金)(?:[^\W\d_a-zA-Z]|“){2}")
_LARGER_THAN = re.compile(r"[^\W\d_a-zA-Z]{1,4}(?:以上|以下)的")
_SIZES = frozenset(("千瓦", "兆瓦", "吨", "万", "亿", "人", "张", "千伏", "千伏安", "kW", "MW", AGE, *AREAS))
_VERBS_BETWEEN = re.compile(
    r"开展|建成|新增|培训|举办|完成|打造|培育|参加|推进|实施|新建|达到|配备|累计|设立"
)
_PIECES = frozenset(("个", "座", "台", "条", "家", "处", "艘", "套", "所"))
_ENUMERATES = re.compile(r"[、和及与]")
_AGES = re.compile(r"寿命")


def is_modifier(text: str, mention: Mention, following: Mention | None) -> bool:
    """引进年产值5亿元的企业5家: the first number says which enterprises, the second how many."""
    if following is None or following.clause != mention.clause:
        return False
    between = text[mention.bound.end : following.bound.start]
    if not between or _ENUMERATES.search(between):
        return False
    acts = _VERBS_BETWEEN.search(between) and not between.startswith("的")
    return not (acts and ACHIEVED.search(mention.before))


def is_nested(mention: Mention, before: Mention | None) -> bool:
    """1所80个床位的医院, 2座110千伏变电站: the second number says how large the first is."""
    adjoins = before is not None and before.bound.end == mention.bound.start
    if not (adjoins and before):
        return False
    technical = mention.quantity.unit in _SIZES - {"人", "张", "万", "亿"} and before.quantity.unit in _PIECES
    return technical or "的" in mention.after


def is_specification(text: str, mention: Mention) -> bool:
    """不少于1700平方米 says how large a thing is to be; 改造100万平方米 is a goal."""
    before, measure = mention.before, mention.quantity.measure
    if mention.quantity.unit != SHARE and (_STANDARD.match(before) or _BY_RULE.search(before)):
        return True
    if measure in LENGTHS and _HOW_FAR.search(before):
        return True
    if measure not in AREAS:
        return False
    vast = mention.quantity.unit.startswith("万") and _FLOOR_SPACE.search(before.rpartition("、")[2])
    if (_HOW_LARGE.search(before) and not vast) or text.startswith("的", mention.bound.end):
        return True
    small = mention.quantity.unit in ("平方米", "平米", "㎡")
    return small and not _FLOOR_SPACE.search(mention.lead)


def is_size(text: str, mention: Mention) -> bool:
    """年产值5亿元以上企业, 100张床位以上的机构, 5万吨级码头: which ones, not how many."""
    if _LARGER_THAN.match(text, mention.quantity.end) or text.startswith(LEVEL, mention.quantity.end):
        return True
    said = mention.bound.trails or text.startswith("的", mention.bound.end)
    sized = mention.quantity.is_money or mention.quantity.measure in _SIZES or mention.quantity.unit in _SIZES
    if not (said and sized and _NOUN.match(text, mention.bound.end)):
        return False
    return not ends_with_verb(mention.before)


def is_grade(text: str, mention: Mention) -> bool:
    """3级医院 is a kind; 达3级以上 is a rating to be reached, 达到一级标准 is none."""
    if mention.quantity.unit != LEVEL:
        return False
    spelled = not text[mention.quantity.start].isdigit()
    ends = text[mention.bound.end : mention.bound.end + 1] in ("", *"，。；、（")
    return not mention.bound.reaches or (spelled and not ends)


def is_age(_text: str, mention: Mention) -> bool:
    """65岁以上老年人; 人均预期寿命达到79岁 is a goal."""
    return mention.quantity.unit == AGE and not _AGES.search(mention.before)
