"""Sentences that add a body to every later list: ``以下责任单位中均包含各市、县政府，不再列出``."""

import re
from typing import NamedTuple

from gytrack.reading.language.bodies import is_body
from gytrack.reading.language.roles import Named, cut_role, told_names
from gytrack.reading.text.passage import Passage

_NOT_AGAIN = re.compile(
    "，?(?:以下|下文|后文|后面)?(?:各项|各条)?(?:任务|工作)?(?:均|都)?不(?:再|另|予)?"
    "(?:一一|逐一|逐项|逐条|重复|另行|单独|分别|具体|作|做|予以)*"
    "(?:列出|列明|列示|列入|标注|标明|注明|列举|罗列|赘述|重复|说明|列)(?=[。；，）〕】]|$)"
)
_OPENS = "。；：（〔【"
_LONGEST = 200
_SCOPE = re.compile(
    "(?:以下|下列|下述|本方案|方案|各项|所有|全部)(?:各|所有|全部|的|中|内|涉及|所列|有关)*[项条]?(?:重点|主要)?"
    "(?:任务|工作|措施|政策|事项|内容|条款|责任单位|责任部门|牵头单位|配合单位|部门分工|责任分工|任务分工)*[中里内]?，?|(?:责任|牵头|配合)(?:单位|部门)[中里]"
)
_ADDS = re.compile(
    "(?:均|都|皆|还|也)(?:包含|包括|涵盖|含|需要|需|须|应|由|涉及|有|请)+|(?:均|都)?(?:包含|包括|涵盖|涉及|需由|由)"
)
_ARE = re.compile(
    "(?:均|都|皆|(?=为以下))(?:需|须|要|应)?(?:(?:为|是|作为).{0,16}(?:单位|部门|主体)|(?:负责|落实|配合|参与|抓好).{0,4})$"
)


class Blanket(NamedTuple):
    """What such a sentence says: the bodies, and the stretch of the text that it takes.

    ``here`` where the list that it stands in has them too: ``各县区均为责任单位，以下不再列出``.
    """

    start: int
    end: int
    named: tuple[Named, ...]
    here: bool


def find_blanket(text: Passage) -> Blanket | None:
    """Find the sentence; it closes with 不再列出 or the like, and names bodies and nothing else."""
    for closing in _NOT_AGAIN.finditer(text.text):
        start = _sentence_start(text.text, closing.start())
        clause = text[start : closing.start()]
        scope = _last_scope(clause)
        if scope is None:
            clause = clause[clause.text.rfind("，") + 1 :]
            said = _are(clause)
        else:
            clause, rest = clause[scope.start() :], clause[scope.end() :]
            said = _adds(rest) or _are(rest)
        if said:
            return Blanket(clause.start, text.start + closing.end(), said, scope is None)
    return None


def _sentence_start(text: str, end: int) -> int:
    """Return where the sentence or the bracket begins that ends at ``end``; brackets within it are passed over."""
    depth = 0
    for at in range(end - 1, max(-1, end - _LONGEST), -1):
        if text[at] in "）〕】":
            depth += 1
        elif text[at] in "（〔【" and depth:
            depth -= 1
        elif text[at] in _OPENS and not depth:
            return at + 1
    return max(0, end - _LONGEST + 1)


def is_blanket(paragraph: Passage) -> bool:
    """Tell a paragraph that is such a sentence and nothing else."""
    found = find_blanket(paragraph)
    whole = paragraph.strip("（）〔〕。注：")
    return found is not None and found.start <= whole.start and found.end >= whole.end


def _last_scope(clause: Passage) -> re.Match[str] | None:
    """Return the words that say what it is about, where they open a clause."""
    opens = [
        found
        for found in _SCOPE.finditer(clause.text)
        if found.start() == 0 or clause.text[found.start() - 1] == "，"
    ]
    return opens[-1] if opens else None


def _adds(rest: Passage) -> tuple[Named, ...]:
    """Read ``均需各县政府落实`` after the words that say what it is about."""
    found = _ADDS.match(rest.text)
    return _bodies(rest[found.end() :]) if found else ()


def _are(clause: Passage) -> tuple[Named, ...]:
    """Read ``各县区均为责任单位``."""
    found = _ARE.search(clause.text)
    return _bodies(clause[: found.start()]) if found else ()


def _bodies(text: Passage) -> tuple[Named, ...]:
    names, role = cut_role(text.strip("，"))
    told = [one.name for one in told_names(names)]
    return (
        tuple(Named(name, "lead" if role == "lead" else "bare") for name in told)
        if all(map(is_body, told))
        else ()
    )
