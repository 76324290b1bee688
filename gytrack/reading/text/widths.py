"""One form for what is typed in two widths: full-width digits, half-width punctuation; character for character."""

import re

_ONE_TO_ONE = str.maketrans(
    "０１２３４５６７８９％．＋－／～｡､「」『』;!?()［］﹕﹐﹔﹖﹗﹙﹚"
    + "".join(map(chr, range(0xFF21, 0xFF3B)))
    + "".join(map(chr, range(0xFF41, 0xFF5B))),
    "0123456789%.+-/~。、“”‘’；！？（）[]：，；？！（）"
    + "".join(map(chr, range(0x41, 0x5B)))
    + "".join(map(chr, range(0x61, 0x7B))),
)
# 1,000 and 12:30 keep their marks.
_COMMA = re.compile(r",(?!(?<=\d,)\d{3}(?!\d))")
_COLON = re.compile(r":(?!(?<=\d:)\d)")
# After a word, not after a mark that opens its line (1. 一.), before no further dot of a leader.
_NUMERALS = "〇零一二三四五六七八九十百"
_STOP = re.compile(r"(?<=[^\W\d_a-zA-Z]|[）”’》】%])\.(?!\.)")
_OPENS_LINE = re.compile(rf"(?m)^[^\S\n]*[{_NUMERALS}]{{1,4}}\.")
# A numbering mark that is typed with a comma: 一,总体要求.
_MARK_COMMA = re.compile(rf"(?m)^([^\S\n]*(?:[{_NUMERALS}]{{1,4}}|\d{{1,2}})),(?=(?:[^\W\d_a-zA-Z]|[“《]))")
_QUOTE = re.compile(r'"')


def in_one_form(text: str) -> str:
    """Return ``text`` with digits of half width and punctuation of full width, each character at its place.

    Straight quotes are taken in pairs within their line; a full stop typed as a dot is told from that of a decimal,
    a numbering mark and a leader.
    """
    marked = _MARK_COMMA.sub(r"\1、", text.translate(_ONE_TO_ONE))
    quoted = _curled(marked) if '"' in marked else marked
    plain = _COLON.sub("：", _COMMA.sub("，", quoted))
    marks = {found.end() - 1 for found in _OPENS_LINE.finditer(plain)}
    return _STOP.sub(lambda dot: dot.group() if dot.start() in marks else "。", plain)


def _curled(text: str) -> str:
    return "\n".join(_curled_line(line) for line in text.split("\n"))


def _curled_line(line: str) -> str:
    count = 0

    def curl(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return "“" if count % 2 else "”"

    return _QUOTE.sub(curl, line)
