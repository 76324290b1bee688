"""Figures that a report's text gives for targets, 旗舰中医馆累计4家, so that a person can be asked whether they count."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.records.ledger import TargetRow

# Compiled on first use. What bounds (不少于) or sets a goal (目标) is left out: such a figure is no total.
_ADDS = r"(?:新增加|新增|净增|增加|增设)"
_ADDED = rf"{_ADDS}(?:了|[:,\s])*"
# What was added since some day may have been reported in part.
_SINCE = "以来|累计|截至|今年|本年|全年|年内|年初|上半年|下半年|季度"
_STANDS_AT = r"(?:总数|数量|数|累计|共计|总计|合计|目前|现已|现有|已经|已|共|总共|建成|完成|达到了|达到|达|有|为|是|[:,\s])*"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NOT_EXACT = r"(?![次个人户庭]|以上|以下|以内|左右|上下|多|余|的?(?:目标|任务|指标))"
_WISHED = "计划|规划|拟|将|力争|争取|目标|任务|要求|预计|预期|确保|未|没有|尚|还|差|应|需|去年|上年|原有|此前"
_SENTENCE = r"[。;!?\n]"


class Mention(NamedTuple):
    """The words that give a figure for a target, and the number in them; ``added`` where they say what came to be added."""

    target: TargetRow
    words: str
    number: str
    added: bool = False


def mentions(text: str, targets: Sequence[TargetRow]) -> Iterator[Mention]:
    """Yield what a text says that targets stand at: the name, at most such words as 累计, a number, the target's unit.

    So is what it says was added (中医阁新增3家, 新增中医阁3家), where it gives no total of the same target.

    Precision comes before recall: a sentence that speaks of what is wished before the name gives no figure.
    """
    written = unicodedata.normalize("NFKC", text)
    known = {unicodedata.normalize("NFKC", target.name): target for target in targets if target.name}
    if not known:
        return
    found = list(_found(written, known))
    totals = {mention.target.id for mention in found if not mention.added}
    yield from (mention for mention in found if not mention.added or mention.target.id not in totals)


def _found(written: str, known: dict[str, TargetRow]) -> Iterator[Mention]:
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    for found in re.finditer(rf"({names})[”’」』\"]?({_ADDED}|{_STANDS_AT})({_NUMBER})\s*", written):
        target = known[found[1]]
        unit = re.escape(unicodedata.normalize("NFKC", target.unit))
        ending = re.compile(f"{unit}{_NOT_EXACT}").match(written, found.end())
        before = re.split(_SENTENCE, written[: found.start()])[-1]
        if not ending or re.search(_WISHED, before):
            continue
        adding = re.search(rf"{_ADDS}$", before)
        listed = not found[2] and re.search(rf"{_ADDS}[^,]*[、和及与]$", before)
        added = bool(adding or listed or re.match(_ADDS, found[2]))
        if added and (re.search(_SINCE, before) or target.unit == "%" or (adding and found[2])):
            continue
        words = (adding[0] if adding else "") + written[found.start() : ending.end()]
        yield Mention(target, re.sub(r"\s+", "", words), found[3].replace(",", ""), added)
