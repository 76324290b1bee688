"""A plan as a document prints it: what reading gives and importing takes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gytrack.records.place import Place as Place  # noqa: PLC0414 - part of a plan, to be had from here too
from gytrack.records.place import quote
from gytrack.records.terms import Kind, Operator, Role

FILE_SCHEMA = 1
"""The version of the file that holds a plan to be edited; a key is never taken away within one."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a document as it was decoded, every line end a line feed.

    ``sha256`` is the digest of the bytes, so that the same file is known again. ``form`` is what the file says of the
    text beyond it (``gytrack.reading.text.form``), empty for a plain text.
    """

    name: str
    text: str
    sha256: str
    form: str = ""

    def quote(self, place: Place) -> str:
        """Return the source text at ``place``, line ends included."""
        return quote(self.text, place)


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself, and what its coordinator adds: a code, and a start where the paper prints none.

    ``interprets`` where it is no plan but explains one (政策解读): its title and dates are those of the plan explained.
    """

    title: str
    issuer: str | None = None
    doc_no: str | None = None
    draft: bool = False
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    starts: date | None = None
    ends: date | None = None
    code: str | None = None
    start_set: date | None = None
    start_basis: str | None = None
    interprets: bool = False

    def printed_start(self) -> date | None:
        """Return the day from which the plan counts, as the paper prints it."""
        return self.starts or self.effective or self.issued

    def only_year(self) -> int | None:
        """Return the year of a plan of one year."""
        if self.starts and self.ends and self.starts.year == self.ends.year:
            return self.starts.year
        return None


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline, coded by the document's own numbers: ``2``, ``2.1``."""

    code: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Party:
    """A department named as responsible for a task, as printed, with the place of its name."""

    name: str
    role: Role
    place: Place


@dataclass(frozen=True, slots=True)
class Department:
    """A department that a plan lists, with its other names; ``members`` are those that a collective stands for.

    ``collective`` is null where its name alone says whether it is one.
    """

    name: str
    place: Place
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    collective: bool | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody must do; ``ongoing`` where the document sets no date but 长期坚持 or 持续推进.

    ``own_title`` is a short title that a person gave it.
    """

    code: str
    section: str
    kind: Kind
    text: str
    place: Place
    parties: tuple[Party, ...] = ()
    due: date | None = None
    ongoing: bool = False
    own_title: str | None = None

    def names(self, role: Role) -> tuple[str, ...]:
        """Return the departments in ``role``, in the order of the document."""
        return tuple(party.name for party in self.parties if party.role == role)


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached; ``owner`` is a task's or section's code, empty for the plan's own.

    ``by_department`` marks 按单位汇总: the departments' values add up.
    """

    owner: str
    name: str
    op: Operator
    value: Decimal
    unit: str
    place: Place
    upper: Decimal | None = None
    due: date | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    per: str | None = None
    by_department: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """Something the reader is unsure of: the quote, what was unsure, what was assumed."""

    place: Place
    quote: str
    unsure: str
    assumed: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A document read whole.

    ``departments`` are those that it lists with their other names and members; a paper lists none, it only names them.
    """

    head: Head
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    issues: tuple[Issue, ...]
    departments: tuple[Department, ...] = ()

    def named(self) -> tuple[Party, ...]:
        """Return each department that a task names once, where it is first named."""
        first: dict[str, Party] = {}
        for task in self.tasks:
            for party in task.parties:
                first.setdefault(party.name, party)
        return tuple(first.values())
