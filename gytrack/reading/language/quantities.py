"""Numbers with their units: 5家, 1-2名, 3—5个, 300万条次, 30%, 1,200万人, 100多家, 至少一次, 九成, 三大基地."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gytrack.numerals import read_count, read_numeral, read_share
from gytrack.reading.language.units import MONEY, MULTIPLE, SHARE, counts_pieces, measure_end, unit_end

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
_FIGURE = re.compile(
    rf"(?<![\d.A-Za-z+×/])(?<!\d,)(?P<low>{_NUMBER})"
    rf"(?:(?:[%％‰]|{MULTIPLE})?(?:-|—|–|－|~|～|至|到){{1,2}}(?P<high>{_NUMBER}))?"
)
_MULTIPLIED = re.compile(rf"(?P<more>[余多])?(?P<times>{MULTIPLE})?(?P<more_after>[余多])?")
_PLAIN = re.compile(r"(?P<more>[余多])?(?P<times>)(?P<more_after>)")
_COUNTS_ALONE = re.compile(r"(?<=[万亿])(?=以|左右|的|[，。；、）]|$)")
# 分别压缩至3、5个工作日: the unit stands but once.
_SHARED = re.compile(rf"分别[^，。；\d]{{0,8}}(?P<lows>(?:{_NUMBER}、)+)(?={_NUMBER})")
_COUNTED = "[一二两三四五六七八九十百千万]"
_SPELLED = re.compile(rf"(?:不少于|不低于|不超过|至少|最少|达到)[^\W\d_a-zA-Z]{{0,4}}?(?P<low>{_COUNTED}+)")
# Elsewhere numbers in characters are figures of speech, unless something is built that is counted piece by piece.
_CONCRETE = (
    "(?:村|镇|县|园区?|基地|中心|平台|企业|团队|品牌|项目|线路|示范区|街区|站|站?点|室|馆|店|社区|小区|学校|幼儿园|医院|机构|集群|实验室|景区|市场|"
    "车间|工厂|医联体|医共体|联合体|联盟|专科|学科|专业|标准|公园|步道|道路|公路|桥|泵站|水厂|厂|场|库|课程|教材|片区|强镇|服务圈|商圈|书屋|驿站|工作室|专班|队)"
)
_COUNT = (
    rf"(?:(?P<low>[一二两三四五六七八九十]{_COUNTED}+|[二两三四五六七八九十])|(?P<round>[百千万]))"
    r"(?P<unit>家(?!万户)|所|座|名|栋|艘|辆|台|场(?![所馆])|(?<=[百千万])(?:个|项|款|种|件)"
    rf"|(?:个|条|项|种|支|件|款|类)(?=[^，。；、“”]{{2,14}}?{_CONCRETE}(?:[，。；、）]|$)))"
)
_BUILT = re.compile(
    r"(?:建成|新建|改扩建|扩建|新增|培育|引进|打造|创建|建设|改造|培养|举办|组建|设立|开发|推动|组织|选派|培训|推出|创成|争创|遴选|培树|选树|认定|布局|制定|形成)"
    + _COUNT
)
# 引进三家企业、两所高校: the verb holds on.
_AND_BUILT = re.compile(r"[^，。；、\d]{2,14}[、和]" + _COUNT)
# 每半年开展一次第三方评估, 每年举办两场推介会; 每两年一次 is how often, with nothing that is to be done, and
# 每季度报送一次 is how the paper is followed up.
_FOLLOWED_UP = "(?![^，。；、]{0,8}?(?:报送?|报告|调整|修订|更新|公布|公示|汇总|调度)(?:一|两)次)"
_EACH_TIME = re.compile(
    rf"每(?:年|半年|季度?|月|周|学期|个?季度|个?月)度?{_FOLLOWED_UP}"
    r"[^，。；、\d]{0,8}?(?:开展|举办|组织|召开|进行|举行|实施|召集)[^，。；、\d]{0,8}?"
    r"(?P<low>[一两二三四五六七八九十])(?P<unit>次|场|期|轮|批)(?!性)"
)
# 过半数的成员同意 is how something is decided.
# 增长一倍 is a figure as 增长1倍 is.
_TIMES_MORE = re.compile(
    r"(?:增长|增加|提高|提升|扩大)(?P<low>[一两二三四五])(?P<unit>倍)(?=以上|左右|[，。；、）]|$)"
)
_HALVES = re.compile(r"(?<!过)(?:半数|一半)(?=以上)")
# 培育百家企业: no careful hand counts 百 without 一, but a slogan of numbers is still a goal.
_ROUND = {"百": 100, "千": 1000, "万": 10_000}
_SHARES = re.compile(
    r"(?P<share>[一二三四五六七八九]分之[一二三四五六七八九](?![一二三四五六七八九])|百分之(?:[一二三四五六七八九十百]+|\d{1,3}(?:\.\d+)?)|[一二三四五六七八九]成[一二三四五六七八九半]?)"
    r"(?=以|左右|的|[，。；、）]|$)"
)
_HALF = Decimal(50)
_GREAT = re.compile(
    r"(?P<low>[二两三四五六七八九十]+)大(?=[^，。；、的”]{0,12}?(?:基地|中心|平台|园区|场馆|工作室|实验室|医院|学校|场景|集群|街区|公园|展馆|市场|枢纽|产业园))"
)
_REACHED = re.compile(
    r"(?:达到?|突破|超过|不少于|不低于|不超过|不高于|控制在|(?:提高|提升|增加|增长|降低|下降|发展)[至到])$"
)
_LONGEST_REACHED = 4
_ENDS_CLAUSE = re.compile(r"(?:以上|以下|以内|左右)?(?:[，。；、）]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FOLLOWS_DECIMAL = re.compile(r"[.．\d％]|$")


class Quantity(NamedTuple):
    """A number and its unit, where they stand.

    ``upper`` of a range; ``great`` for 三大…, which counts 个; ``more`` for 100余 and 100多.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    great: bool = False
    more: bool = False

    @property
    def is_money(self) -> bool:
        """Tell whether the unit is one of money."""
        return self.unit.partition("/")[0].endswith(MONEY)

    @property
    def measure(self) -> str:
        """Return the unit without 万 and 亿."""
        return self.unit.lstrip("十百千万亿")


def quantities(text: str) -> list[Quantity]:
    """Return the numbers with a unit in order; the text's digits are of half width."""
    at = {quantity.start: quantity for quantity in (*_in_digits(text), *_spelled(text), *_shares(text))}
    for found in _SHARED.finditer(text):
        last = at.get(found.end())
        if last is None:
            continue
        for low in re.finditer(_NUMBER, found["lows"]):
            start, end = (found.start("lows") + place for place in low.span())
            at[start] = last._replace(start=start, end=end, value=Decimal(low.group()), upper=None)
    return [at[start] for start in sorted(at)]


def can_follow_decimal(text: str, at: int) -> bool:
    """Tell whether what stands at ``at`` can follow 4.5: a unit, but none of what is counted piece by piece."""
    if _FOLLOWS_DECIMAL.match(text, at):
        return True
    end = unit_end(text, at)
    return end is not None and not (counts_pieces(text, at) and end == measure_end(text, at))


def _in_digits(text: str) -> Iterator[Quantity]:
    at = 0
    while found := _FIGURE.search(text, at):
        quantity = _counted(text, found)
        at = quantity.end if quantity else found.end("low")
        if quantity:
            yield quantity


def _counted(text: str, figure: re.Match[str]) -> Quantity | None:
    """Return the number with the unit after it, null where none follows; 3千米 are thousands only where 米 follows."""
    for form in (_MULTIPLIED, _PLAIN):
        tail = form.match(text, figure.end())
        end = _measured(text, tail.end()) if tail else None
        if tail and end is not None:
            low, high = (
                Decimal(part.replace(",", "")) if part else None for part in figure.group("low", "high")
            )
            unit = (tail["times"] or "") + text[tail.end() : end].replace("％", SHARE)
            more = bool(tail["more"] or tail["more_after"])
            return Quantity(figure.start(), end, low or Decimal(0), high, unit, more=more)
    return _unitless(text, figure)


def _unitless(text: str, figure: re.Match[str]) -> Quantity | None:
    """Return a number without a unit that a clause ends with after a word of reaching: 指数达到85, 累计达1500以上."""
    reached = _REACHED.search(text, max(0, figure.start() - _LONGEST_REACHED), figure.start())
    if (
        not reached
        or figure["high"]
        or not _ENDS_CLAUSE.match(text, figure.end())
        or _YEAR.fullmatch(figure["low"])
    ):
        return None
    return Quantity(figure.start(), figure.end(), Decimal(figure["low"].replace(",", "")), None, "")


def _measured(text: str, at: int) -> int | None:
    if text.startswith("％", at):
        return at + 1
    end = measure_end(text, at)
    return at if end is None and _COUNTS_ALONE.match(text, at) else end


def _spelled(text: str) -> Iterator[Quantity]:
    """Give numbers in characters after a bound word or a verb of building, and 三大基地."""
    for found in _SPELLED.finditer(text):
        value, end = read_count(found["low"]), measure_end(text, found.end())
        if value and end is not None:
            yield Quantity(found.start("low"), end, Decimal(value), None, text[found.end() : end])
    for built in _built(text):
        value = _ROUND[built["round"]] if built["round"] else read_count(built["low"])
        if value:
            start = built.start("round") if built["round"] else built.start("low")
            yield Quantity(start, built.end(), Decimal(value), None, built["unit"])
    for pattern in (_EACH_TIME, _TIMES_MORE):
        for found in pattern.finditer(text):
            value = read_count(found["low"])
            if value:
                yield Quantity(found.start("low"), found.end(), Decimal(value), None, found["unit"])
    for found in _GREAT.finditer(text):
        value = read_numeral(found["low"])
        if value:
            yield Quantity(found.start(), found.end(), Decimal(value), None, "个", great=True)


def _built(text: str) -> Iterator[re.Match[str]]:
    for found in _BUILT.finditer(text):
        counted: re.Match[str] | None = found
        while counted:
            yield counted
            counted = _AND_BUILT.match(text, counted.end())


def _shares(text: str) -> Iterator[Quantity]:
    """Give 百分之九十 and 九成 as 90%, 四分之三 as 75%, 半数以上 as 50%; 三分之一 is no whole percent."""
    for found in _SHARES.finditer(text):
        value = read_share(found["share"])
        if value:
            yield Quantity(found.start(), found.end(), Decimal(value), None, SHARE)
    for found in _HALVES.finditer(text):
        yield Quantity(found.start(), found.end(), _HALF, None, SHARE)
