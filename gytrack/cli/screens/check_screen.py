"""What a check found, on a terminal: by kind, each with its place on paper and what to do."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gytrack.cli.screens.output import say
from gytrack.cli.screens.screen import Group, GroupedTable, Row, show
from gytrack.dates import shorten
from gytrack.export.tables import Column
from gytrack.usecases.checking.check import Checked
from gytrack.usecases.checking.finding import HEADINGS, Finding
from gytrack.usecases.checking.rows import summary

_COLUMNS = (Column("code", "编号"), Column("line", "行", "number"), Column("wrong", "问题／原文／办法"))
_QUOTED = 50


def print_checked(checked: Checked, *, ascii_only: bool) -> None:
    """Print what was found in one plan; where nothing was, that is one line."""
    say(summary(checked))
    if checked.findings:
        show(GroupedTable(_COLUMNS, list(_groups(checked.findings))), ascii_only=ascii_only)


def _groups(findings: Sequence[Finding]) -> Iterator[Group]:
    for kind, words in HEADINGS.items():
        inside = [finding for finding in findings if finding.kind == kind]
        if inside:
            yield Group(f"{words}（{len(inside)}处）", list(_rows(inside)))


def _rows(findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each finding; what is to be done of several in a row is said once, at the last of them."""
    for finding, following in zip_longest(findings, findings[1:]):
        line = None if finding.place is None else finding.place.line
        below = [f"原文：{shorten(finding.quote, _QUOTED)}"] if finding.quote else []
        if following is None or following.todo != finding.todo:
            below.append(f"办法：{finding.todo}")
        yield Row((finding.code, line, finding.wrong), tuple(below))
