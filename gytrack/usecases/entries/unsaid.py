"""What a report's text says without its being reported as such: a percent, a trouble. It is only noted, never taken."""

import re
import unicodedata

from gytrack.term_words import STATES

_PERCENT = re.compile(
    r"(?:进度|完成率|完成|推进)(?:了|约|已|达到|达|至|到|为|是|[:,\s])*"
    r"(\d+(?:\.\d+)?%|百分之[零一二三四五六七八九十百点]+)"
)
_TROUBLE = re.compile(r"受阻|停滞|滞后|搁置|卡住|停工")
_DENIED = re.compile(r"(?:(?:没有|未|克服|解决|避免|防止|扭转)[^,。;、]{0,4}|不|不再|无|非)$")


def percent_in(text: str) -> str | None:
    """Return the percent of progress that a text speaks of, as it is written; null where it speaks of none."""
    found = _PERCENT.search(unicodedata.normalize("NFKC", text))
    return found[1] if found else None


def trouble_in(text: str) -> str | None:
    """Return the word by which a text says that a task is stuck or slow; null where it says so of nothing."""
    written = unicodedata.normalize("NFKC", text)
    for found in _TROUBLE.finditer(written):
        if not _DENIED.search(written[: found.start()]):
            return found[0]
    return None


def unsaid(text: str, *, percent: bool, state: bool) -> list[str]:
    """Return what to tell a person whose text says more than was reported.

    Args:
        text: the report's own words.
        percent: whether a percent or a figure was reported.
        state: whether a state was reported.
    """
    notes = []
    if not percent and (written := percent_in(text)):
        notes.append(f"进展里写到“{written}”，没有登记为进度；如要登记，请加 --percent")
    if not state and (word := trouble_in(text)):
        states = f"--state {STATES['blocked']} 或 {STATES['slow']}"
        notes.append(f"进展里写到“{word}”，没有登记为状态，不影响亮灯；如要登记，请加 {states}")
    return notes
