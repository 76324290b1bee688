"""Measure words of plans and what their numbers can say: a time, an area, money, a size.

A table to be checked by eye: one word a measure, with what may not follow it where it also begins nouns.
"""

import re

SHARE = "%"
LEVEL = "级"
AGE = "岁"
TIMES = frozenset(
    [
        "个工作日",
        "工作日",
        "个自然日",
        "自然日",
        "个月",
        "个小时",
        "小时",
        "天",
        "日",
        "分钟",
        "秒",
        "秒钟",
        "周",
        "刻钟",
    ]
)
LENGTHS = frozenset(["公里", "千米", "米", "延长米", "延米", "厘米", "毫米", "海里"])
AREAS = frozenset(["平方米", "平方公里", "平方千米", "平米", "亩", "公顷", "㎡"])

_THINGS_WORDS = (
    "个 家 所 名 人 项 种 类 张 件 条 场 期 套 处 座 间 对 支 部 本 款 辆 台 门 篇 例 份 批 棵 株 头 只 艘 架 班 节 位 幅 集 册 轮 组 团 户 次 "
    "列 趟 栋 幢 宗 起 笔 单 块 片 尾 羽 匹 粒 盏 根 桶 箱 卷 首 档 届 代 章 分 眼 口 道 副 艇 枚 面 袋 瓶 部次 床 型 出 曲 剧 层 席"
)
_PASSAGES_WORDS = (
    "人次 家次 项次 件次 条次 场次 户次 辆次 例次 班次 架次 艘次 列次 批次 期次 台次 亩次 课次 门次 车次 标台 车位 泊位 床位 学位 托位 工位 席位 "
    "学时 课时 学分 机时 工时 人天 人日 人年 标准箱 标箱 自然箱 TEU 标准车 标准煤 个百分点 百分点 字"
)
_MEASURED_WORDS = (
    "吨标准煤 千克标准煤 克标准煤 吨 公斤 千克 克 斤 毫克 微克 μg/m3 µg/m3 mg/m3 mg/L 升 毫升 立方米 立方 方 亩 公顷 平方米 平方公里 平方千米 平米 ㎡ 公里 千米 米 延长米 延米 厘米 毫米 海里 "
    "千瓦时 兆瓦时 吉瓦时 千瓦 兆瓦 吉瓦 万千伏安 千伏安 兆伏安 千伏 度电 焦耳 吉焦 MW GW kW GWh MWh kWh 摄氏度 ℃ 分贝 毫秒 微秒 岁 级 倍 % ‰ "
    "TB PB EB GB MB Gbps Mbps Tbps 兆 EFLOPS PFLOPS EFlops PFlops Eflops Pflops P M"
)
_MONEY_WORDS = "人民币元 人民币 美元 欧元 港元 日元 元"
MONEY = tuple(_MONEY_WORDS.split())

# What must not follow a measure word that also begins nouns: 30人才, 13部门, 2期工程, 3分钟.
_NOT_BEFORE = {
    "人": "才口员民群工力事社大均生行物格",
    "家": "庭长",
    "部": "门委分队署",
    "场": "所馆",
    "处": "理级室罚置方长",
    "所": "有以属在",
    "次": "要",
    "期": "间末",
    "本": "地市级省土科",
    "支": "持撑部行队付",
    "节": "约点能水",
    "组": "织成长",
    "户": "外籍均",
    "团": "队体",
    "类": "似",
    "级": "别",
    "条": "例件",
    "份": "额",
    "副": "主市厅省区县处职",
    "班": "子级列组",
    "列": "入为车",
    "道": "路",
    "单": "位一项",
    "分": "之钟别中公支类级行局院步层解析工配成段享为区校",
    "位": "置于数",
    "章": "程",
    "层": "面次级",
    "口": "径岸腔",
    "方": "面案法式向便针",
    "米": "粉",
    "代": "表理码办建",
    "出": "台租口让资境入",
    "面": "向临积",
    "型": "企",
    "床": "旁",
    "块": "链",
    "片": "区",
    "根": "据本",
    "首": "批次创家都要",
    "起": "来草点步",
    "台": "账阶",
    "对": "口于外接标",
    "批": "准",
    "卷": "烟",
    "席": "位",
    "克": "服",
    "升": "级至到",
    "字": "号样",
    "兆": "瓦伏",
    "天": "然",
    "周": "边期年转",
    "日": "均常照",
    "秒": "批",
    "元": "素",
    "亩": "均",
    "倍": "增",
}
_PER_WHAT = [
    "立方米",
    "平方公里",
    "平方米",
    "千瓦时",
    "公里",
    "人次",
    "亩",
    "人",
    "户",
    "吨",
    "年",
    "升",
    "家",
    "个",
    "辆",
    "台",
    "元",
    "天",
    "日",
    "次",
    "床",
    "件",
]
_RATIO = re.compile(rf"/[十百千]?[万亿]?(?:{'|'.join(_PER_WHAT)})")
_SETS = re.compile("（[套次户台件个组间]+）")
# What is counted piece by piece: 35.5个 is point 35 and 5个, never thirty-five and a half.
_WHOLE = ["个(?!百分点|工作日|月|小时)", "家", "所", "项", "种", "条", "类", "座", "门", "支", "批", "期"]


_WORDS = frozenset(
    [
        *_THINGS_WORDS.split(),
        *_PASSAGES_WORDS.split(),
        *_MEASURED_WORDS.split(),
        *MONEY,
        *(TIMES - {"周", "日", "秒"}),
    ]
)
_LENGTHS = sorted({len(word) for word in _WORDS}, reverse=True)
_LETTER = re.compile("[A-Za-z]")
MULTIPLE = r"[十百千]?(?:万亿|万|亿)|[十百千]"
_MULTIPLE = re.compile(MULTIPLE)
_WHOLE_AT = re.compile("|".join(_WHOLE))


def measure_end(text: str, at: int) -> int | None:
    """Return where the longest measure word at ``at`` ends, with what it is counted by (吨/年); null where none stands."""
    for length in _LENGTHS:
        word = text[at : at + length]
        if len(word) == length and word in _WORDS and not _begins_noun(word, text, at + length):
            end = at + length
            for more in (_RATIO, _SETS):
                found = more.match(text, end)
                end = found.end() if found else end
            return end
    return None


def unit_end(text: str, at: int) -> int | None:
    """Return where a unit ends that stands at ``at``, 万 and 亿 before its measure word; null where none stands."""
    times = _MULTIPLE.match(text, at)
    end = measure_end(text, times.end()) if times else None
    return end if end is not None else measure_end(text, at)


def counts_pieces(text: str, at: int) -> bool:
    """Tell a measure word at ``at`` of what is counted piece by piece: there are no 35.5个."""
    return bool(_WHOLE_AT.match(text, at))


def is_unit(text: str) -> bool:
    """Tell whether a text is but a unit: ``万亩``, ``个``."""
    return bool(text) and unit_end(text, 0) == len(text)


def _begins_noun(word: str, text: str, end: int) -> bool:
    """Tell 人 of 人才 from 人 of 30人."""
    following = text[end : end + 1]
    if word.isascii() and word.isalpha() and _LETTER.match(following):
        return True
    if word == "项":
        return text.startswith("目", end) and not text.startswith("目标", end)
    return bool(following) and following in _NOT_BEFORE.get(word, "")
