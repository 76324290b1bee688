"""The top of each sheet: its title, who reports and as of when, and the summary that the screen gives too."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.export.workbook.sheet import Head
from gytrack.usecases.exporting.naming import table_title
from gytrack.usecases.exporting.sheets.matter import Matter
from gytrack.usecases.reporting.head_words import schedule_words, target_counts, task_counts

SUGGESTED = "亮灯为建议亮灯，未经通报"


class Issue(NamedTuple):
    """The bulletin that a workbook is issued with; ``approved_by`` is null where its lights are but proposed."""

    title: str
    approved_by: str | None

    def standing(self) -> str:
        """Say what its lights are worth."""
        return SUGGESTED if self.approved_by is None else f"亮灯经{self.approved_by}批准通报"


class Subject(NamedTuple):
    """What a workbook is about: its plans, who fills it in (empty where that is left to a hand), its summary.

    ``issue`` is the bulletin that it belongs to, null where it is none's.
    """

    matters: Sequence[Matter]
    unit: str
    words: str
    issue: Issue | None = None

    def head(self, title: str) -> Head:
        """Return the head of a sheet."""
        plans = [matter.report.plan for matter in self.matters]
        day = long_day(self.matters[0].report.as_of)
        return Head(table_title(plans, title), f"填报单位：{self.unit}", f"截至{day}", self.words)

    def standing(self) -> str:
        """Say what the lights are worth."""
        return SUGGESTED if self.issue is None else self.issue.standing()


def subject_of(matters: Sequence[Matter], unit: str, issue: Issue | None = None) -> Subject:
    """Return what a workbook of these plans is about."""
    subject = Subject(matters, unit, "", issue)
    return subject._replace(words="\n".join(_words(matters, subject.standing())))


def _words(matters: Sequence[Matter], standing: str) -> Iterator[str]:
    for matter in matters:
        report = matter.report
        parts = [matter.about()] if len(matters) > 1 else []
        parts += [f"只列{report.department}"] if report.department else []
        parts += [task_counts(report), target_counts(report), schedule_words(report), standing]
        yield "｜".join(parts)
