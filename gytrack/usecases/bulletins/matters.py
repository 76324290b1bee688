"""All that a bulletin is made from, read once: its files are laid out from nothing else."""

from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.status.periods import Period
from gytrack.status.rules import Rules
from gytrack.usecases.exporting.naming import compact, storable, subject
from gytrack.usecases.exporting.sheets.head import Issue
from gytrack.usecases.exporting.sheets.matter import Matter
from gytrack.usecases.reporting.report import StatusReport


class Draft(NamedTuple):
    """A bulletin before it is issued; ``unit`` is who issues it, empty where that is left to a hand."""

    number: int
    period: Period
    issued_on: date
    approved_by: str | None
    unit: str
    rules: Rules
    matter: Matter

    @property
    def report(self) -> StatusReport:
        """The status as of the cut-off."""
        return self.matter.report

    def issue(self) -> Issue:
        """Return the title and the approval."""
        kind = "进展情况" if self.approved_by is None else "进展情况通报"
        about = subject(self.report.plan.title)
        return Issue(f"{about}{kind}（第{self.number}期）", self.approved_by)

    def about(self) -> str:
        """Say of which period it is, who issues it and when."""
        period = self.period
        days = f"{long_day(period.first)}至{long_day(period.last)}"
        issuer = f"{self.unit}　" if self.unit else ""
        return f"{period.label}（{days}），截至{long_day(period.cut_off)}｜{issuer}{long_day(self.issued_on)}编发"

    def file_name(self, ending: str) -> str:
        """Return the name that a file of it gets: 拱墅区…进展情况第3期_20250625.xlsx."""
        about = storable(subject(self.report.plan.title))
        return f"{about}进展情况第{self.number}期_{compact(self.period.cut_off)}.{ending}"
