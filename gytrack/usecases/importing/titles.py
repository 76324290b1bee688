"""The short title of a task: its first clause of action."""

import re

_BREAK = re.compile(r"[，,；;。：:]")
_LEAD_IN = re.compile(
    r"^(?:到|至|在|自)?(?:20\d\d年|“?十[一二三四五六]五”?)"
    r"|^(?:依托|按照?|根据|围绕|针对|聚焦|结合|坚持以|以.+为|为|通过|充分利用)"
    r"|^充分发挥.+作用$|^在.+(?:下|中|上|方面|期间)$|^对.+的?$"
)
_QUOTES = {"“": "”", "（": "）", "《": "》", "(": ")"}


def short_title(text: str) -> str:
    """Return the first clause that says what is to be done, without 到2025年, 依托现有资源, 按…发展思路.

    Where every clause leads in, the first stands for the task.
    """
    parts = [part for part in clauses(text) if part]
    return next((part for part in parts if not _LEAD_IN.match(part)), parts[0] if parts else text)


def clauses(text: str) -> list[str]:
    """Split a sentence at its commas and stops, outside quotes and brackets."""
    parts, current, closing = [], "", ""
    for character in text:
        if closing:
            closing = "" if character == closing else closing
        else:
            closing = _QUOTES.get(character, "")
            if _BREAK.match(character):
                parts.append(current)
                current = ""
                continue
        current += character
    return [*parts, current]
