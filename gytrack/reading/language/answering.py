"""Who does what a text asks, where a sentence says so instead of a list: ``由甲办、乙局负责实施。``, ``甲局负责…工作。``."""

import re

from gytrack.reading.language.bodies import is_body
from gytrack.reading.language.roles import told_names
from gytrack.reading.text.passage import Passage

_HOW = "(?:共同|联合|分别|具体|主要|统一|牵头)*"
_CLOSES = re.compile(
    rf"由?(?P<names>[^。；]+?){_HOW}负责(?:组织|统筹|协调|抓好|做好|具体|各[^，。；、]{{2,8}}?)*"
    r"(?:实施|落实|组织|推进|开展|办理|执行)(?:工作)?(?:（[^（）]*）)?。?"
)
_OPENS = re.compile(rf"由?(?P<names>[^，。；：]{{2,40}}?)(?:要|须|应)?{_HOW}负责(?!人|同志|任|的|[，。；]|$)")
_NO_BODY = re.compile(
    "对(?!外)|主要|领导|专人|专业|第三方|企业$|[^、]*(?:领导|同志|人员)$|指定|明确|制[定订]|组织(?!部(?!门))|建立|成立"
)
_SHORTEST = 2
_LONGEST = 150


def closing_answer(text: Passage) -> tuple[Passage, Passage] | None:
    """Cut a last sentence that only says who carries an item out; return the text before it and the bodies."""
    stripped = text.text.rstrip("。")
    start = max(stripped.rfind("。"), stripped.rfind("；")) + 1
    short = start and len(stripped) - start <= _LONGEST and "负责" in stripped[start:]
    found = _CLOSES.fullmatch(text.text, start) if short else None
    names = text[found.start("names") : found.end("names")] if found else None
    return (text[:start], names) if names and _are_bodies(names) else None


def opening_answer(text: Passage) -> Passage | None:
    """Return the bodies that a text opens with where it says what they answer for: ``市甲局负责河道整治。``."""
    found = _OPENS.match(text.text) if "负责" in text.text else None
    names = text[found.start("names") : found.end("names")] if found else None
    return names if names and _are_bodies(names) else None


def _are_bodies(names: Passage) -> bool:
    told = [one.name for one in told_names(names)]
    return bool(told) and all(
        len(one) >= _SHORTEST and is_body(one) and not _NO_BODY.match(one.text) for one in told
    )
