"""What a document says of itself: title, number, draft or not, its dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gytrack.reading.language.deadlines import governing_dates, span_ends
from gytrack.reading.layout.days import effective_from, expires_on, issued_on
from gytrack.reading.layout.explained import Explained, read_explained
from gytrack.reading.layout.furniture import DOC_NO, page_title, printed_number, without_furniture
from gytrack.reading.layout.interpreting import interpreted_title
from gytrack.reading.layout.titles import Title, bare_title, ends_as_title, read_title
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Head

_DOC_NO = re.compile(DOC_NO)
_YEAR_SPAN = re.compile(r"(20\d\d)年?[-—–－~～至到]+(20\d\d)年")
_ONE_YEAR = re.compile(r"(20\d\d)年")
_VISION_YEARS = 8


@dataclass(frozen=True, slots=True)
class Front:
    """The lines that tell of the document: those before its outline, and the loose ones and last ones after."""

    before: Sequence[Passage]
    after: Sequence[Passage]
    body: str


def read_head(front: Front, goals: Sequence[Passage]) -> Head:
    """Read the head; ``goals`` are the plan's own goals, whose last date is the plan's end."""
    title = _title(front.before)
    explains = interpreted_title(front.before)
    if explains:
        title = title._replace(text=bare_title(explains.title), issuer=None)
    said = read_explained(title.text, front.after, front.body) if explains else _own_words(front)
    starts, ends = _term(title.text)
    return Head(
        title=title.text,
        issuer=title.issuer,
        doc_no=said.doc_no,
        draft=title.draft,
        issued=said.issued,
        effective=said.effective,
        expires=said.expires,
        starts=starts,
        ends=ends or _last_goal(goals),
        interprets=explains is not None,
    )


def _title(lines: Sequence[Passage]) -> Title:
    """Read the title; where the paper prints none, the page may name the document."""
    own = read_title(without_furniture(lines))
    named = page_title(lines)
    told = read_title([named]) if named and not ends_as_title(own.text) else own
    return told if ends_as_title(told.text) else own


def _own_words(front: Front) -> Explained:
    issued = issued_on((*front.before, *front.after))
    effective = effective_from(front.body, issued)
    return Explained(_doc_no(front.before), issued, effective, expires_on(front.body, effective or issued))


def _doc_no(lines: Sequence[Passage]) -> str | None:
    own = (line.text for line in lines if _DOC_NO.fullmatch(line.text))
    return next(own, None) or printed_number(lines)


def _term(title: str) -> tuple[date | None, date | None]:
    span, year = _YEAR_SPAN.search(title), _ONE_YEAR.search(title)
    first, last = (span[1], span[2]) if span else (year[1], year[1]) if year else (None, None)
    return (date(int(first), 1, 1), date(int(last), 12, 31)) if first and last else (None, None)


def _last_goal(goals: Sequence[Passage]) -> date | None:
    """Return the last date of the plan's goals; 到2035年 beside 到2025年 is a vision, not the plan's end."""
    days = sorted(day for goal in goals for day in _goal_days(goal))
    return next((day for day in reversed(days) if day.year - days[0].year < _VISION_YEARS), None)


def _goal_days(goal: Passage) -> list[date]:
    return [*(horizon.day for horizon in governing_dates(goal)), *span_ends(goal)]
