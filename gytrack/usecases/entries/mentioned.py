"""Figures that a report's text gives for targets, 旗舰中医馆累计4家, so that a person can be asked whether they count."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.records.ledger import TargetRow

# Compiled on first use. What adds (新增), bounds (不少于) or sets a goal (目标) is left out: such a figure is no total.
_STANDS_AT = r"(?:总数|数量|数|累计|共计|总计|合计|目前|现已|现有|已经|已|共|总共|建成|完成|达到了|达到|达|有|为|是|[:,\s])*"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NOT_EXACT = r"(?![次个人户庭]|以上|以下|以内|左右|上下|多|余|的?(?:目标|任务|指标))"
_WISHED = "计划|规划|拟|将|力争|争取|目标|任务|要求|预计|预期|确保|未|没有|尚|还|差|应|需|去年|上年|原有|此前"
_SENTENCE = r"[。;!?\n]"


class Mention(NamedTuple):
    """The words that give a figure for a target, and the number in them."""

    target: TargetRow
    words: str
    number: str


def mentions(text: str, targets: Sequence[TargetRow]) -> Iterator[Mention]:
    """Yield what a text says that targets stand at: the name, at most such words as 累计, a number, the target's unit.

    Precision comes before recall: a sentence that speaks of what is wished before the name gives no figure.
    """
    written = unicodedata.normalize("NFKC", text)
    known = {unicodedata.normalize("NFKC", target.name): target for target in targets if target.name}
    if not known:
        return
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    for found in re.finditer(rf"({names})[”’」』\"]?{_STANDS_AT}({_NUMBER})\s*", written):
        target = known[found[1]]
        unit = re.escape(unicodedata.normalize("NFKC", target.unit))
        ending = re.compile(f"{unit}{_NOT_EXACT}").match(written, found.end())
        before = re.split(_SENTENCE, written[: found.start()])[-1]
        if ending and not re.search(_WISHED, before):
            words = written[found.start() : ending.end()]
            yield Mention(target, re.sub(r"\s+", "", words), found[2].replace(",", ""))
