"""The numbering marks of official papers: 第一章 第一节 一、 （一） 1. （1） ① 一是 第一，."""

import re
import unicodedata
from typing import Literal, NamedTuple

from gytrack.numerals import CHINESE_NUMERAL, read_numeral
from gytrack.reading.language.quantities import can_follow_decimal
from gytrack.reading.text.passage import Passage

MarkKind = Literal["chapter", "division", "part", "item", "point", "paren", "circle", "ordinal"]
LEVELS: tuple[MarkKind, ...] = ("chapter", "division", "part", "item", "point", "paren", "circle")
"""The kinds of marks from the outermost inwards, as GB/T 9704 and the outlines of longer plans nest them."""

SECTIONS: tuple[MarkKind, ...] = ("chapter", "division", "part", "item")
"""The kinds that open sections in every plan; the others do where there is nothing above them."""


class Mark(NamedTuple):
    """A numbering mark: its kind, its number and how many characters it takes."""

    kind: MarkKind
    number: int
    width: int


_CN = f"{CHINESE_NUMERAL}{{1,4}}"
_ORDINAL = re.compile(
    rf"第?({_CN})(?:是(?!否)|要(?![求点素件领害]|{CHINESE_NUMERAL}))[，：]?|[第其]({_CN})[，、：]"
)
# 一、二、三级医院 opens with a list of grades, not with a mark: hence the looks ahead.
_PATTERNS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第({_CN}|\d{{1,2}})[章篇编](?![节程])")),
    ("division", re.compile(rf"第({_CN}|\d{{1,2}})节(?!课)")),
    ("part", re.compile(rf"({_CN})[、.﹒](?!{CHINESE_NUMERAL}+[、级])")),
    ("item", re.compile(rf"（({_CN})）|([㈠-㈩])")),
    ("point", re.compile(r"([0-9]{1,3})(?:[.﹒]|、(?![0-9]))|([⒈-⒛])")),
    ("paren", re.compile(r"（([0-9]{1,3})）|([0-9]{1,2})）|([⑴-⒇])")),
    ("circle", re.compile(r"([①-⑳])")),
    ("ordinal", _ORDINAL),
)
# 4..标题, 1.、标题, （一）.标题: typed twice.
_AGAIN = re.compile(r"[.、﹒。]*")
_OPENINGS = frozenset(
    "第其（㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳〇○零一二两三四五六七八九十百千万"
)
# After a sentence, and after the list of departments in brackets that closes one.
_BEFORE_SENTENCE = "。；：！？）”"
_INSIDE_PARAGRAPHS: tuple[MarkKind, ...] = ("ordinal", "point", "paren", "circle")
_LONGEST_FRACTION = 12
_DIGITS = re.compile(r"\d+")


def mark_of(passage: Passage) -> Mark | None:
    """Return the mark that the passage opens with."""
    return _mark_at(passage, 0)


def enumeration(passage: Passage) -> list[tuple[int, Mark]]:
    """Return 一是 … 二是 … 三是 …: the first run of marks of a kind that opens sentences and counts from one.

    Where there is no such run, one of 1. … 2. … or of （1）… （2）… in the same paragraph serves.
    """
    starts = _sentence_starts(passage)
    runs = (_run(passage, starts, kind) for kind in _INSIDE_PARAGRAPHS)
    return next((run for run in runs if len(run) > 1), [])


def _run(passage: Passage, starts: list[int], kind: MarkKind) -> list[tuple[int, Mark]]:
    """Take the marks of a kind that count on from one; 一是 … 三是 is a misprint, and is taken as it is printed."""
    run: list[tuple[int, Mark]] = []
    for at in starts:
        mark = _mark_at(passage, at, (kind,))
        if mark and (mark.number == len(run) + 1 or (run and kind == "ordinal")):
            run.append((at, mark))
    return run


def counted_run(passage: Passage, kind: MarkKind) -> list[tuple[int, Mark]]:
    """Return where marks of a kind that open sentences stand within a paragraph, as far as they count from one."""
    return _run(passage, _sentence_starts(passage), kind)


def _mark_at(passage: Passage, at: int, kinds: tuple[MarkKind, ...] | None = None) -> Mark | None:
    if passage.text[at : at + 1] not in _OPENINGS:
        return None
    if passage.start + at in passage.sheet.counted:
        return _counting(passage, at)
    for kind, pattern in _PATTERNS:
        found = pattern.match(passage.text, at) if kinds is None or kind in kinds else None
        if found and not _is_decimal(kind, passage, found.end()):
            number = _number(next(group for group in found.groups() if group))
            again = _AGAIN.match(passage.text, found.end())
            width = (again.end() if again else found.end()) - at
            return Mark(kind, number, width) if number else None
    return None


def _counting(passage: Passage, at: int) -> Mark | None:
    """Return a bare number, or 一是 where nothing else counts, as the mark of a point."""
    digits = _DIGITS.match(passage.text, at)
    if digits:
        return Mark("point", int(digits[0]), digits.end() - at)
    ordinal = _ORDINAL.match(passage.text, at)
    number = _number(ordinal[1] or ordinal[2]) if ordinal else None
    return Mark("point", number, ordinal.end() - at) if ordinal and number else None


def _number(printed: str) -> int | None:
    """Return the number that a mark prints; ⑴ and ㈠ are one character."""
    sign = unicodedata.numeric(printed, 0) if len(printed) == 1 else 0
    return int(sign) or read_numeral(printed)


def _is_decimal(kind: MarkKind, passage: Passage, end: int) -> bool:
    """Tell 4.5吨 from 4. 5G网络 and 11.5G网络: a decimal has no white space after the dot, and a unit."""
    if kind != "point" or passage.sheet.gap_after(passage.start + end - 1):
        return False
    after = passage[end : end + _LONGEST_FRACTION].text
    digits = _DIGITS.match(after)
    return bool(digits) and can_follow_decimal(after, digits.end() if digits else 0)


def _sentence_starts(passage: Passage) -> list[int]:
    text, sheet = passage.text, passage.sheet
    breaks = (
        at
        for at in range(1, len(text))
        if text[at - 1] in _BEFORE_SENTENCE or sheet.starts_line(passage.start + at)
    )
    return [0, *breaks]
