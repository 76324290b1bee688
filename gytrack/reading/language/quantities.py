"""Numbers with their units: 5家, 1-2名, 3—5个, 2900万条次, 30%, 至少一次, 三大基地."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gytrack.numerals import read_numeral

TIMES = frozenset(("个工作日", "工作日", "个月", "天", "小时", "分钟"))
AREAS = frozenset(("平方米", "平方公里"))
LEVEL = "级"
SHARE = "%"
_MONEY = ("元", "美元", "人民币")

# What must not follow a measure word that also begins nouns: 30人才, 13部门.
_NOT_BEFORE = {
    "人": "才口员民群工力事社大均生行",
    "家": "庭长",
    "部": "门委分",
    "场": "所馆",
    "处": "理级室",
    "所": "有以",
    "次": "要",
    "期": "间末",
    "本": "地市",
    "支": "持",
    "天": "然",
    "节": "约点",
    "组": "织",
    "户": "外籍",
    "团": "队",
    "类": "似",
    "级": "别",
}
_MEASURES_WORDS = (
    "个百分点 个工作日 工作日 个月 个 家次 家 所 名 人次 人 项次 项 种 类 张 件次 件 条次 条 场次 场 期 套 处 座 间 "
    "美元 元 平方米 平方公里 公里 千米 天 小时 分钟 级 倍 户次 户 对 支 部 本 款 辆 台 吨 公斤 亩 公顷 门 篇 例 份 批 "
    "棵 株 头 只 艘 架 班 节 课时 学时 次 位 幅 集 册 轮 组 团 千瓦时 千瓦 兆瓦 立方米 标箱 % ％"
)
_MEASURES = _MEASURES_WORDS.split()
_UNIT = "|".join(
    word + (f"(?![{_NOT_BEFORE[word]}])" if word in _NOT_BEFORE else "")
    for word in sorted(_MEASURES, key=len, reverse=True)
)
_NUMBER = r"\d+(?:\.\d+)?"
_DIGITS = re.compile(
    rf"(?<![\d.A-Za-z])(?P<low>{_NUMBER})(?:[%％]?(?:-|—|–|－|~|～|至|到){{1,2}}(?P<high>{_NUMBER}))?"
    rf"(?P<unit>(?:十|百|千)?(?:万|亿)?(?:{_UNIT}))"
)
_SPELLED = re.compile(
    rf"(?:不少于|不低于|至少|达到)[\u4e00-\u9fff]{{0,4}}?(?P<low>[一二两三四五六七八九十百]+)(?P<unit>{_UNIT})"
)
_OPENS_WITH_UNIT = re.compile(rf"(?:十|百|千)?(?:万|亿)?(?:{_UNIT})|[.．\d]|$")
_GREAT = re.compile(
    r"(?P<low>[二两三四五六七八九十]+)大(?=[^，。；、的”]{0,12}?(?:基地|中心|平台|园区|场馆|工作室|实验室|医院|学校))"
)


class Quantity(NamedTuple):
    """A number and its unit, where they stand; ``upper`` of a range; ``great`` for 三大…, which counts 个."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    great: bool = False

    @property
    def is_money(self) -> bool:
        """Tell whether the unit is one of money."""
        return self.unit.endswith(_MONEY)


def quantities(text: str) -> list[Quantity]:
    """Return the numbers with a unit in order; the text's digits are of half width."""
    return sorted([*_in_digits(text), *_spelled(text)])


def begins_with_unit(text: str, at: int) -> bool:
    """Tell whether a unit, a further number or the text's end stands at ``at``."""
    return bool(_OPENS_WITH_UNIT.match(text, at))


def _in_digits(text: str) -> Iterator[Quantity]:
    for found in _DIGITS.finditer(text):
        upper = Decimal(found["high"]) if found["high"] else None
        unit = found["unit"].replace("％", SHARE)
        yield Quantity(found.start(), found.end(), Decimal(found["low"]), upper, unit)


def _spelled(text: str) -> Iterator[Quantity]:
    """Give numbers in characters: elsewhere than after a bound word and in 三大基地 they are figures of speech."""
    for found in _SPELLED.finditer(text):
        value = read_numeral(found["low"])
        if value:
            yield Quantity(found.start("low"), found.end(), Decimal(value), None, found["unit"])
    for found in _GREAT.finditer(text):
        value = read_numeral(found["low"])
        if value:
            yield Quantity(found.start(), found.end(), Decimal(value), None, "个", great=True)
