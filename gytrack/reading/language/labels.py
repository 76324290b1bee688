"""Labels that say what a stretch of a plan holds: 建设目标 建设任务 配套措施 部门分工 责任单位 完成时限."""

import re
from typing import Literal, NamedTuple

from gytrack.reading.text.passage import Passage

LabelKind = Literal["goal", "task", "measure", "parties", "lead", "support", "person", "due"]

_WORDS: dict[LabelKind, tuple[str, ...]] = {
    "goal": ("建设目标", "工作目标", "主要目标", "总体目标", "任务目标", "目标要求", "目标"),
    "task": (
        "建设任务",
        "工作任务",
        "主要任务",
        "重点任务",
        "工作内容",
        "建设内容",
        "主要内容",
        "任务内容",
        "任务",
    ),
    "measure": ("配套措施", "配套政策", "政策措施", "支持措施", "支持政策", "保障措施"),
    "parties": (
        "部门分工",
        "责任分工",
        "职责分工",
        "任务分工",
        "责任单位",
        "责任部门",
        "责任处室",
        "责任主体",
        "主体责任单位",
        "负责单位",
        "负责部门",
        "承办单位",
        "实施单位",
        "落实单位",
    ),
    "lead": (
        "牵头单位",
        "牵头部门",
        "牵头处室",
        "牵头责任单位",
        "主办单位",
        "主要责任单位",
        "主责单位",
        "主责部门",
        "第一责任单位",
        "牵头",
    ),
    "support": (
        "配合单位",
        "配合部门",
        "配合处室",
        "协办单位",
        "协同单位",
        "参与单位",
        "参加单位",
        "配合责任单位",
        "协助单位",
        "支持单位",
        "配合",
    ),
    "person": (
        "责任领导",
        "牵头领导",
        "分管领导",
        "包抓领导",
        "挂钩领导",
        "责任人",
        "联系人",
        "联络员",
        "联系电话",
    ),
    "due": (
        "完成时限",
        "完成时间",
        "时间要求",
        "办理时限",
        "时限要求",
        "完成期限",
        "完成日期",
        "时间节点",
        "完成时间节点",
        "办结时限",
        "推进时限",
        "整改时限",
        "实施期限",
        "进度安排",
        "时限",
    ),
}
LISTING: frozenset[LabelKind] = frozenset(("parties", "lead", "support", "person", "due"))
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words}
_WORD = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_MARKED = re.compile(rf"({_WORD})(?:及分工)?(?:[。：]|$)")
_UNMARKED = re.compile(rf"({_WORD})：")
_LISTED = "|".join(word for kind in sorted(LISTING) for word in sorted(_WORDS[kind], key=len, reverse=True))
# A label that opens a sentence and is the last but for others of its kind.
_LAST = re.compile(rf"(?<=[。）])(?:{_LISTED})：[^。]*(?:。(?:{_LISTED})：[^。]*)*。?$")


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
    return Label(_KIND_OF[found.group(1)], found.end()) if found else None


def label_starts(passage: Passage) -> list[int]:
    """Return where labels with a colon stand: ``牵头单位：甲责任单位：乙`` has two."""
    return [found.start() for found in _UNMARKED.finditer(passage.text)]


def last_label(passage: Passage) -> int | None:
    """Return where the labels of a list that closes a text begin: ``……。责任单位：甲局。完成时限：2025年``."""
    found = _LAST.search(passage.text)
    return found.start() if found else None
