"""What a plan is called: the title above its text, or the one that the notice before it names."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gytrack.reading.language.marks import mark_of
from gytrack.reading.text.passage import Passage

DAY_LINE = re.compile(
    r"(?P<year>20\d\d|[〇○零一二三四五六七八九]{4})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日(?:印发)?"
)
_DRAFT = re.compile(r"[（【\[]?(?:征求意见稿|公开征求意见稿|送审稿|讨论稿|草案)[）】\]]?")
_NOTICE = re.compile(
    r"^(?P<issuer>.{0,40}?)(?:关于)?(?:(?:印发|下发|发布|公布|转发|批转)(?P<title>《.+?》|关于.+?|.+?)的?(?:通知|公告|函)"
    r"|(?:面向社会|向社会)?(?:公开)?征(?:求|集)(?:对)?(?P<asked>《.+?》).{0,8}?(?:意见|建议).{0,10}(?:通知|公告|公示|通告|启事|函))$"
)
_WHOLE_NAME = "《(?P<{}>[^《》]+(?:《[^《》]*》[^《》]*)*)》"
_SENT = re.compile(
    rf"{_WHOLE_NAME.format('agreed')}(?:已|业)[^。《》]{{0,40}}?(?:印发|下发|转发)给|[现今]将{_WHOLE_NAME.format('now')}(?:印发|下发|转发)"
)
_TITLE_ENDS = re.compile(
    r"(?:方案|意见|计划|规划|要点|办法|措施|举措|清单|细则|任务|分工|通知|纲要|安排|行动|表|台账|若干政策|政策)(?:（.*）)*$"
)
_TERM = re.compile(r"（20\d\d年?[-—–~至到]+20\d\d年?）")
_ASIDE = re.compile(r"（此件|注：|附[件表]\d*：?$|.*：$")
# What a title may go on with on a line of its own: 实施方案 below 2024年重点工作任务.
_GOES_ON = re.compile(
    r"(?:（20\d\d年?[-—–~至到]+20\d\d年?）)?(?:年度|三年|重点|主要|工作|任务|目标|责任|分解|分工|行动|实施|推进|落实|专项|总体)*"
    r"(?:方案|意见|计划|规划|要点|办法|措施|清单|细则|分工|表)(?:（.*）)*"
)
_DATED = re.compile(r"（20\d\d年\d{1,2}月\d{1,2}日[^（）]{0,8}）$")
_NOTICE_TAIL = re.compile(r"(?<=方案|意见|计划|规划|要点|办法|措施|清单|细则|纲要)的通知$")
_COLLECTED = re.compile(r"^\d{1,2}[.、](?=[^\W\d_a-zA-Z]{2})")
_NAMED = re.compile("《[^《》]*》")
_ONLY_NAMED = re.compile("《([^《》]*)》")
_STOPS = re.compile("[，。；：《》]")
_COVERS = ("通知", "公告", "函")
_OPENING_LINES = 6
_LONGEST_TITLE = 150
_SHORTEST_TITLE = 8
_LINES_OF_A_TITLE = 4


class Title(NamedTuple):
    """A plan's title, who issued it where a notice says so, whether it is a draft; ``lines`` are those that say so."""

    text: str
    issuer: str | None
    draft: bool
    lines: tuple[Passage, ...]


def read_title(lines: Sequence[Passage]) -> Title:
    """Read the title off the lines before the outline.

    What a notice says that it sends (``《某市方案》已经同意，现印发给你们``) is called so, unless what is printed above the
    text says that and more: the issuer before it, the years behind it.
    """
    title = _above_text(lines)
    found = _SENT.search("".join(line.text for line in lines))
    sent = (found["agreed"] or found["now"]) if found else ""
    if len(sent) < _SHORTEST_TITLE or not ends_as_title(sent) or bare_title(sent) in title.text:
        return title._replace(text=_NOTICE_TAIL.sub("", title.text))
    return title._replace(text=bare_title(_printed_title(lines, sent)))


def _above_text(lines: Sequence[Passage]) -> Title:
    notice = _notice(lines)
    count = _title_lines(lines)
    draft = any(_DRAFT.search(line.text) for line in lines[: count + 1])
    if notice is None:
        own = bare_title(_own_title(lines))
        covers = own.endswith(_COVERS) or _has_stops(own) or not ends_as_title(own)
        text = _title_after_the_date(lines) if covers else None
        return Title(bare_title(text or own), None, draft, tuple(lines[: count + draft]))
    named, told = notice
    text = _title_after_the_date(lines) or _printed_title(
        lines, (named["title"] or named["asked"]).strip("《》")
    )
    return Title(bare_title(text), named["issuer"] or None, draft or bool(named["asked"]), tuple(told))


def bare_title(title: str) -> str:
    """Return a title without （征求意见稿）, a day in brackets behind it, and a number that a collection gave it."""
    return _COLLECTED.sub("", _DATED.sub("", _DRAFT.sub("", title)))


def ends_as_title(text: str) -> bool:
    """Tell whether a title is one that plans have: 方案, 意见, 工作要点."""
    return bool(_TITLE_ENDS.search(_DRAFT.sub("", text)))


def is_title(line: Passage) -> bool:
    """Tell a line that is a title and nothing else."""
    text = line.text
    return ends_as_title(text) and not (_has_stops(text) or _ASIDE.match(text) or mark_of(line))


def _has_stops(text: str) -> bool:
    """Tell a sentence from a title, which may name another paper."""
    return bool(_STOPS.search(_NAMED.sub("", text)))


def _notice(lines: Sequence[Passage]) -> tuple[re.Match[str], Sequence[Passage]] | None:
    """Find ``X关于印发《Y》的通知`` in the first lines, joined where the heading is broken, and give these."""
    first = [line for line in lines[:_OPENING_LINES] if len(line) <= _LONGEST_TITLE]
    for start in range(len(first)):
        for end in range(start + 1, len(first) + 1):
            found = _NOTICE.match("".join(line.text for line in first[start:end]))
            if found:
                return found, first[start:end]
    return None


def _title_after_the_date(lines: Sequence[Passage]) -> str | None:
    """Return the title that stands between the notice's date and the text."""
    dated = next((at for at, line in enumerate(lines) if DAY_LINE.fullmatch(line.text)), None)
    if dated is None:
        return None
    below = [line for line in lines[dated + 1 :] if not _ASIDE.match(line.text)]
    title = _own_title(below) if below else ""
    return title if _TITLE_ENDS.search(_TERM.sub("", bare_title(title))) and not _has_stops(title) else None


def _title_lines(lines: Sequence[Passage]) -> int:
    """Count the opening lines that make the title up: 振兴发展 on one, 实施方案 on the next."""
    for count, line in enumerate(lines[:_LINES_OF_A_TITLE], start=1):
        if any(stop in line.text for stop in "，。；"):
            return max(count - 1, 1)
        if ends_as_title(line.text):
            goes_on = len(lines) > count and _GOES_ON.fullmatch(bare_title(lines[count].text))
            return count + 1 if goes_on else count
    return 1


def _own_title(lines: Sequence[Passage]) -> str:
    shown = [line for line in lines if not _ASIDE.match(line.text)]
    count = _title_lines(shown)
    title = "".join(line.text for line in shown[:count])
    title = _ONLY_NAMED.sub(r"\1", title) if _ONLY_NAMED.fullmatch(title) else title
    term = shown[count].text if len(shown) > count else ""
    return title + (term if _TERM.fullmatch(term) else "")


def _printed_title(lines: Sequence[Passage], title: str) -> str:
    """Return the title above the text where it says more than the notice: the issuer's name before it."""
    longer = (line.text for line in lines if line.text.endswith(title) and not _STOPS.search(line.text))
    return next(longer, title)
