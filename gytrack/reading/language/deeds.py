"""Lines that say something to be done, as lists of deeds (民生实事) give them without a full stop: 新建泵站3座."""

import re

from gytrack.reading.language.boxes import BULLETS
from gytrack.reading.language.quantities import quantities
from gytrack.reading.text.passage import Passage

_BUILDS = "新|改|扩|建(?!议|筑)|增|续|修(?!订)|开(?:工|展|办|通|放|设|发|启)|启动|完成|实施|推[进出动广行]|实现|确保"
_BETTERS = "加[快强大装固]|提[升高供]|优化|完善|健全|深化|强化|扩大|整治|治理|更[新换]|打造|创[建成]|培[育训养]|升级|拓[宽展]|疏[通浚]|硬化|绿化|美化|亮化|清[理淤]"
_SERVES = "为(?!政|了|民|何|主)|对(?=[^，。；]{2,20}进行)|向(?=[^\\W\\d_a-zA-Z])|给(?!予)|帮助|免费|配[送建备]|发放|安[装排]|设[立置]|组织|举办|交付|投[放用入]|迁建|落实|解决|引[进导]|支持|补[助贴]|搭建|积极|全[面力]|继续|持续|进一步|争取|力争|制定|出台|编制"
_DOES = re.compile(rf"(?:{_BUILDS}|{_BETTERS}|{_SERVES})|\d+(?:\.\d+)?[万亿]?(?=[家个所座张])")
# 1月8日, 第3版 and 2025年 count nothing that is to be done.
_DATED = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?|20\d\d年|第\d+")
_LEAST = 4
_LISTS = re.compile(
    "[\\d一二三四五六七八九十]+件[^，。：]{0,8}实事|实事(?:项目|工程)?(?:公布|发布|确定|清单)?$"
)
_ASKS = re.compile("征集|候选|建议|投票|评议")
_LOOKS_BACK = re.compile("去年|上年|回顾|总结|(?:完成|落实|办理)情况|已经?(?:全部|全面)?(?:完成|办结|建成)")


def says_deed(line: Passage) -> bool:
    """Tell a line that opens with what is to be done (建成分馆), or that says how much (2家长者食堂)."""
    text = line.text.lstrip(BULLETS)
    if len(text) < _LEAST:
        return False
    undated = _DATED.sub("", text)
    return bool(_DOES.match(undated) or quantities(undated))


def lists_deeds(title: str) -> bool:
    """Tell a title or an announcement of deeds to be done (十件民生实事) from one that asks for them or looks back."""
    return bool(_LISTS.search(title)) and not (_ASKS.search(title) or looks_back(title))


def looks_back(text: str) -> bool:
    """Tell words that say what has been done."""
    return bool(_LOOKS_BACK.search(text))
