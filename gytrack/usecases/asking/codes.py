"""The code that a person means: as the screen shows it, or as the paper numbers it."""

import re

from gytrack.usecases.asking.typed import plain

# Compiled on first use: most codes are typed as they are shown.
_CODE = r"(?:\d+(?:\.[ma]?\d+)*)?(?:[ts]\d+)?(?:-\d+)?"
_POINTS = r"(?<=\d)[-–—·・、,\s]+(?=[ma]?\d)"
_TASK = "建设任务|工作任务|主要任务|重点任务|任务"
_MEASURE = "配套措施|配套政策"
_KIND = f"(?:编号|{_TASK}|{_MEASURE}|量化指标|指标|工程|项目)"
_AROUND = rf"{_KIND}?(.*?)(?:{_KIND}|号)?[。、,;]*"
_NUMERAL = "[一二三四五六七八九十]+|\\d+"
_LEVEL = rf"(?:{_TASK}|({_MEASURE}))?(?:\(({_NUMERAL})\)|({_NUMERAL}))"
_NEXT = rf"\.(?=.)|、(?=\(|{_TASK}|{_MEASURE})|"


def code_of(typed: str) -> str:
    """Return the code that was typed: ``2.1.3`` for ２．１．３, 2。1。3, 任务2.1.3 and 二（一）建设任务三 alike.

    The edition behind it stays: ``2.1.3@1``. What is no way to write a code comes back in half width and lower case, so that it is not found.
    """
    text = plain(typed).lower()
    before, at, edition = text.rpartition("@")
    if at and edition.isdecimal():
        return f"{code_of(before)}@{int(edition)}"
    bare = re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", text)
    if re.fullmatch(_CODE, bare):
        return bare
    inside = re.fullmatch(_AROUND, bare)
    reading = re.sub(_POINTS, ".", inside[1] if inside else bare)
    if re.fullmatch(_CODE, reading) and ("." in reading or "t" in reading or "s" in reading):
        return reading
    return _printed(bare) or text


def _printed(text: str) -> str | None:
    """Read the numbers that the paper prints, from the outside in; null where one of them is none."""
    from gytrack.numerals import read_count

    code, at = "", 0
    while at < len(text):
        level = re.compile(f"{_LEVEL}(?:{_NEXT})").match(text, at)
        number = read_count(level[2] or level[3]) if level else None
        if level is None or number is None or (at == 0 and level.start(3) != 0):
            return None
        code += f"{'.' if code else ''}{'m' if level[1] else ''}{number}"
        at = level.end()
    return code or None
