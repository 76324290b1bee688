"""Figures that are not exact: 约2家, 2家左右, 近百家, 三四家, 2-3家."""

import re

_BEFORE = "约|大约|大概|近|将近|接近|超|超过|高于|不少于|不低于|不超过|不高于|至少|至多|最多|不足|不到|逾|上百|上千|几|数"
_AFTER = "左右|上下|以上|以下|以内|多|余|来|出头|不到|几"


def is_rough(text: str) -> bool:
    """Say whether what stands in place of a figure gives it only roughly, or as a range."""
    return bool(
        re.match(rf"(?:{_BEFORE})", text)
        or re.search(rf"[\d十百千万亿](?:{_AFTER})|(?:左右|上下|以上|以下|以内|出头)$", text)
        or re.match(r"[+-]?\d+\s*[-~至到—]+\s*\d", text)
        or re.match("[一二两三四五六七八九]{2}", text)
    )
