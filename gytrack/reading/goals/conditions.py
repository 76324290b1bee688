"""Numbers of conditions, procedures and subsidies: 对达到5亿元的企业给予奖励, 8天内答复."""

import re

from gytrack.reading.goals.given import TREATED, TREATS
from gytrack.reading.goals.mentions import Mention
from gytrack.reading.language.units import SHARE, TIMES

_SUBSIDY = re.compile(
    r"补助|补贴|奖励|奖补|资助|给予|补偿|贴息|资金|奖金|罚款|保证金|津贴|经费|拨付|代偿|补缴|收费"
)
_PAID = re.compile(r"补助|补贴|奖励|奖补|贴息|补偿|津贴|罚款|保证金")
_LET_OFF = re.compile(r"扣除|返还|免除|减免|免征|减征|优惠|下浮|减收|折扣|税率|征收")
_BORNE = re.compile(r"(?:承担|负担|分担|出资|缴纳|缴存|违约金|质保金|押金|定金|首付)(?:比例)?$")
_CREDIT = re.compile(r"(?:额度|限额|授信|贷款|借款|标准)(?:最高|上限)?$")
_PAID_AFTER = re.compile(r".{0,2}(?:补贴(?!性)|补助|奖励|奖补|给予|收取)")
_RAISED = re.compile(r"撬动|带动|吸引|到位资金|招引|引进|利用外资|研发|争取|融资|贷款|(?<!债)券|兑付|兑现")
_GRANTS = re.compile(r"给予|予以|一次性|奖励|奖补|补助|补贴|资助|按|可以|可享受")
_FOR_THOSE = re.compile(r"(?:对于?|凡|凡是|符合|经认定|获得|获评|被认定|首次|每新增|每增加)")
# 对达到95%以上、有扩岗需求的企业，…
_THOSE = re.compile(r"[^，。；]{0,40}的(?:[^\W\d_a-zA-Z]|[（）]){2,8}[，,]")
_IF = re.compile(r"当(?!年|前|日|地|月|下|好)|如(?!期|东|皋)|若(?!干)|一旦|未(?!来|成年)")
# 处方量可延长至3个月: what is allowed.
_MAY = re.compile(
    r"(?<!不)(?<![许认])可(?:以|将|按|在|申请|享受|延长|放宽|适当|达|预约|免)(?!.*(?:率|占比)$)"
)
_OBLIGES = re.compile(r"的(?:须|应(?![用急届])|要(?![求素点])|可以|可|由|按|给予|予以|不得)")
_SO_THEN = re.compile(r"[，,](?:可|可以|应|应当|按|给予|一次性|由|不|优先|直接|分别|其|再|视为|予以|均|最高)")
_LIMIT = re.compile(
    r"(?:单个|单户|每家|每人|每户|累计|合计|每年|全年|年度|总额|同一[^\W\d_a-zA-Z]{2,4})*(?:最高|最多|上限|限额|不超过)"
)
_AT_MOST = ("最高", "最多", "不超过", "不得超过")
_RATE = re.compile(r"率$|覆盖|占比$")
_GIVEN_BY = re.compile(r"(?:按|按照)(?:[^，]*的)?$|补助|补贴|奖励|保证金|最高|优惠|下浮|减按|减征")
# 每年开放不少于330天 counts days; 8天内答复 is a limit.
_COUNTED = re.compile(r"平均|每年|全年|每周|(?:天数|日数|时长)$")
_FAR = 60


def is_condition(text: str, mention: Mention) -> bool:
    """对达到5亿元的企业给予奖励; 满意度低于80%的，应当整改."""
    rest = text[mention.clause_end : mention.clause_end + _FAR]
    if text.endswith("的", mention.quantity.end, mention.clause_end) and rest.startswith(("，", ",")):
        return True
    if _FOR_THOSE.match(text, mention.clause) and _GRANTS.search(mention.after + rest):
        return not TREATS.search(mention.after)
    if (
        _IF.match(text, mention.clause)
        or _MAY.search(mention.lead)
        or _OBLIGES.match(text, mention.bound.end)
    ):
        return True
    if TREATED.match(text, mention.clause) and _THOSE.match(text, mention.bound.end):
        return not TREATS.search(mention.after)
    following = re.match(r"[，,]([^，。；;]*的)(?=[，,])", rest)
    if following and not _FOR_THOSE.match(following[1]):
        return bool(_SO_THEN.match(rest[following.end() :]))
    return False


def is_procedure(text: str, mention: Mention) -> bool:
    """于8天内答复: a time limit, unless a time is 压缩至 or 放宽到 it, or days are counted."""
    if mention.quantity.measure not in TIMES or mention.bound.changes:
        return False
    before = mention.before
    if text.endswith(("达", "达到"), 0, mention.quantity.start):
        return False
    return not (mention.bound.reaches and _COUNTED.search(before))


def is_subsidy(text: str, mention: Mention) -> bool:
    """给予5万元补助, 按实际投资的10%给予奖励, 最高不超过50万元, 个人承担10%."""
    if mention.quantity.is_money:
        return _is_paid(text, mention)
    if mention.quantity.unit == SHARE:
        return _is_share_of_cost(mention)
    return bool(_PAID_AFTER.match(mention.after))


def _is_paid(text: str, mention: Mention) -> bool:
    before, after = mention.before, mention.after
    if _LIMIT.match(text, mention.clause) and _SUBSIDY.search(
        text, max(0, mention.clause - _FAR), mention.clause
    ):
        return True
    if _CREDIT.search(before) and text.startswith(_AT_MOST, mention.bound.start):
        return True
    said = before + after
    return bool(_PAID.search(said) or (_SUBSIDY.search(said) and not _RAISED.search(before)))


def _is_share_of_cost(mention: Mention) -> bool:
    before, after = mention.before, mention.after[:_FAR]
    if _BORNE.search(before):
        return True
    if _RATE.search(before):
        return False
    return bool(_SUBSIDY.search(after) or _LET_OFF.search(after) or _GIVEN_BY.search(before))
