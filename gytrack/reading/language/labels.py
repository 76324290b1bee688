"""Labels that say what a stretch of a plan holds: 建设目标 建设任务 配套措施 部门分工 责任单位 完成时限."""

import re
from typing import Literal, NamedTuple

from gytrack.reading.language.duty_words import DUTY_WORD, PERSON_WORD, duty_of
from gytrack.reading.text.passage import Passage

LabelKind = Literal["goal", "task", "measure", "parties", "lead", "support", "person", "due"]

_OF_WORK = r"(?:建设|工作|主要|总体|重点|任务|具体|年度|发展|推进|改革|落实|实施|核心|关键|创建|项目|行动|近期|全年|20\d\d年度?)"
_AND = "[及和与、]"
_MOVES = "(?:举措|措施|做法)"
_PATTERNS: dict[LabelKind, str] = {
    "goal": rf"(?:{_OF_WORK}|预期|绩效|阶段性?|量化|考核)*(?:目标|指标)(?:{_AND}?(?:要求|指标|任务))?|预期成[效果]",
    "task": rf"{_OF_WORK}*任务(?:内容|清单)?(?:{_AND}{_MOVES})?|{_OF_WORK}+(?:{_MOVES}|内容|事项|工作)(?:{_AND}(?:{_MOVES}|任务))?|工作重点",
    "measure": "(?:配套|政策|支持|保障)(?:措施|政策)",
    "parties": "(?:部门|责任|职责|任务)分工",
    "lead": "牵头|主办",
    "support": "配合|协办",
    "due": "(?:完成|办理|办结|推进|整改|实施|工作|进度|阶段)?(?:时限|期限)(?:要求)?|(?:完成|实施|推进|整改|办结)(?:时间|日期)(?:节点)?|时间(?:要求|节点|安排|进度)|进度(?:安排|要求)|计划完成时间",
}
"""What a label says by the parts of its word; who answers for something is announced by ``duty_words``."""
LISTING: frozenset[LabelKind] = frozenset(("parties", "lead", "support", "person", "due"))
_DUTIES = f"{PERSON_WORD}|{DUTY_WORD}"
_GROUPS = "|".join((f"(?P<duty>{_DUTIES})", *(f"(?P<{kind}>{words})" for kind, words in _PATTERNS.items())))
# A mark before it makes a label of one word that may open any clause elsewhere (举措：).
_MARKED = re.compile(rf"(?:{_GROUPS}|(?P<move>{_MOVES}))(?:及分工)?(?:[。：]|$)")
_UNMARKED = re.compile(rf"(?P<open>[【〔\[])?(?:{_GROUPS})(?(open)：?[】〕\]]：?|[为是]?：)")
_LISTED = "|".join((_DUTIES, *(words for kind, words in _PATTERNS.items() if kind in LISTING)))
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
    may = "：" in passage.text or "】" in passage.text
    return [found.start() for found in _UNMARKED.finditer(passage.text)] if may else []


def is_bare_label(passage: Passage) -> bool:
    """Tell a line that is but the label of a list, the bodies on the next: ``责任单位：``."""
    label = label_of(passage, marked=False)
    return label is not None and label.kind in LISTING and label.width == len(passage)


def lone_label(passage: Passage) -> Label | None:
    """Return the label that a line is and nothing else, with its colon or without: ``责任单位``."""
    label = label_of(passage, marked=True)
    return label if label and label.width == len(passage) else None


def announces_duty(passage: Passage) -> bool:
    """Tell a stretch that holds a label of departments or of a deadline."""
    return "：" in passage.text and any(
        _kind(found) in LISTING - {"person"} for found in _UNMARKED.finditer(passage.text)
    )


def last_label(passage: Passage) -> int | None:
    """Return where the labels of a list that closes a text begin: ``……。责任单位：甲局。完成时限：2025年``."""
    found = _LAST.search(passage.text)
    return found.start() if found else None


def _kind(found: re.Match[str]) -> LabelKind:
    if found["duty"]:
        return duty_of(found["duty"])
    return next((kind for kind in _PATTERNS if found[kind]), "task")
