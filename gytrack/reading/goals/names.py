"""What a number counts: 文化馆 in 建成“文化馆”不少于7家, 青年教师 in 培养70名青年教师."""

import re

from gytrack.reading.text.passage import Passage

_VERBS_WORDS = (
    "规范化培训 新创建 新改建 改扩建 新改扩建 新建改建 扩建 改建 续建 力争 争取 积极 大力 加快 继续 持续 全面 进一步 着力 努力 推动 推进 支持 鼓励 组织 引导 实现 确保 "
    "完成 新增 新建 新设立 新设 创建 建设 建成 建立 打造 培养 培育 引进 引育 招引 选拔 推荐 遴选 选派 选育 选树 培训 轮训 招录 招聘 招募 招收 扶持 资助 评选 评定 "
    "发展 设立 设置 举办 开展 实施 开发 创作 推出 推广 筛选 梳理 布局 筹建 筹集 规划 带动 转化 孵化 认定 新认定 新培育 申报 获批 争创 创成 制定 发布 出台 编制 开行 "
    "服务 帮扶 改造 立项 聘请 派驻 基本 全力 做好 共 总共 累计 将 加强 健全 探索 推行 召开 配备 命名 获评 增加 增设 投放 发放 预留 安排 组建 成立 选聘 落地 储备 谋划 "
    "归集 上线 接入 减少 压减 压缩 取消 整合 清理 提供 参加 做到 保持 集聚 集中 形成 至少 最少 力促 建有 共建 合计 须 仅 拥有 组织实施好 我省 我市 我区 我县 撬动 更新 淘汰 再淘汰 开工 惠及 打通 净增 减免 化解 处置 盘活 腾退 关停 压降 消除 栽植 种植 放映 播出 竣工 投产 各类 原则上 现有 铺设 铺装 敷设 架设 安装 修建 拆除"
)
# Verbs that also begin nouns: 服务业, 开发区, 应急队伍.
_NOT_BEFORE = {
    "招聘": "会",
    "推荐": "会官",
    "培训": "班基机中",
    "服务": "业器站质贸",
    "开发": "区",
    "发展": "规改",
    "基本": "公医养农药",
    "集中": "式供",
    "引导": "基",
    "规划": "面区",
    "组织": "部机",
    "要": "素闻点",
    "应": "急用届对收",
    "需": "求",
    "再": "生就贷制",
    "共": "享有同建管青治",
    "将": "军",
    "安装": "率工费",
    "拆除": "率工物",
}
_VERBS = "|".join(
    verb + (f"(?![{_NOT_BEFORE[verb]}])" if _NOT_BEFORE.get(verb) else "")
    for verb in sorted({*_VERBS_WORDS.split(), *_NOT_BEFORE}, key=len, reverse=True)
)
_WITH_STRESS = r"重点(?=支持|引进|培养|培育|打造|建设|扶持|评选|资助|培训|推进|推广|选拔|发展|开展|实施|在)"
_PLAN_YEARS = r"“?[一二三四五六七八九十]+五”?(?:时期|期间|末)"
_DATE = r"(?:到|至|在|于|截至|力争)?20\d\d年(?:[-—～~至到]+20\d\d年)?(?:上半年|\d{1,2}月)?(?:年?[底末前])*|\d{1,2}月(?:\d{1,2}日|[底末])?(?:之?前|以前)|(?:年内|全年|今年|本年度)"
_AIM_IS = "(?:主要|总体|工作|预期|年度|发展|建设|全年)*目标(?:任务)?[为是]"
_LEADING = re.compile(
    rf"^(?:[“”\"，、（(]|{_DATE}|(?:每|\d+|[一二三五]|十)年(?:内|度|共)?|在?{_PLAN_YEARS}|其中|以及|{_AIM_IS}|(?:比|较)20\d\d年|"
    rf"全[市省区县州]|(?:{_VERBS})[和与并及、]?|{_WITH_STRESS}|在(?=.{{0,4}}$))+"
)
_UP_TO = re.compile(
    r"^(?:利用|依托|面向|围绕|结合|通过|针对|聚焦|立足)[^，]*?(?:建设|遴选|打造|培育|新增|建成|改造|开展|实施|布局)(?=.{2})|^.*(?:每(?:半|两|三|个)?(?:年度?|季度?|月|周|学期)(?:应|要)?|至少|最少|20\d\d年(?:\d{1,2}月)?(?:年?[底末])?前|(?<=.)并(?![联行网购轨入])|为[^，、]{2,20}?(?=建设|提供|配备|培育|建成))"
)
_NO_NAME = re.compile(rf"(?:{_DATE}|其中|[，（(]|全[市省区县州]|力争|争取|确保)+")
_RHYTHM = re.compile(r"每(?:半|两|三|个)?(?:年度?|季度?|月|周|学期)|至少|最少")
_MIDDLE = re.compile(
    r".+?(?:建成|新增(?=.{3})|新建|建立|(?<!新)设立|打造|(?:要|应|至少|力争|分别)(?:培育|配备|培养|引进|举办|开展|完成|改造|选派))(?=.{2})"
)
_TRAILING = re.compile(
    r"(?:等+|的|(?:[比较]20\d\d年)?翻[^\W\d_a-zA-Z]?番|总数|数量|[：:]|在“?[一二三四五六七八九十]+五”?(?:期间|末)|(?:由|从)(?:原来|之前|目前|20\d\d年)?的?(?:\d+[^\d，]{1,4})?$|\d+[^\d，年]{1,3}$|[，,]|力争|将|须|实现|共计|分别|新增|净增)+$"
)
# 占新建建筑比例
_SHARE_OF = re.compile(r"占.*(?:比例|比重|率|占比)$")
_QUOTED = re.compile(r"“([^“”]+)”$")
_AFTER_NAME = re.compile(
    r"[，。；：;:,]|[（(](?:其中|包括\d)|——|(?<=..)(?:(?<![达得])到(?!位)|赴|参加|开展|提升|提高|来.?(?=工作|进行|交流|投资|创业)|向(?!上|心)|用于|给予|纳入|予以|由|免费|"
    r"跻身|入选|进入|上榜|推进|全部|挂职|申报(?=创建|认定|国家|省)|并(?![联行网购轨入]))|[、和及与]+(?:以及)?(?:不少于|至少|不低于)?\d"
)
# 5个重点村） ends the bracket that it stands in.
_CLOSES = re.compile(r"^[^（()）]*(?=[）)])")
_ATTRIBUTE = re.compile(
    r"^(.{3,}的)(?=[^、]{2,}$)|^((?:站在|具有|具备|能够|享受|掌握|熟悉|从事|达到|在).*的)(?=[^的]{2,}$)"
)
_SHORT_ATTRIBUTE = re.compile(r"(?:^|的)([^的、\d]{1,11}的[^的、]{2,8}$)")
# 设置比例 is a name, though 设置 alone is a verb.
_HOW_MUCH_WORDS = "比例 比率 率 占比 总量 规模 水平 面积 能力 时限 数量 产值 比重 总数 覆盖率 满意度 收入 投资 参与人数 参加人数"
_HOW_MUCH = frozenset(_HOW_MUCH_WORDS.split())
_KINDS = re.compile(r".*、.*(?<![高中初平同对])等(?=[^\W\d_a-zA-Z]{3})(?!项目|工作|方面)")
_VERB_AT_END = re.compile(rf"(?:{_VERBS})$")
_LIGHT = re.compile(rf"(?:{_VERBS}|承办|达到|不少于|不低于|达|各|每[^\W\d_a-zA-Z]{{1,4}})*")
# 营业收入超10亿元的文旅集团 are 文旅集团; those of 产值过5亿元的企业 are no mere 企业.
_NUMBERED = re.compile(r"^.*\d(?!岁)[^的岁]{1,12}的(?=.{3})(?!.*(?:占比|比例|比重|率)$)")
_GROWN = re.compile(r"(?:建设|项目建设|清单)$")
_GROWS = re.compile(
    r"(?:年均|同比|平均|再|人均|提高|提升|增长|增加|下降|降低|减少|压减|上升|缩短|增幅|增速)+"
)
_LONGEST = 45


def ends_with_verb(text: str) -> bool:
    """Tell whether words end with a verb of a task: 发放 in 年内发放5亿元以上贷款."""
    return bool(_VERB_AT_END.search(text))


def is_light(text: str) -> bool:
    """Tell whether words are but verbs that name nothing: 再完成, 承办."""
    return bool(_LIGHT.fullmatch(text))


def says_how_much(text: str) -> bool:
    """Tell whether a name is but 比例 or 规模, and says not of what."""
    return text in _HOW_MUCH


def says_growth(text: str) -> bool:
    """Tell whether words are but 年均增长 or 提高."""
    return bool(_GROWS.fullmatch(text))


def name_before(text: Passage) -> Passage:
    """Return the name in the words before a number, without the date, the verbs and 等."""
    found = _UP_TO.match(text.text)
    name = _last_of_kind(_cut_leading(text[found.end() :] if found else text))
    while (
        (middle := _MIDDLE.match(name.text))
        and not _SHARE_OF.search(name.text)
        and not _inside_brackets(name.text, middle.end())
    ):
        name = _cut_leading(name[middle.end() :])
    name = _cut_trailing(name)
    numbered = _NUMBERED.match(name.text)
    if numbered:
        name = name[numbered.end() :]
    quoted = _QUOTED.search(name.text)
    return name[quoted.start(1) : quoted.end(1)] if quoted else _for_a_table(name)


def subject_before(text: Passage) -> Passage:
    """Return what stands before 每年 or 至少: 应急演练 in 应急演练每年至少开展1次."""
    found = _RHYTHM.search(text.text)
    return _cut_trailing(_cut_leading(text[: found.start()])) if found else text[:0]


def bare_words(text: Passage) -> Passage:
    """Return the words before a number without their date: 培训 in 其中2025年培训3000人次."""
    found = _UP_TO.match(text.text)
    words = text[found.end() :] if found else text
    dated = _NO_NAME.match(words.text)
    return words[dated.end() :] if dated else words


def name_after(text: Passage) -> Passage:
    """Return the name in the words after a number, without what it does and what is said of it."""
    name = text[1:] if text.text.startswith("的") else text
    end = _AFTER_NAME.search(name.text)
    if end:
        name = name[: end.start()]
    closed = _CLOSES.match(name.text)
    if closed:
        name = name[: closed.end()]
    attribute = _ATTRIBUTE.match(name.text)
    if attribute:
        short = _SHORT_ATTRIBUTE.search(name.text)
        name = name[short.start(1) if short else attribute.end() :]
    grown = _GROWN.search(name.text)
    if grown and grown.start() > 1:
        name = name[: grown.start()]
    return _for_a_table(_cut_trailing(_last_of_kind(name)))


def _for_a_table(name: Passage) -> Passage:
    """Take the last of a list that is too long for a table's cell."""
    if len(name) <= _LONGEST:
        return name
    cut = max(name.text.rfind(mark) for mark in "、，和")
    return name[cut + 1 :] if 0 < cut < len(name) - 2 else name


def _last_of_kind(name: Passage) -> Passage:
    """首席甲、青年学者等领军人才 are 领军人才."""
    found = _KINDS.match(name.text)
    if not found or name.text[found.end() :] in _HOW_MUCH:
        return name
    return name[found.end() :]


def _cut_leading(name: Passage) -> Passage:
    found = _LEADING.match(name.text)
    if found and found.end() < len(name) and name.text[found.end() :] in _HOW_MUCH:
        found = _NO_NAME.match(name.text)
    return name[found.end() :] if found else name


def _cut_trailing(name: Passage) -> Passage:
    found = _TRAILING.search(name.text)
    return name[: found.start()] if found else name


def _inside_brackets(text: str, at: int) -> bool:
    return text.count("（", 0, at) > text.count("）", 0, at)
