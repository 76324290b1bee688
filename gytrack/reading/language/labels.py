"""Labels that say what a stretch of a plan holds: 建设目标 建设任务 配套措施 部门分工 责任单位 完成时限."""

import re
from typing import Literal, NamedTuple

from gytrack.reading.text.passage import Passage

LabelKind = Literal["goal", "task", "measure", "parties", "lead", "support", "person", "due"]

_UNIT = "(?:单位|部门|处室|科室|股室|主体|机构|地区)"
_RESPONSIBLE = rf"责任{_UNIT}"
_OF_WORK = "(?:建设|工作|主要|总体|重点|任务|具体|年度|发展|推进|改革|落实|实施|核心|创建)"
_PATTERNS: dict[LabelKind, str] = {
    "goal": rf"(?:{_OF_WORK}|预期|绩效|阶段性?|量化|考核)*(?:目标|指标)(?:要求|指标)?",
    "task": rf"{_OF_WORK}*任务(?:内容|清单)?|{_OF_WORK}+(?:内容|举措|事项|工作|措施)|重点工作|工作举措",
    "measure": "(?:配套|政策|支持|保障)(?:措施|政策)",
    "parties": rf"(?:责任|负责|承办|实施|落实|承担|完成|执行)(?:责任)?{_UNIT}|主体责任单位|(?:部门|责任|职责|任务)分工",
    "lead": rf"(?:主要|第一|共同)?(?:牵头|主办|主责|主管|总牵头)(?:责任|负责)?{_UNIT}|(?:主要|第一|首要){_RESPONSIBLE}|牵头",
    "support": rf"(?:主要|共同)?(?:配合|协作|协办|协同|协助|参与|参加|支持|支撑|会办)(?:责任)?{_UNIT}|(?:其他|其它|次要|相关){_RESPONSIBLE}|配合",
    "person": "(?:责任|牵头|分管|包抓|包联|包保|挂钩|挂联|联系|主管|主要|带队)(?:市|区|县|局|校|院)?领导|(?:责任|联系|负责|经办|包保)人|联络员|(?:联系)?电话|联系方式",
    "due": "(?:完成|办理|办结|推进|整改|实施|工作|进度|阶段)?(?:时限|期限)(?:要求)?|(?:完成|实施|推进|整改|办结)(?:时间|日期)(?:节点)?|时间(?:要求|节点|安排|进度)|进度(?:安排|要求)|计划完成时间",
}
"""What a label says by the parts of its word: 主要 + 牵头 + 责任 + 单位 leads, 协作 + 单位 supports."""
LISTING: frozenset[LabelKind] = frozenset(("parties", "lead", "support", "person", "due"))
_GROUPS = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items())
_MARKED = re.compile(rf"(?:{_GROUPS})(?:及分工)?(?:[。：]|$)")
_UNMARKED = re.compile(rf"(?P<open>【)?(?:{_GROUPS})(?(open)】：?|：)")
_LISTED = "|".join(_PATTERNS[kind] for kind in sorted(LISTING))
# A label that opens a sentence and is the last but for others of its kind.
_LAST = re.compile(
    rf"(?<=[。）])(?:(?:{_LISTED})：|【(?:{_LISTED})】)[^。]*(?:。(?:(?:{_LISTED})：|【(?:{_LISTED})】)[^。]*)*。?$"
)


class Label(NamedTuple):
    """A label: what it announces, and how many characters it takes."""

    kind: LabelKind
    width: int


def label_of(passage: Passage, *, marked: bool) -> Label | None:
    """Return the label that the passage opens with.

    After a numbering mark (``2.建设任务。一是…``) a full stop or the end of the line closes a label; without one
    only a colon does (``牵头单位：…``), since 任务。 may end any sentence.
    """
    found = (_MARKED if marked else _UNMARKED).match(passage.text)
    return Label(_kind(found), found.end()) if found else None


def label_starts(passage: Passage) -> list[int]:
    """Return where labels with a colon stand: ``牵头单位：甲责任单位：乙`` has two."""
    return [found.start() for found in _UNMARKED.finditer(passage.text)]


def is_bare_label(passage: Passage) -> bool:
    """Tell a line that is but the label of a list, the bodies on the next: ``责任单位：``."""
    label = label_of(passage, marked=False)
    return label is not None and label.kind in LISTING and label.width == len(passage)


def last_label(passage: Passage) -> int | None:
    """Return where the labels of a list that closes a text begin: ``……。责任单位：甲局。完成时限：2025年``."""
    found = _LAST.search(passage.text)
    return found.start() if found else None


def _kind(found: re.Match[str]) -> LabelKind:
    return next(kind for kind in _PATTERNS if found[kind])
