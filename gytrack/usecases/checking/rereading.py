"""The reader's own doubts about a plan's text, which the ledger does not keep: the text is read again.

They hold for the ledger only where the text still reads as it was stored: a later reader may read more out of it, and a
file of another kind that was imported before its form was kept said more than its text does.
"""

from collections import Counter
from collections.abc import Collection

from gytrack.errors import DocumentError
from gytrack.reading.document import read_plan
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.text.form import formed_paper
from gytrack.reading.text.paper import Paper
from gytrack.reading.toml.plan import read_toml
from gytrack.reading.toml.recognising import is_toml
from gytrack.records.plan import Issue, Plan, Source
from gytrack.usecases.checking.finding import Finding
from gytrack.usecases.checking.matter import Matter


def doubts(matter: Matter, found: Collection[Finding]) -> list[Finding] | None:
    """Return what the reader is unsure of, without what was found already; null where the text now reads otherwise."""
    plan = _read(matter.source)
    if plan is None or _texts(plan) != Counter(
        line.task.text for line in matter.tasks if line.task.closure != "dropped"
    ):
        return None
    return [_finding(issue) for issue in plan.issues if not any(_says(issue, one) for one in found)]


def _read(source: Source) -> Plan | None:
    try:
        return read_toml(source) if is_toml(source) else read_plan(_paper(source))
    except DocumentError:
        return None


def _paper(source: Source) -> Paper:
    return formed_paper(source) if source.form else plain_paper(source)


def _texts(plan: Plan) -> Counter[str]:
    return Counter(task.text for task in plan.tasks)


def _says(issue: Issue, found: Finding) -> bool:
    """Say whether a finding tells of an issue already: it stands at its place, and the issue names its code."""
    if found.place is None or not found.code:
        return False
    same = (issue.place.line, issue.place.column) == (found.place.line, found.place.column)
    return same and found.code.partition("-")[0] in issue.unsure


def _finding(issue: Issue) -> Finding:
    quote = " ".join(issue.quote.split())
    return Finding("reading", "", issue.place, quote, issue.unsure, f"{issue.assumed}；请核对原文")
