"""What a number counts: 文化馆 in 建成“文化馆”不少于10家, 优秀企业家 in 培养100名优秀企业家."""

import re

from gytrack.reading.text.passage import Passage

_VERBS_WORDS = (
    "规范化培训 新创建 新改建 改扩建 力争 争取 积极 重点 大力 加快 继续 持续 全面 进一步 着力 努力 推动 推进 支持 鼓励 组织 引导 实现 确保 "
    "完成 新增 新建 新设 创建 建设 建成 建立 打造 培养 培育 引进 引育 选拔 推荐 遴选 选派 选育 选树 培训 轮训 招录 招聘 扶持 资助 评选 评定 "
    "发展 设立 设置 举办 开展 实施 开发 创作 推出 推广 筛选 梳理 布局 筹建 筹集 规划 带动 转化 孵化 认定 申报 获批 争创 制定 发布 出台 编制 "
    "服务 帮扶 改造 立项 聘请 派驻 基本 全力 做好 共 总共 累计 将"
)
_VERBS = _VERBS_WORDS.split()
_LEADING = re.compile(
    r"^(?:[“”\"]|(?:到|至|在|截至)?20\d\d年(?:底|末|前)*|(?:每|\d+)年(?:内|度)?|在?“?[一二三四五六七八九十]+五”?(?:期间|末)|"
    rf"(?:{'|'.join(_VERBS)})[和与并及、]?)+"
)
_MIDDLE = re.compile(r".+?(?:建成|新增|新建|建立|设立)(?=.{2})")
_TRAILING = re.compile(
    r"(?:等+|的|总数|数量|[：:]|在“?[一二三四五六七八九十]+五”?(?:期间|末)|由(?:原来|之前|目前)?的?$|[，,])+$"
)
_QUOTED = re.compile(r"“([^“”]+)”$")
_AFTER_NAME = re.compile(
    r"[，。；：;:,]|(?<=..)(?:到(?!位)|赴|参加|开展|提升|提高|来.?(?=工作|进行|交流|投资|创业)|向(?!上|心)|用于|给予|纳入|予以|由)|[、和及与]+(?:以及)?(?:不少于|至少|不低于)?\d"
)
_ATTRIBUTE = re.compile(r"^.{3,}的(?=[^、]{2,}$)")
# 设置比例 is a name, though 设置 alone is a verb.
_HOW_MUCH = frozenset(("比例", "比率", "率", "占比", "总量", "规模", "水平", "面积", "能力", "时限"))
_KINDS = re.compile(r".*、.*(?<![高中初平同对])等(?=[\u4e00-\u9fff]{3})(?!项目|工作|方面)")
_GROWN = re.compile(r"(?:建设|项目建设|清单)$")


def name_before(text: Passage) -> Passage:
    """Return the name in the words before a number, without the date, the verbs and 等."""
    name = _last_of_kind(_cut_leading(text))
    middle = _MIDDLE.match(name.text)
    if middle and not _inside_brackets(name.text, middle.end()):
        name = name[middle.end() :]
    name = _cut_trailing(name)
    quoted = _QUOTED.search(name.text)
    return name[quoted.start(1) : quoted.end(1)] if quoted else name


def name_after(text: Passage) -> Passage:
    """Return the name in the words after a number, without what it does and what is said of it."""
    name = text[1:] if text.text.startswith("的") else text
    end = _AFTER_NAME.search(name.text)
    if end:
        name = name[: end.start()]
    attribute = _ATTRIBUTE.match(name.text)
    if attribute:
        name = name[attribute.end() :]
    grown = _GROWN.search(name.text)
    if grown and grown.start() > 1:
        name = name[: grown.start()]
    return _cut_trailing(_last_of_kind(name))


def _last_of_kind(name: Passage) -> Passage:
    """首席科学家、青年学者等领军人才 are 领军人才."""
    found = _KINDS.match(name.text)
    if not found or name.text[found.end() :] in _HOW_MUCH:
        return name
    return name[found.end() :]


def _cut_leading(name: Passage) -> Passage:
    found = _LEADING.match(name.text)
    if not found or name.text[found.end() :] in _HOW_MUCH:
        return name
    return name[found.end() :]


def _cut_trailing(name: Passage) -> Passage:
    found = _TRAILING.search(name.text)
    return name[: found.start()] if found else name


def _inside_brackets(text: str, at: int) -> bool:
    return text.count("（", 0, at) > text.count("）", 0, at)
